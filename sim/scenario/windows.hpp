#pragma once

#include <vector>

#include "corridor/scenario/description.hpp"
#include "corridor/scenario/reading.hpp"

namespace corridor::scenario {

/// Puts the windows of `dates` in order; those that touch or overlap become one, with a warning.
void merge_dates(Reading& reading, const Given& given, std::vector<Window>& dates);

}  // namespace corridor::scenario
