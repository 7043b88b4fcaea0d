#pragma once
// Many corridors beside each other in one scenario.

#include "corridor/scenario/scenario.hpp"

namespace corridor::bench {

/// `n` copies of all nodes, links, fleets, services, flows and disruptions, each with ids and luck
/// of its own; commodities are shared, options and observed figures left out.
scenario::Scenario copies(const scenario::Scenario& scenario, int n);

}  // namespace corridor::bench
