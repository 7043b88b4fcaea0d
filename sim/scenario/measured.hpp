#pragma once
// The numbers of a distribution: durations, amounts or factors, by the scope.

#include "corridor/scenario/kinds.hpp"

namespace corridor::scenario {

/// A number of the measure at hand (microseconds, units of cargo, or a factor); `positive` ones
/// must be more than zero.
KindOf<double> measured(bool positive);
/// The text that reads back as that number.
std::string measured_text(const Writing& writing, double value);

}  // namespace corridor::scenario
