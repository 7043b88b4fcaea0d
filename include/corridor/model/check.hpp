#pragma once
// What only the model can judge of a scenario: routes, handling for every change of mode, lots that
// fit no vehicle, demand beyond capacity.

#include <optional>
#include <string>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

/// Errors make simulate() impossible; warnings are odd but run.
core::Diagnostics check(const scenario::Scenario& scenario);

struct RouteLeg {
  std::string service, from, to, mode;
  std::vector<std::string> links;  // in running order
};
struct FlowRoute {
  std::string flow;
  std::vector<RouteLeg> legs;
  double free_flow_days = 0;
  std::vector<std::string> facilities{};  // that work on its lots, in order: "aktau.rail_front"
};
/// Mean demand over the statistics window against what the slots or the rate of a link allow.
struct LinkDemand {
  std::string link, from, to;
  double demand = 0;               // trains (full ones) or units per day
  std::optional<double> capacity;  // per day
  std::string unit;
};

/// Routes and loads as the model will see them; the scenario must have passed check().
std::vector<FlowRoute> routes(const scenario::Scenario& scenario);
std::vector<LinkDemand> link_demand(const scenario::Scenario& scenario);

}  // namespace corridor::model
