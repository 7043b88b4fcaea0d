#pragma once
// Reading a scenario for a command, with one verdict for all commands.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/scenario.hpp"
#include "dispatch.hpp"

namespace corridor::tools {

struct InputRequest {
  std::string file;                 // "-" is standard input
  std::vector<std::string> with{};  // ids of options
  std::vector<std::string> sets;    // "path=value"
  bool strict = false;              // warnings are errors
};

struct Input {
  std::optional<scenario::Scenario> scenario;  // none: `exit_code` says why
  int exit_code = 0;
  std::size_t n_warnings = 0;
  std::vector<std::string> files;
  std::uint64_t hash = 0;
};

/// Reads and checks. All that is wrong or odd is printed to `err`, the first 20 and the number of
/// the rest.
Input read_input(const InputRequest& request, Streams streams);

/// Prints "corridor COMMAND: problem" and where help is; answers with the exit code of bad usage.
int usage_error(const std::string& command, const std::string& problem, Streams streams);

}  // namespace corridor::tools
