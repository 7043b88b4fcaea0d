#include "corridor/model/record.hpp"

#include <algorithm>
#include <utility>

#include "corridor/core/mutant.hpp"

namespace corridor::model {

namespace {

constexpr std::array<std::pair<const char*, Milestone>, 6> kMilestones = {{
    {"offered", Milestone::Offered},
    {"arrived", Milestone::Arrived},
    {"unloaded", Milestone::Unloaded},
    {"loaded", Milestone::Loaded},
    {"departed", Milestone::Departed},
    {"delivered", Milestone::Delivered},
}};

bool enters(Milestone milestone) {
  return milestone == Milestone::Offered || milestone == Milestone::Unloaded;
}

bool leaves(Milestone milestone) {
  return milestone == Milestone::Loaded || milestone == Milestone::Delivered;
}

}  // namespace

bool parse_milestone(const Layout& layout, const std::string& text, Probe::Event& event) {
  const std::size_t space = text.find(' ');
  const std::string verb = text.substr(0, space);
  const auto* const found = std::find_if(kMilestones.begin(),
                                         kMilestones.end(),
                                         [&](const auto& entry) { return entry.first == verb; });
  if (found == kMilestones.end()) {
    return false;
  }
  event.milestone = found->second;
  if (space == std::string::npos) {
    event.node = {};
    return event.milestone == Milestone::Offered || event.milestone == Milestone::Delivered;
  }
  event.node = layout.node(text.substr(space + 1));
  return event.node.valid();
}

std::vector<bool> flows_named(const Layout& layout, const std::vector<std::string>& of) {
  std::vector<bool> named;
  for (const FlowSpec& flow : layout.flows) {
    const auto& labels = flow.data->counts;
    named.push_back(std::any_of(of.begin(), of.end(), [&](const std::string& name) {
      return name == flow.id || std::find(labels.begin(), labels.end(), name) != labels.end();
    }));
  }
  return named;
}

Record::Record(const Layout& layout)
    : flows(layout.flows.size()),
      piles(layout.piles.size()),
      track_waits(layout.tracks.size()),
      track_starts(layout.tracks.size()),
      layout_(layout),
      probes_of_(layout.flows.size()),
      cells_(layout.nodes.size() * layout.commodities.size()) {
  for (const ServiceSpec& service : layout.services) {
    CallRecord call;
    call.load.resize(layout.commodities.size());
    calls.emplace_back(service.calls.size(), call);
  }
  compile_probes();
  measured.resize(probes_.size());
}

void Record::compile_probes() {
  const auto& observed = layout_.scenario->observed;
  for (std::size_t i = 0; i < observed.size(); ++i) {
    const scenario::Observed& row = observed[i];
    Probe probe;
    probe.observed = i;
    bool known = false;
    if (row.measure == "transit") {
      known = parse_milestone(layout_, row.from_event, probe.from) &&
              parse_milestone(layout_, row.to_event, probe.to);
    } else if (row.measure == "dwell") {
      known = parse_milestone(layout_, "unloaded " + row.at, probe.from) &&
              parse_milestone(layout_, "loaded " + row.at, probe.to);
    }
    if (known) {
      const std::vector<bool> named = flows_named(layout_, row.of);
      for (std::uint32_t flow = 0; flow < named.size(); ++flow) {
        if (named[flow]) {
          probes_of_[FlowId{flow}].push_back(static_cast<std::uint32_t>(probes_.size()));
        }
      }
      probes_.push_back(probe);
    }
  }
}

void Record::open(Time now) {
  open_ = true;
  for (FlowRecord& flow : flows) {
    flow.lots = {};
    flow.lots.opening = flow.in_system;
  }
  for (Cell& at : cells_) {
    at.arrived = {};
    at.departed = {};
  }
  for (PileRecord& pile : piles) {
    pile = {};
    pile.since = now;
  }
}

void Record::milestone(Lots& lots, LotId lot, Milestone milestone, NodeId node, Time now) {
  const FlowId flow = lots[lot].flow;
  const CommodityId commodity = layout_.flows[flow].commodity;
  const Amount size = layout_.commodities[commodity].lot;
  Cell& at = cell(node, commodity);
  if (enters(milestone)) {
    at.arrived += size;
    at.stock += size;
  } else if (leaves(milestone)) {
    at.departed += size;
    at.stock -= size;
  }
  if (milestone != Milestone::Offered) {
    moved(now);
  }
  if (!probes_of_[flow].empty()) {
    note_probes(lots, lot, milestone, node, now);
  }
}

void Record::note_probes(Lots& lots, LotId lot, Milestone milestone, NodeId node, Time now) {
  for (const std::uint32_t i : probes_of_[lots[lot].flow]) {
    const Probe& probe = probes_[i];
    const auto is = [&](const Probe::Event& event) {
      return event.milestone == milestone && (!event.node.valid() || event.node == node);
    };
    Time& begun = lots.probe(lot, i);
    if (begun != Time::min() && is(probe.to)) {
      measured[i].add(core::to_days(now - begun));
      begun = Time::min();
    } else if (CORRIDOR_MUTANT(45, open_, true) && is(probe.from)) {
      begun = now;
    }
  }
}

void Record::offered(Lots& lots, LotId lot) {
  FlowRecord& flow = flows[lots[lot].flow];
  ++offered_since_move_;
  ++flow.in_system;
  ++flow.lots.offered;
  ++flow.offered_in_run;
  if (open_) {
    lots[lot].cohort = true;
    ++flow.cohort;
  }
}

void Record::delivered(Lots& lots, LotId id, Time now) {
  const Lot& lot = lots[id];
  const FlowSpec& spec = layout_.flows[lot.flow];
  FlowRecord& flow = flows[lot.flow];
  --flow.in_system;
  ++flow.lots.delivered;
  if (open_) {
    flow.delivered_by_month[static_cast<std::size_t>(core::month_index(now))] +=
        layout_.commodities[spec.commodity].lot;
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

void Record::refused(const Lot& lot, NodeId node, Time now) {
  FlowRecord& flow = flows[lot.flow];
  const CommodityId commodity = layout_.flows[lot.flow].commodity;
  Cell& at = cell(node, commodity);
  at.departed += layout_.commodities[commodity].lot;
  at.stock -= layout_.commodities[commodity].lot;
  --flow.in_system;
  ++flow.lots.refused;
  if (lot.cohort) {
    ++flow.cohort_refused;
    flow.time_in_system += now - lot.offered;
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
  vehicle.activity_since = now;
}

void Record::left_berth(Vehicle& vehicle, Time now) {
  book_activity(vehicle, now);
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
  call.at_berth_hours.add(core::to_hours(working + idle + closed));
  call.working += working;
  call.idle += idle;
  call.closed += closed;
}

void Record::started_on_track(TrackId track, Duration waited) {
  if (open_) {
    ++track_starts[track.value];
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
