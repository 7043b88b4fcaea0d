#pragma once

#include <string>
#include <vector>

#include "corridor/experiment/summary.hpp"

namespace corridor::report {

/// Of each commodity the flow that delivered most.
std::vector<const experiment::FlowSummary*> largest_flows(const experiment::Summary& summary);
/// Those with these ids, in the summary's order.
std::vector<const experiment::FlowSummary*> flows_called(const experiment::Summary& summary,
                                                         const std::vector<std::string>& ids);

}  // namespace corridor::report
