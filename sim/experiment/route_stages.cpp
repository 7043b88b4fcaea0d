#include "corridor/experiment/route_stages.hpp"

namespace corridor::experiment {

std::string node_or_link(const std::string& place) {
  return place.substr(0, place.find('.'));
}

RouteStages::RouteStages(const scenario::Scenario& scenario,
                         const scenario::Flow& flow,
                         const std::vector<model::RouteLeg>& legs) {
  add_terminal(flow.from);
  for (const model::RouteLeg& leg : legs) {
    add_way(scenario, leg);
    add_terminal(leg.to);
  }
  stages_.push_back({.name = "elsewhere", .service = {}});
}

std::size_t RouteStages::stage_of(const std::string& place) const {
  const std::string id = node_or_link(place);
  if (const auto terminal = terminals_.find(id); terminal != terminals_.end()) {
    return terminal->second;
  }
  const auto passed = on_the_way_.find(id);
  return passed != on_the_way_.end() ? passed->second : stages_.size() - 1;
}

void RouteStages::add_terminal(const std::string& node) {
  terminals_.emplace(node, stages_.size());
  stages_.push_back({.name = node, .service = {}});
}

void RouteStages::add_way(const scenario::Scenario& scenario, const model::RouteLeg& leg) {
  const std::size_t stage = stages_.size();
  stages_.push_back({.name = leg.from + " - " + leg.to, .service = leg.service});
  for (const std::string& id : leg.links) {
    on_the_way_.emplace(id, stage);
    if (const auto link = scenario.links.find(id); link != scenario.links.end()) {
      on_the_way_.emplace(link->second.from, stage);
      on_the_way_.emplace(link->second.to, stage);
    }
  }
}

}  // namespace corridor::experiment
