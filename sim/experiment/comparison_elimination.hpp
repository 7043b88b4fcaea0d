#pragma once
// Combinations of a comparison that go out before all replications.

#include "comparison_figures.hpp"

namespace corridor::experiment {

/// All options of `less` are among those of `more`, which has others too.
bool is_part_of(const OptionSet& less, const OptionSet& more);

/// Sets of which a part runs event by event alike, so far, take over its figures and leave
/// `combinations` (indices of sets).
void find_same(Field& field, std::vector<std::size_t>& combinations, OptionComparison& result);

/// Simulates all `combinations` as often as planned, but those that go out (set_elimination.hpp);
/// their rivals are all that cost no more, the base too. False when interrupted.
bool eliminate_combinations(const Field& field,
                            const std::vector<std::size_t>& combinations,
                            const ComparePlan& plan,
                            Progress& progress,
                            OptionComparison& result);

}  // namespace corridor::experiment
