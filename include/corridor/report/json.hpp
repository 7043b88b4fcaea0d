#pragma once
// A run as JSON.

#include <cstdint>
#include <string>
#include <vector>

#include "corridor/experiment/summary.hpp"

namespace corridor::report {

/// What was simulated and what came of it: the same bytes wherever and however it is run. Numbers
/// have nine significant digits; what is unknown is null.
std::string summary_json(const experiment::Summary& summary, const std::string& version);

/// How it was run: different each time.
struct RunRecord {
  std::vector<std::string> command;
  std::vector<std::string> options;  // whose changes the scenario has
  std::string version;
  std::uint64_t seed = 1;
  int replications = 0;
  int threads = 0;
  std::string host;
  std::string compiler;
  std::vector<std::string> files;  // the scenario and what it includes
  std::uint64_t input_hash = 0;    // of their bytes
  std::uint64_t fingerprint = 0;
  std::string started;  // UTC
  double wall_seconds = 0;
};
std::string run_json(const RunRecord& record);

}  // namespace corridor::report
