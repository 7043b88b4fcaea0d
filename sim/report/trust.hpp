#pragma once

#include <string>
#include <vector>

#include "corridor/experiment/summary.hpp"

namespace corridor::report {

/// What grows without end, and a warm-up that is too short.
std::vector<std::string> course_warnings(const experiment::Summary& summary);

}  // namespace corridor::report
