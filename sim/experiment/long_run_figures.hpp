#pragma once
// Intervals for a scenario that was simulated once only.

#include <vector>

#include "cargo_unit.hpp"
#include "corridor/experiment/summary.hpp"

namespace corridor::experiment {

/// Gives what was delivered and the mean transit times their intervals by batch means. `flows` are
/// those of the only replication, in the order of summary.flows.
void add_batch_means(const std::vector<model::FlowOutcome>& flows,
                     const CargoUnits& units,
                     Summary& summary);

}  // namespace corridor::experiment
