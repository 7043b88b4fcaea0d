#include "capacity_gathering.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "corridor/core/portable_math.hpp"

namespace corridor::model {

namespace {

using scenario::DepartWhen;

/// So many groups that their number is as good as certain.
constexpr double kMany = 500;

/// Mean part of a vehicle that has gathered `at_most` after the first group, with groups as a
/// Poisson process.
double mean_load_within(const Gathering& g) {
  const double size = g.loads / g.groups;
  const double mean = g.groups * g.at_most;
  if (mean > kMany) {
    return std::min(1.0, size * (1 + mean));
  }
  double probability = core::portable_exp(-mean);
  double missing = 0;  // to a full vehicle
  for (int n = 0; size * (1 + n) < 1 && n < 4 * kMany; ++n) {
    missing += probability * (1 - size * (1 + n));
    probability *= mean / (n + 1);
  }
  return 1 - missing;
}

/// Probability that no group comes while the rest of the last one waits.
double none_within(const Gathering& g) {
  return core::portable_exp(std::max(-700.0, -g.groups * g.at_most));
}

/// What a group has beyond full vehicles; nothing when there is next to nothing.
double rest_of_group(const Gathering& g) {
  const double rest = g.group_size() - std::floor(g.group_size());
  return rest < 1e-6 || rest > 1 - 1e-6 ? 0 : rest;
}

/// Each group fills one vehicle or more; its rest goes by itself after `at_most`, or with the next.
double departures_with_rest(const Gathering& g) {
  const double rest = rest_of_group(g);
  const double full = g.group_size() - rest;
  return g.groups * (full + (rest > 0 ? none_within(g) * (1 - rest) + rest : 0));
}

/// Groups that are gathered into one vehicle where there is a least load.
double together_of(const Gathering& g) {
  return std::max(1.0, std::ceil(g.least / g.group_size() - 1e-9));
}

/// Groups per day that come to a call: those offered there, and each vehicle that brings cargo. A
/// block train of B in vehicles of K is spread over 1 + B / K of them.
double groups_at(const Traffic& traffic,
                 const std::vector<Trips>& trips,
                 const std::vector<FlowStage>& boarding) {
  struct Brought {
    double lots = 0;
    double vehicles = 0;
  };
  double groups = 0;
  std::map<ServiceId, Brought> brought;
  for (const FlowStage& at : boarding) {
    const FlowSpec& flow = traffic.layout().flows[at.flow];
    if (at.stage == 0) {
      groups += traffic.groups(at.flow);
      continue;
    }
    const ServiceId by = flow.stages[at.stage - 1].service;
    const double load = traffic.layout().services[by].capacity[flow.commodity.value].to_units();
    Brought& sum = brought[by];
    sum.lots += traffic.lots(at.flow);
    sum.vehicles += traffic.groups(at.flow) + traffic.units(at.flow) / load;
  }
  for (const auto& [service, sum] : brought) {
    const bool pipeline = traffic.layout().services[service].is_pipeline();
    const double vehicles = std::min(sum.vehicles, trips[service.value].per_day);
    groups += pipeline ? sum.lots : std::min(sum.lots, vehicles);
  }
  return groups;
}

}  // namespace

bool Gathering::makes_wait() const {
  return when == DepartWhen::Full || when == DepartWhen::Timetable || least > 0;
}

Gathering gathering_at(const Traffic& traffic,
                       const std::vector<Trips>& trips,
                       ServiceId id,
                       std::uint32_t call) {
  const ServiceSpec& service = traffic.layout().services[id];
  const scenario::DepartRule& rule = service.data->calls[call].depart;
  Gathering g;
  g.when = rule.when;
  g.loads = traffic.full_loads(id, call);
  g.groups = groups_at(traffic, trips, traffic.calls(id)[call].boarding);
  if (rule.at_least) {
    const Amount largest = *std::max_element(service.capacity.begin(), service.capacity.end());
    g.least = std::min(1.0, rule.at_least->to_units() / largest.to_units());
  }
  if (rule.at_most) {
    g.at_most = core::to_days(*rule.at_most);
  }
  if (rule.timetable) {
    const auto n = static_cast<double>(rule.timetable->times.size());
    g.every = rule.timetable->every ? core::to_days(*rule.timetable->every)
                                    : traffic.conditions().period().days() / std::max(1.0, n);
  }
  return g;
}

double departures_of(const Gathering& g) {
  if (g.loads <= 0 || g.groups <= 0) {
    return 0;
  }
  const double size = g.group_size();
  if (g.when == DepartWhen::Full) {
    if (g.at_most == kInfinite) {
      return g.loads;
    }
    return size >= 1 ? departures_with_rest(g) : g.loads / mean_load_within(g);
  }
  if (g.when == DepartWhen::Timetable) {
    const double none = core::portable_exp(std::max(-700.0, -g.groups * g.every));
    return std::max(g.loads, (1 - none) / g.every);
  }
  const double together = together_of(g);
  return g.groups / together * std::max(1.0, together * size);
}

double wait_to_fill(const Gathering& g) {
  if (g.loads <= 0 || g.groups <= 0) {
    return 0;
  }
  if (g.when == DepartWhen::Timetable) {
    return g.every / 2;
  }
  const bool full = g.when == DepartWhen::Full;
  if (full && g.group_size() >= 1) {  // the rest waits for the next group, or for `at_most`
    return rest_of_group(g) / g.group_size() * (1 - none_within(g)) / g.groups;
  }
  const double together = full ? std::max(1.0, 1 / g.group_size()) : together_of(g);
  const double to_fill = (together - 1) / g.groups;
  if (to_fill <= g.at_most) {
    return to_fill / 2;
  }
  const double within = g.groups * g.at_most;
  return g.at_most * (1 + within / 2) / (1 + within);
}

}  // namespace corridor::model
