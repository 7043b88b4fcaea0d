#pragma once
// Any bytes as a scenario that is checked and run: what must hold of it.

#include <string>

namespace corridor::fuzz {

/// How far an input came.
enum class Reached {
  Refused,      // by the reader
  CheckFailed,  // read, but the model refuses it
  TooLarge,     // accepted, but not run here
  Ran,
};

struct RunVerdict {
  Reached reached = Reached::Refused;
  std::string fault;  // empty: all is in order
};

/// Reads and checks `input` and, if it is accepted and small, simulates one replication, twice: a
/// ledger or account that does not balance, or a second run that differs, is a fault. Report,
/// tables and JSON are made of what came out.
RunVerdict judge_run(const std::string& input);

}  // namespace corridor::fuzz
