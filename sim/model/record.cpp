#include "corridor/model/record.hpp"

#include <algorithm>
#include <utility>

#include "corridor/core/mutant.hpp"

namespace corridor::model {

namespace {

bool enters(Milestone milestone) {
  return milestone == Milestone::Offered || milestone == Milestone::Unloaded;
}

bool leaves(Milestone milestone) {
  return milestone == Milestone::Loaded || milestone == Milestone::Delivered;
}

/// Where a terminal or a leg ends.
bool is_point(Milestone milestone) {
  return milestone == Milestone::Departed || milestone == Milestone::Arrived ||
         milestone == Milestone::Delivered;
}

}  // namespace

Record::Record(const Layout& layout, Time begin)
    : flows(layout.flows.size()),
      piles(layout.piles.size()),
      track_waits(layout.tracks.size()),
      track_starts(layout.tracks.size()),
      gauges(layout),
      route_times(layout),
      book(layout),
      charges(layout, book),
      meters(layout, book),
      layout_(layout),
      cells_(layout.nodes.size() * layout.commodities.size()),
      in_system_(begin) {
  for (const ServiceSpec& service : layout.services) {
    CallRecord call;
    call.load.resize(layout.commodities.size());
    calls.emplace_back(service.calls.size(), call);
  }
}

void Record::close() {
  open_ = false;
  charges.close();
  meters.close();
}

void Record::open(Time now) {
  open_ = true;
  charges.open();
  meters.open();
  for (FlowRecord& flow : flows) {
    flow.lots = {};
    flow.trade = {};
    flow.lots.opening = flow.in_system;
  }
  for (Cell& at : cells_) {
    at.arrived = {};
    at.departed = {};
    at.arrived_in_window = {};
  }
  for (PileRecord& pile : piles) {
    pile = {};
    pile.since = now;
  }
}

void Record::milestone(Lots& lots, LotId lot, Milestone milestone, NodeId node, Time now) {
  Lot& it = lots[lot];
  const CommodityId commodity = layout_.flows[it.flow].commodity;
  const Amount size = layout_.commodities[commodity].lot;
  Cell& at = cell(node, commodity);
  if (enters(milestone)) {
    at.arrived += size;
    at.arrived_in_window += size;
    at.stock += size;
  } else if (leaves(milestone)) {
    at.departed += size;
    at.stock -= size;
  }
  if (milestone != Milestone::Offered) {
    moved(now);
  }
  if (it.cohort && is_point(milestone)) {
    route_times.milestone(it, milestone, node, now);
  }
  gauges.milestone(lots, lot, {.milestone = milestone, .node = node}, now);
}

void Record::offered(Lots& lots, LotId lot) {
  FlowRecord& flow = flows[lots[lot].flow];
  charges.offered(lot);
  ++offered_since_move_;
  ++flow.in_system;
  in_system_.add(lots[lot].offered, +1);
  ++flow.lots.offered;
  ++flow.offered_in_run;
  if (open_) {
    lots[lot].cohort = true;
    ++flow.cohort;
  }
}

std::size_t Record::part_of_window(Time now) const {
  const scenario::Scenario& scenario = *layout_.scenario;
  const core::Int128 passed = (now - scenario.from).count();
  return static_cast<std::size_t>(passed * kRunParts / (scenario.to - scenario.from).count());
}

void Record::delivered(Lots& lots, LotId id, Time now) {
  const Lot& lot = lots[id];
  const FlowSpec& spec = layout_.flows[lot.flow];
  FlowRecord& flow = flows[lot.flow];
  charges.left(id, lot);
  --flow.in_system;
  in_system_.add(now, -1);
  ++flow.lots.delivered;
  if (open_) {
    const Amount size = layout_.commodities[spec.commodity].lot;
    flow.delivered_by_month[static_cast<std::size_t>(core::month_index(now))] += size;
    ++flow.delivered_by_part.at(part_of_window(now));
    gauges.delivered(lot.flow, size, now);
  }
  if (lot.cohort) {
    const Duration transit = now - lot.offered;
    ++flow.cohort_delivered;
    flow.time_in_system += transit;
    flow.transit_days.add(core::to_days(transit));
    flow.on_time +=
        spec.data->due && CORRIDOR_MUTANT(44, transit <= *spec.data->due, transit < *spec.data->due)
            ? 1
            : 0;
  }
}

void Record::refused(LotId id, const Lot& lot, NodeId node, Time now) {
  FlowRecord& flow = flows[lot.flow];
  const CommodityId commodity = layout_.flows[lot.flow].commodity;
  Cell& at = cell(node, commodity);
  charges.left(id, lot);
  at.departed += layout_.commodities[commodity].lot;
  at.stock -= layout_.commodities[commodity].lot;
  --flow.in_system;
  in_system_.add(now, -1);
  ++flow.lots.refused;
  if (lot.cohort) {
    ++flow.cohort_refused;
    flow.time_in_system += now - lot.offered;
  }
}

void Record::carried(FlowId flow, Mode mode, Amount amount, Time now) {
  if (open_) {
    flows[flow].carried[static_cast<std::size_t>(mode)] += amount;
    gauges.carried(flow, mode, amount, now);
  }
}

void Record::block_train(FlowId flow, Time now) {
  if (open_) {
    ++flows[flow].block_trains;
    gauges.block_train(flow, now);
  }
}

bool Record::cohort_is_home() const {
  return std::all_of(flows.begin(), flows.end(), [](const FlowRecord& flow) {
    return flow.cohort == flow.cohort_delivered + flow.cohort_refused;
  });
}

void Record::waited_for_berth(const Vehicle& vehicle, Duration waited) {
  if (open_) {
    call_of(vehicle).berth_wait_hours.add(core::to_hours(waited));
  }
}

void Record::berthed(Vehicle& vehicle, Time now) {
  vehicle.at_berth = true;
  vehicle.at_berth_since = now;
  vehicle.activity_since = now;
}

void Record::left_berth(Vehicle& vehicle, Time now) {
  book_activity(vehicle, now);
  if (vehicle.at_berth) {
    meters.was_at_berth(vehicle, vehicle.at_berth_since, now);
  }
  vehicle.at_berth = false;
}

void Record::book_activity(Vehicle& vehicle, Time now) {
  if (vehicle.at_berth) {
    Duration* spent = &vehicle.idle;
    if (vehicle.activity == VehicleActivity::HeldByClosure) {
      spent = &vehicle.closed;
    } else if (vehicle.activity == VehicleActivity::Unloading ||
               vehicle.activity == VehicleActivity::Loading) {
      spent = &vehicle.working;
    }
    *spent += now - vehicle.activity_since;
  }
  vehicle.activity_since = now;
}

void Record::departed(Vehicle& vehicle, std::int64_t left_behind, Time now) {
  moved(now);
  book_activity(vehicle, now);
  const Duration working = std::exchange(vehicle.working, Duration{0});
  const Duration idle = std::exchange(vehicle.idle, Duration{0});
  const Duration closed = std::exchange(vehicle.closed, Duration{0});
  if (!open_) {
    return;
  }
  CallRecord& call = call_of(vehicle);
  ++call.departures;
  ++call.departures_by_month[static_cast<std::size_t>(core::month_index(now))];
  for (std::size_t c = 0; c < call.load.size(); ++c) {
    call.load[c] += vehicle.load[c];
  }
  call.left_behind += left_behind;
  const double hours_at_berth = core::to_hours(working + idle + closed);
  call.at_berth_hours.add(hours_at_berth);
  gauges.departed(vehicle.service, vehicle.call, hours_at_berth, now);
  call.working += working;
  call.idle += idle;
  call.closed += closed;
}

void Record::missed(const Vehicle& vehicle, Amount at_least) {
  if (open_) {
    ++call_of(vehicle).missed;
    call_of(vehicle).not_lifted += at_least;
  }
}

void Record::started_on_track(TrackId track, Duration waited) {
  if (open_) {
    ++track_starts[track.value];
    track_waits[track.value] += waited;
  }
}

void Record::waited_on_track(TrackId track, Duration waited) {
  if (open_) {
    track_waits[track.value] += waited;
  }
}

void Record::end_month(Time begin) {
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(begin)};
  for (std::uint32_t n = 0; n < layout_.nodes.size(); ++n) {
    for (std::uint32_t c = 0; c < layout_.commodities.size(); ++c) {
      Cell& at = cell(NodeId{n}, CommodityId{c});
      const bool idle = at.arrived == Amount{} && at.departed == Amount{} && at.stock == Amount{};
      if (open_ && !idle) {
        months.push_back({layout_.nodes[NodeId{n}].id,
                          layout_.commodities[CommodityId{c}].id,
                          static_cast<int>(date.year()),
                          static_cast<int>(static_cast<unsigned>(date.month())),
                          at.arrived,
                          at.departed,
                          at.stock});
      }
      at.arrived = {};
      at.departed = {};
    }
  }
}

}  // namespace corridor::model
