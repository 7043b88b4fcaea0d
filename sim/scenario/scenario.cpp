#include "corridor/scenario/scenario.hpp"

#include <algorithm>

namespace corridor::scenario {

Mark Scenario::mark_of(const std::string& path) const {
  for (std::string at = path; !at.empty();) {
    if (const auto found = marks.find(at); found != marks.end()) {
      return found->second;
    }
    const std::size_t end = at.find_last_of(".[");
    at.resize(end == std::string::npos ? 0 : end);
  }
  return {};
}

Scenario frame_of(const Scenario& scenario) {
  Scenario frame;
  frame.format = scenario.format;
  frame.name = scenario.name;
  frame.from = scenario.from;
  frame.to = scenario.to;
  frame.warm_up = scenario.warm_up;
  frame.cool_down = scenario.cool_down;
  frame.replications = scenario.replications;
  frame.seed = scenario.seed;
  frame.currency = scenario.currency;
  frame.currencies = scenario.currencies;
  frame.commodities = scenario.commodities;
  return frame;
}

bool forbids(const Disruption& disruption, Forbids what) {
  const auto& list = disruption.forbids;
  return list.empty() || std::find(list.begin(), list.end(), what) != list.end();
}

Mode mode_of(FleetKind kind) {
  switch (kind) {
    case FleetKind::Ship:
      return Mode::Sea;
    case FleetKind::Train:
      return Mode::Rail;
    case FleetKind::Road:
      return Mode::Road;
  }
  return Mode::Sea;
}

std::vector<ObservedPart> observed_parts(const Scenario& scenario) {
  std::vector<ObservedPart> parts;
  for (std::size_t i = 0; i < scenario.observed.size(); ++i) {
    const std::vector<ObservedPeriod>& series = scenario.observed[i].series;
    for (std::size_t entry = 0; entry < series.size(); ++entry) {
      parts.push_back({.figure = i,
                       .entry = entry,
                       .period = {.from = series[entry].from.value_or(scenario.from),
                                  .to = series[entry].to.value_or(scenario.to)}});
    }
    if (series.empty()) {
      parts.push_back(
          {.figure = i, .entry = {}, .period = {.from = scenario.from, .to = scenario.to}});
    }
  }
  return parts;
}

Duration running_time(const Link& link, std::size_t section, bool backward) {
  const Section& stretch = link.sections[section];
  if (backward && stretch.back) {
    return *stretch.back;
  }
  return stretch.time ? *stretch.time : core::travel_time(*stretch.length, *link.speed);
}

}  // namespace corridor::scenario
