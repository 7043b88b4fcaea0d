#pragma once
// What two scenarios differ in, as text and as JSON.

#include <string>
#include <vector>

#include "corridor/scenario/difference.hpp"

namespace corridor::report {

/// A scenario as a reader asked for it.
struct ComparedScenario {
  std::string file;
  std::vector<std::string> with{};  // ids of options
  std::vector<std::string> sets{};  // "path=value"
  std::string name{};
};

struct ComparedScenarios {
  ComparedScenario before;
  ComparedScenario after;
  std::vector<scenario::Difference> differences;
};

/// Every difference with both values and where they were written. Those that are of sources,
/// ranges and remarks only are counted, or listed in a section of their own.
std::string difference_page(const ComparedScenarios& compared, bool with_sources);
/// All of them, with values in full.
std::string difference_json(const ComparedScenarios& compared);
/// Paths, one a line, escaped; nothing where nothing differs.
std::string difference_paths(const ComparedScenarios& compared, bool with_sources);

}  // namespace corridor::report
