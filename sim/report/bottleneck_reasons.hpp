#pragma once

#include <string>
#include <vector>

#include "corridor/experiment/bottlenecks.hpp"

namespace corridor::report {

/// For each detector whose first choice is not of the verdict: which limit that is, what the
/// detector sees, and why easing it gains less. A sentence each.
std::vector<std::string> disagreements(const experiment::Bottlenecks& found);

}  // namespace corridor::report
