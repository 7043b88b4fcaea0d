#pragma once
// Tables of hostile input: what planners, copy-paste and attackers hand to the program, and what it
// answers to `check` and to `run`.

#include <string>
#include <vector>

namespace corridor::tools {

struct Hostile {
  std::string name;
  std::string text;   // of the scenario
  int exit_code = 0;  // of `check`, and of `run` where that is bad input
  std::string first;  // beginning of the first line of complaints; empty: there is none
  int ran = 0;        // exit code of `run` where `check` finds it in order
};

/// Checks and runs (one replication) the scenario. What `check` refuses, `run` refuses in the same
/// words, and nothing is written.
void judge(const Hostile& row);
void judge(const std::vector<Hostile>& rows);

/// What the report says of a run of two replications, in one line.
std::string report_of(const std::string& text);

/// The first `from` in `text`, which must be there, replaced.
std::string with(const std::string& text, const std::string& from, const std::string& to);

/// Trucks at a customs post, the smallest thing that runs; and two ferries between two ports.
const std::string& queue_text();
const std::string& ferry_text();

}  // namespace corridor::tools
