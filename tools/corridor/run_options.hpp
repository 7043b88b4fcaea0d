#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace corridor::tools {

/// What was asked of `corridor run`.
struct RunRequest {
  std::vector<std::string> command;  // as written, for the record
  std::string file;
  std::vector<std::string> with;  // ids of options
  std::vector<std::string> sets;
  std::optional<int> replications;      // default: the scenario's
  std::optional<std::uint64_t> seed;    // default: the scenario's
  std::vector<std::string> precision;   // "P50=2%"; with any, `replications` is the least number
  std::optional<int> max_replications;  // with `precision`
  bool low_high = false;
  std::string low_high_flow;      // whose figures; empty: all flows
  int threads = 0;                // 0: one a processor
  std::string folder;             // empty: the next free one below results/
  std::string follow;             // "flow/number", or empty
  std::vector<std::string> show;  // flows; empty: the largest of each commodity
  bool trace = false;
  bool strict = false;
  bool quiet = false;
  bool help = false;
};

/// A request, or what is wrong with the arguments.
struct ParsedRun {
  std::optional<RunRequest> request;
  std::string problem;
};
ParsedRun parse_run(std::span<const std::string> arguments);

void print_run_help(std::ostream& out);

}  // namespace corridor::tools
