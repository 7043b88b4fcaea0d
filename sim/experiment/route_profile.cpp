#include "route_profile.hpp"

#include "corridor/core/factors.hpp"

namespace corridor::experiment {

namespace {

std::optional<double> km_of(const scenario::Scenario& scenario, const model::RouteLeg& leg) {
  double metres = 0;
  for (const std::string& id : leg.links) {
    const auto link = scenario.links.find(id);
    if (link == scenario.links.end() || !link->second.length) {
      return std::nullopt;
    }
    metres += link->second.length->metres;
  }
  return metres / core::kMetresPerKm;
}

std::optional<scenario::Mode> mode_of(const scenario::Scenario& scenario,
                                      const model::RouteLeg& leg) {
  const auto link = leg.links.empty() ? scenario.links.end() : scenario.links.find(leg.links[0]);
  return link != scenario.links.end() ? std::optional(link->second.mode) : std::nullopt;
}

std::string country_of(const scenario::Scenario& scenario, const std::string& node) {
  const auto found = scenario.nodes.find(node);
  return found != scenario.nodes.end() ? found->second.country : std::string{};
}

}  // namespace

RouteProfile::RouteProfile(const scenario::Scenario& scenario,
                           const scenario::Flow& flow,
                           const std::vector<model::RouteLeg>& legs)
    : stages(scenario, flow, legs), stage_km{0.0}, stage_mode{std::nullopt} {
  for (const model::RouteLeg& leg : legs) {
    add_leg(scenario, leg);
  }
  for (std::size_t i = 2; i + 1 < stage_mode.size(); i += 2) {
    if (stage_mode[i - 1] == stage_mode[i + 1]) {
      stage_mode[i] = stage_mode[i - 1];
    }
  }
  stage_km.emplace_back(0.0);  // elsewhere
  stage_mode.emplace_back(std::nullopt);
  add_borders(scenario, flow, legs);
}

void RouteProfile::add_leg(const scenario::Scenario& scenario, const model::RouteLeg& leg) {
  legs_.emplace(leg.from + " - " + leg.to, stage_km.size());
  stage_km.push_back(km_of(scenario, leg));
  stage_mode.push_back(mode_of(scenario, leg));
  stage_km.emplace_back(0.0);
  stage_mode.emplace_back(std::nullopt);
}

void RouteProfile::add_borders(const scenario::Scenario& scenario,
                               const scenario::Flow& flow,
                               const std::vector<model::RouteLeg>& legs) {
  std::string at = flow.from;
  std::string last = country_of(scenario, at).empty() ? std::string{} : at;
  for (const model::RouteLeg& leg : legs) {
    for (const std::string& id : leg.links) {
      const auto link = scenario.links.find(id);
      if (link != scenario.links.end()) {
        at = link->second.from == at ? link->second.to : link->second.from;
        come_to(scenario, at, leg.mode, last);
      }
    }
  }
}

void RouteProfile::come_to(const scenario::Scenario& scenario,
                           const std::string& at,
                           const std::string& mode,
                           std::string& last) {
  const std::string country = country_of(scenario, at);
  if (country.empty()) {
    return;
  }
  if (!last.empty() && country_of(scenario, last) != country) {
    border_nodes.emplace(last, borders.size());
    border_nodes.emplace(at, borders.size());
    borders.push_back({.from = last, .to = at, .mode = mode});
  }
  last = at;
}

std::size_t RouteProfile::stage_of(const model::MoneyOutcome& row) const {
  const std::size_t elsewhere = stage_km.size() - 1;
  if (row.what == model::Charge::Through) {
    return elsewhere > 1 ? 1 : 0;
  }
  if (row.what == model::Charge::Freight) {
    const auto leg = legs_.find(row.place);
    return leg != legs_.end() ? leg->second : elsewhere;
  }
  return stages.stage_of(row.place);
}

std::optional<double> RouteProfile::km() const {
  double sum = 0;
  for (const std::optional<double>& part : stage_km) {
    if (!part) {
      return std::nullopt;
    }
    sum += *part;
  }
  return sum > 0 ? std::optional<double>(sum) : std::nullopt;
}

}  // namespace corridor::experiment
