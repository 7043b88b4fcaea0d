#include "corridor/experiment/limit.hpp"

#include <algorithm>

namespace corridor::experiment {

namespace {

using scenario::Scenario;

void add_places(const Scenario& scenario, std::vector<Limit>& limits) {
  for (const auto& [node, data] : scenario.nodes) {
    for (const auto& [id, facility] : data.facilities) {
      limits.push_back({.kind = LimitKind::Facility, .owner = node, .part = id});
    }
    for (const auto& [id, storage] : data.storage) {
      if (!storage.capacity.empty()) {
        limits.push_back({.kind = LimitKind::Storage, .owner = node, .part = id});
      }
    }
  }
}

void add_links(const Scenario& scenario, std::vector<Limit>& limits) {
  for (const auto& [id, link] : scenario.links) {
    const auto add = [&, &owner = id](LimitKind kind) {
      limits.push_back({.kind = kind, .owner = owner, .part = {}});
    };
    if (!link.sections.empty()) {
      add(LimitKind::Line);
    } else if (link.slots || link.headway) {
      add(LimitKind::Track);
    } else if (link.rate) {
      add(LimitKind::Pipeline);
    }
  }
}

bool is_counted(const Scenario& scenario, const scenario::Service& service) {
  const auto fleet = scenario.fleets.find(service.fleet);
  return fleet != scenario.fleets.end() && fleet->second.count && !service.arrives_every;
}

void add_vehicles(const Scenario& scenario, std::vector<Limit>& limits) {
  for (const auto& [id, service] : scenario.services) {
    if (is_counted(scenario, service)) {
      limits.push_back({.kind = LimitKind::Fleet,
                        .owner = service.fleet,
                        .part = service.vehicles ? id : std::string()});
    }
  }
  for (const auto& [id, pool] : scenario.pools) {
    limits.push_back({.kind = LimitKind::Pool, .owner = id, .part = {}});
  }
}

}  // namespace

std::string Limit::name() const {
  return part.empty() ? owner : owner + "." + part;
}

std::vector<Limit> limits_of(const Scenario& scenario) {
  std::vector<Limit> limits;
  add_places(scenario, limits);
  add_links(scenario, limits);
  add_vehicles(scenario, limits);
  for (const auto& [id, disruption] : scenario.disruptions) {
    if (!disruption.closes.empty()) {
      limits.push_back({.kind = LimitKind::Calendar, .owner = id, .part = {}});
    }
  }
  std::ranges::sort(limits, [](const Limit& a, const Limit& b) {
    return a.kind != b.kind ? a.kind < b.kind : a.name() < b.name();
  });
  limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  return limits;
}

std::string to_string(LimitKind kind) {
  switch (kind) {
    case LimitKind::Facility:
      return "facility";
    case LimitKind::Storage:
      return "storage";
    case LimitKind::Track:
      return "track";
    case LimitKind::Line:
      return "line";
    case LimitKind::Pipeline:
      return "pipeline";
    case LimitKind::Fleet:
      return "fleet";
    case LimitKind::Pool:
      return "pool";
    case LimitKind::Calendar:
      break;
  }
  return "calendar";
}

std::string to_string(Step step) {
  switch (step) {
    case Step::One:
      return "one";
    case Step::Tenth:
      return "tenth";
    case Step::Twice:
      break;
  }
  return "twice";
}

}  // namespace corridor::experiment
