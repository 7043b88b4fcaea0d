#pragma once
// Limits and the measures of comparisons in a planner's words.

#include <string>
#include <vector>

#include "corridor/experiment/bottlenecks.hpp"
#include "corridor/experiment/limit.hpp"
#include "corridor/experiment/measure.hpp"

namespace corridor::report {

/// "aktau.rail_front", "the room of aktau.yard", "the vehicles of feeders", ...
std::string limit_words(const experiment::Limit& limit);
/// "a, b and c".
std::string joined(const std::vector<std::string>& words);

/// How a measure's values and their differences are printed.
struct MeasureScale {
  std::string unit;   // "kt/yr", "d", "MUSD/yr"
  double factor = 1;  // from the measure's own unit over the window
  std::string name;   // "throughput", "mean journey", ...
};
/// `base` is a value of the measure; `years` the length of the window; journeys of less than a day
/// are told in hours or minutes.
MeasureScale scale_of(const experiment::Measure& measure,
                      const std::string& unit,
                      double base,
                      double years);

}  // namespace corridor::report
