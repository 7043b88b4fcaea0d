#pragma once
// From the world to the outcome.

#include <vector>

#include "corridor/model/outcome.hpp"
#include "corridor/model/world.hpp"

namespace corridor::model {

/// What is counted within the statistics window; at its end.
void measure_window(World& world, Outcome& outcome);
/// Of a tank: its own row and that of a storage. It must balance, and agree with its lots.
void measure_tank(World& world, StorageId tank, Outcome& outcome);
/// Money and CO2 until `end`, likewise; and with the delay of the lots offered within the window.
void measure_money_of_window(World& world, Time end, Outcome& outcome);
void measure_money_of_cohort(World& world, Outcome& outcome);
/// What is told of the lots offered within the window; at the end of the run. Checks all accounts.
void measure_cohort(World& world, Outcome& outcome);
/// The stages of the followed lot, one a charge.
std::vector<JourneyStage> journey_of(const World& world);
/// Simulated counterparts of the scenario's observed figures.
void measure_observed(const World& world, Outcome& outcome);

}  // namespace corridor::model
