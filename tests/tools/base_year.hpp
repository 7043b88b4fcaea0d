#pragma once
// The base years as they are shipped, run as a planner runs them.

#include <string>
#include <vector>

#include "corridor/experiment/summary.hpp"

namespace corridor::tools {

/// All replications of scenarios/<file> with values set as by --set; warnings about it end the test
/// case.
experiment::Summary base_year(const std::string& file, const std::vector<std::string>& sets = {});

/// The row of the observed figure; a missing one ends the test case.
const experiment::ValidationRow& figure(const experiment::Summary& summary, const std::string& id);

/// Ids of the figures that miss; those of a series with the end of their period, "boxes_by_date to
/// 2024-07-01".
std::vector<std::string> missed(const experiment::Summary& summary);

/// Nothing stops or fails to balance, cargo arrives, stocks stay, every observed figure has a
/// value.
void check_soundness(const experiment::Summary& summary);

}  // namespace corridor::tools
