#include "capacity_rates.hpp"

#include <algorithm>

#include "compiler.hpp"
#include "corridor/core/factors.hpp"
#include "corridor/core/moments.hpp"

namespace corridor::model {

namespace {

using scenario::Forbids;
using scenario::Side;

/// Part of the time in which work of this length goes on at most: what a closure finds under way is
/// finished.
double open_at_most(const Closed& closed, double days) {
  return std::min(1.0, 1 - closed.share + closed.per_day * std::min(days, closed.mean_length()));
}

bool carries(const scenario::Handling& entry, const std::string& commodity) {
  return std::find(entry.cargo.begin(), entry.cargo.end(), commodity) != entry.cargo.end();
}

}  // namespace

scenario::Mode mode_of(Side side) {
  switch (side) {
    case Side::Sea:
      return Mode::Sea;
    case Side::Road:
      return Mode::Road;
    case Side::Pipeline:
      return Mode::Pipeline;
    case Side::Rail:
    case Side::Origin:
    case Side::Destination:
      break;
  }
  return Mode::Rail;
}

Rates::Rates(const Traffic& traffic)
    : layout_(traffic.layout()), conditions_(traffic.conditions()) {}

std::vector<Rates::Step> Rates::steps_of(const scenario::Handling& handling) {
  const std::size_t arrival = end_of_arrival(handling);
  const std::size_t departure = std::max(arrival, start_of_departure(handling));
  std::vector<Step> steps;
  for (std::size_t i = 0; i < handling.steps.size(); ++i) {
    Step step{.data = &handling.steps[i]};
    if (i < arrival) {
      step.part = Step::Part::Arrival;
      step.side = handling.from;
    } else if (i >= departure) {
      step.part = Step::Part::Departure;
      step.side = handling.to;
    }
    steps.push_back(step);
  }
  return steps;
}

double Rates::largest_vehicle(NodeId node, CommodityId commodity, Mode mode) const {
  double most = 0;
  for (const ServiceSpec& service : layout_.services) {
    if (service.mode != mode || service.is_pipeline()) {
      continue;
    }
    const bool calls = std::any_of(service.calls.begin(),
                                   service.calls.end(),
                                   [node](const auto& c) { return c.node == node; });
    if (calls) {
      most = std::max(most, service.capacity[commodity.value].to_units());
    }
  }
  return most;
}

double Rates::largest_group(CommodityId commodity) const {
  double most = layout_.commodities[commodity].lot.to_units();
  for (const FlowSpec& flow : layout_.flows) {
    const scenario::Arrivals& arrives = flow.data->arrives;
    if (flow.commodity == commodity && arrives.size) {
      most = std::max(most, core::mean(*arrives.size));
    }
    for (const Stage& stage : flow.stages) {
      if (flow.commodity == commodity && stage.service.valid() &&
          !layout_.services[stage.service].is_pipeline()) {
        most = std::max(most, layout_.services[stage.service].capacity[commodity.value].to_units());
      }
    }
  }
  return most;
}

/// One session with `units`, or one piece of work in the terminal.
double Rates::days_of(const Step& step, NodeId node, CommodityId commodity, double units) const {
  const scenario::HandlingStep& data = *step.data;
  std::optional<core::Distribution> time = data.time;
  std::optional<core::Rate> rate = data.rate;
  if (!data.use.empty() && !time && !rate) {
    const FacilityId facility = layout_.facility(node, data.use);
    time = layout_.facilities[facility].data->time;
    rate = layout_.facilities[facility].data->rate;
  }
  const double lot = layout_.commodities[commodity].lot.to_units();
  const bool lump = data.per == scenario::Per::Train && !rate;
  const bool one_piece =
      lump || (step.part == Step::Part::Middle && data.per != scenario::Per::Lot);
  double days = core::to_days(data.fixed.value_or(Duration{0}));
  if (step.part == Step::Part::Middle && data.per == scenario::Per::Lot) {
    days *= units / lot;
  }
  if (time) {
    days += core::mean(*time) / core::kMicrosecondsPerDay * (one_piece ? 1 : units / lot);
  }
  const double per_day = rate ? rate->per_day() : 0;
  return days + (rate ? (per_day > 0 ? units / per_day : kInfinite) : 0);
}

/// From begin to end of a session on a vehicle: several servers share all but the fixed part.
double Rates::length_of(const Step& step, NodeId node, CommodityId commodity, double units) const {
  const double fixed = core::to_days(step.data->fixed.value_or(Duration{0}));
  return fixed + (days_of(step, node, commodity, units) - fixed) / step.data->servers;
}

std::optional<double> Rates::step(NodeId node, CommodityId commodity, const Step& step) const {
  if (step.data->use.empty()) {
    return std::nullopt;
  }
  const FacilityId facility = layout_.facility(node, step.data->use);
  const bool on_vehicle = step.part != Step::Part::Middle;
  const double units =
      on_vehicle ? largest_vehicle(node, commodity, mode_of(step.side)) : largest_group(commodity);
  if (units <= 0) {
    return 0;
  }
  const double days = days_of(step, node, commodity, units);
  if (days <= 0) {
    return std::nullopt;
  }
  double open = open_at_most(conditions_.facility(facility), days);
  if (on_vehicle) {
    const Closed starts = conditions_.gate(node, mode_of(step.side), Forbids::Starts);
    open = std::min(open, open_at_most(starts, days));
  }
  open *= conditions_.working_order(facility);
  return conditions_.servers(facility) * open * units / days;
}

double Rates::least_work(ServiceId id, std::uint32_t call, CommodityId commodity, Way way) const {
  const ServiceSpec& service = layout_.services[id];
  const NodeId node = service.calls[call].node;
  const Side side = side_of(service.mode);
  const double units = service.capacity[commodity.value].to_units();
  double least = kInfinite;
  for (const scenario::Handling& entry : layout_.nodes[node].data->handling) {
    const bool concerned = carries(entry, layout_.commodities[commodity].id) &&
                           (way == Way::Landing ? entry.from : entry.to) == side;
    if (!concerned) {
      continue;
    }
    double days = 0;
    for (const Step& step : steps_of(entry)) {
      const bool counts =
          step.part == (way == Way::Landing ? Step::Part::Arrival : Step::Part::Departure);
      days += counts ? length_of(step, node, commodity, units) : 0;
    }
    least = std::min(least, days);
  }
  return least == kInfinite ? 0 : least;
}

std::optional<double> Rates::berth(
    ServiceId id, std::uint32_t call, FacilityId berth, CommodityId commodity, Way way) const {
  const CallSpec& spec = layout_.services[id].calls[call];
  const double days = least_work(id, call, commodity, way) + core::to_days(mean_manoeuvring(spec));
  if (days <= 0) {
    return std::nullopt;
  }
  const Closed closed = conditions_.gate(spec.node, layout_.services[id].mode, Forbids::Arrivals);
  const double open = open_at_most(closed, days) * open_at_most(conditions_.facility(berth), days);
  const double units = layout_.services[id].capacity[commodity.value].to_units();
  return conditions_.servers(berth) * open * units / days;
}

std::optional<double> Rates::fleet(ServiceId id, std::uint32_t call, CommodityId commodity) const {
  const ServiceSpec& service = layout_.services[id];
  const double units = service.capacity[commodity.value].to_units();
  if (service.data->arrives_every) {
    return units / core::to_days(core::mean_duration(*service.data->arrives_every));
  }
  const auto vehicles = conditions_.vehicles(service);
  if (!vehicles) {
    return std::nullopt;
  }
  const double factor = service.data->speed_factor ? core::mean(*service.data->speed_factor) : 1;
  double days = 0;
  for (const CallSpec& each : service.calls) {
    for (const TrackId track : each.path) {
      days += core::to_days(mean_running_time(layout_.tracks[track])) * factor;
    }
    days += core::to_days(mean_manoeuvring(each));
    days += conditions_.gate(each.node, service.mode, Forbids::Arrivals).wait();
  }
  days += least_work(id, call, commodity, Way::Boarding) +
          least_work(id, service.next_call(call), commodity, Way::Landing);
  return days > 0 ? std::optional{*vehicles / days * units} : std::nullopt;
}

}  // namespace corridor::model
