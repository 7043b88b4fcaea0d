#pragma once
// A line of two legs and outcomes for it, made by hand: altynkol -(train)- aktau -(feeder)- alat.

#include <cstdint>
#include <vector>

#include "corridor/model/check.hpp"
#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::test {

/// Flows `boxes` (container, 2 TEU of 14 t a lot, due) and `oil` (crude, 1000 t a lot).
scenario::Scenario fake_scenario();
std::vector<model::FlowRoute> fake_routes();

/// An outcome for it. Each of the 10 delivered lots of boxes takes `journey` days: 5 moving, 1 in
/// customs, the rest at aktau: one day for weather, the rest for the feeder.
model::Outcome fake_outcome(double journey, std::int64_t fingerprint = 1);

}  // namespace corridor::test
