#pragma once
// What a scenario holds, before anything is simulated.

#include <string>
#include <vector>

#include "corridor/model/check.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::report {

/// Nodes, links, services, flows with their routes, and demand by link against capacity.
std::string network_report(const scenario::Scenario& scenario,
                           const std::vector<model::FlowRoute>& routes,
                           const std::vector<model::LinkDemand>& demand);

}  // namespace corridor::report
