#pragma once
// Combinations of a comparison, screened by what their parts do alone.

#include "corridor/experiment/comparison.hpp"

namespace corridor::experiment {

/// Index of the set of that one option, if it is there and can be simulated.
std::optional<std::size_t> single_of(const OptionComparison& result, const std::string& option);

/// Forecast and choice of each combination that has a scenario. The other sets have been measured.
/// False when interrupted.
bool screen_combinations(const scenario::Scenario& base,
                         const ComparePlan& plan,
                         Progress& progress,
                         OptionComparison& result);

}  // namespace corridor::experiment
