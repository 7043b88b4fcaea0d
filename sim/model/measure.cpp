#include "measure.hpp"

#include <algorithm>
#include <tuple>

#include "corridor/core/mutant.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

namespace {

void measure_facilities(World& world, Outcome& outcome) {
  for (std::uint32_t f = 0; f < world.layout.facilities.size(); ++f) {
    const FacilitySpec& spec = world.layout.facilities[FacilityId{f}];
    const kernel::Servers& servers = *world.facilities[f];
    FacilityOutcome row;
    row.node = world.layout.nodes[spec.node].id;
    row.facility = spec.id;
    row.count = servers.count();
    row.server_time = servers.time_in_state();
    row.mean_queue = servers.queue().mean(world.now());
    row.longest_queue = servers.queue().maximum();
    row.served = static_cast<std::int64_t>(servers.served());
    outcome.facilities.push_back(std::move(row));
  }
}

void measure_storages(World& world, Outcome& outcome) {
  for (std::uint32_t s = 0; s < world.layout.stores.size(); ++s) {
    const StoreSpec& spec = world.layout.stores[StoreId{s}];
    const StorageSpec& storage = world.layout.storages[spec.storage];
    const Store& store = *world.stores[s];
    if (storage.is_tank()) {
      if (storage.liquid == spec.commodity) {
        measure_tank(world, spec.storage, outcome);
      }
      continue;
    }
    if (!store.capacity() && store.history().maximum() == 0) {
      continue;
    }
    StorageOutcome row;
    row.node = world.layout.nodes[storage.node].id;
    row.storage = storage.id;
    row.commodity = world.layout.commodities[spec.commodity].id;
    row.capacity = store.capacity();
    row.mean_level = store.history().mean(world.now()) / 1e6;
    row.highest = Amount{store.history().maximum()};
    row.share_full = store.full().mean(world.now());
    outcome.storages.push_back(std::move(row));
  }
}

void measure_embargoes(const World& world, Outcome& outcome) {
  for (std::uint32_t e = 0; e < world.layout.embargoes.size(); ++e) {
    const EmbargoSpec& spec = world.layout.embargoes[EmbargoId{e}];
    const EmbargoState& state = *world.embargoes[e];
    const Duration present = state.in_force ? world.now() - state.since : Duration{0};
    EmbargoOutcome row;
    row.embargo = spec.id;
    row.node = world.layout.nodes[spec.node].id;
    row.declared = state.counts.declared;
    row.in_force = state.counts.in_force + present;
    row.held = state.counts.held;
    row.rejected = state.counts.rejected;
    row.diverted = state.counts.diverted;
    outcome.embargoes.push_back(std::move(row));
  }
}

void measure_links(World& world, Outcome& outcome) {
  const Duration window = world.scenario.to - world.scenario.from;
  for (std::uint32_t t = 0; t < world.layout.tracks.size(); ++t) {
    const TrackSpec& spec = world.layout.tracks[TrackId{t}];
    if (spec.mode == Mode::Pipeline && world.record.track_starts[t] == 0) {
      continue;
    }
    LinkOutcome row;
    row.link = spec.link;
    row.from = world.layout.nodes[spec.from].id;
    row.to = world.layout.nodes[spec.to].id;
    row.starts = world.record.track_starts[t];
    const auto& slots = world.tracks[t]->slots;
    if (slots) {
      row.slots =
          core::to_days(window) / core::to_days(slots->per) * static_cast<double>(slots->count);
    }
    row.waited = world.record.track_waits[t];
    outcome.links.push_back(std::move(row));
  }
}

CallOutcome measure_call(const World& world,
                         const ServiceSpec& service,
                         std::uint32_t call,
                         const CallRecord& record) {
  const CallSpec& spec = service.calls[call];
  CallOutcome row;
  row.service = service.id;
  row.node = world.layout.nodes[spec.node].id;
  row.call = static_cast<int>(call);
  row.departures = record.departures;
  row.departures_by_month = record.departures_by_month;
  row.left_behind = record.left_behind;
  row.missed = record.missed;
  row.not_lifted = record.not_lifted;
  if (record.berth_wait_hours.n() > 0) {
    row.wait_for_berth = record.berth_wait_hours.mean();
  }
  if (record.departures > 0) {
    const auto n = static_cast<double>(record.departures);
    row.at_berth = record.at_berth_hours.mean();
    row.berth_working = core::to_hours(record.working) / n;
    row.berth_idle = core::to_hours(record.idle) / n;
    row.berth_closed = core::to_hours(record.closed) / n;
    for (std::uint32_t c = 0; c < record.load.size(); ++c) {
      if (service.capacity[c] > Amount{}) {
        row.mean_load[world.layout.commodities[CommodityId{c}].id] = record.load[c].to_units() / n;
      }
    }
  }
  if (spec.pile.valid()) {
    row.mean_waiting_lots = world.piles[spec.pile.value]->level().mean(world.now());
  }
  return row;
}

void measure_calls(World& world, Outcome& outcome) {
  for (std::uint32_t s = 0; s < world.layout.services.size(); ++s) {
    const ServiceSpec& service = world.layout.services[ServiceId{s}];
    if (service.is_pipeline()) {
      continue;
    }
    for (std::uint32_t call = 0; call < service.calls.size(); ++call) {
      outcome.calls.push_back(measure_call(world, service, call, world.record.calls[s][call]));
    }
  }
}

void measure_vehicle_waits(World& world, Outcome& outcome) {
  for (std::uint32_t p = 0; p < world.layout.piles.size(); ++p) {
    const PileSpec& pile = world.layout.piles[PileId{p}];
    for (std::size_t a = 0; a < kVehicleActivities; ++a) {
      const double lot_days = world.record.piles[PileId{p}].lot_days[a];
      if (lot_days > 0) {
        outcome.vehicle_waits.push_back({world.layout.services[pile.service].id,
                                         world.layout.nodes[pile.node].id,
                                         to_string(static_cast<VehicleActivity>(a)),
                                         lot_days});
      }
    }
  }
  std::ranges::stable_sort(outcome.vehicle_waits, {}, [](const VehicleWaitOutcome& row) {
    return std::tie(row.service, row.node);
  });
}

/// The flow's ledger over the window: nothing appears, nothing is lost unseen.
void balance_lots(World& world, FlowId id) {
  const FlowRecord& flow = world.record.flows[id];
  const LotLedger& lots = flow.lots;
  if (lots.opening + lots.offered != lots.delivered + lots.refused + lots.lost + lots.closing) {
    world.imbalance("ledger of flow " + world.layout.flows[id].id + ": opening " +
                    std::to_string(lots.opening) + " + offered " + std::to_string(lots.offered) +
                    " differs from delivered " + std::to_string(lots.delivered) + " + refused " +
                    std::to_string(lots.refused) + " + closing " + std::to_string(lots.closing));
  }
}

TransitTime transit_of(const FlowRecord& flow) {
  TransitTime transit;
  if (flow.transit_days.empty()) {
    return transit;
  }
  // those still on the way took longer than all that have arrived
  const double known =
      static_cast<double>(flow.cohort_delivered) / static_cast<double>(flow.cohort);
  transit.mean = flow.transit_days.mean();
  const std::array<double, 4> shares = {0.5, 0.8, 0.95, 1.0};
  const std::array<std::optional<double>*, 4> into = {
      &transit.p50, &transit.p80, &transit.p95, &transit.longest};
  std::vector<double> within;
  within.reserve(shares.size());
  for (const double share : shares) {
    within.push_back(std::min(1.0, share / known));
  }
  const std::vector<double> values = flow.transit_days.quantiles(within);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (CORRIDOR_MUTANT(43, shares[i] <= known, shares[i] < known)) {
      *into[i] = values[i];
    }
  }
  return transit;
}

}  // namespace

void measure_window(World& world, Outcome& outcome) {
  for (FlowRecord& flow : world.record.flows) {
    flow.lots.closing = 0;
  }
  for (std::uint32_t l = 0; l < world.lots.size(); ++l) {
    const Lot& lot = world.lots[LotId{l}];
    if (lot.alive) {
      ++world.record.flows[lot.flow].lots.closing;
    }
  }
  for (std::uint32_t f = 0; f < world.layout.flows.size(); ++f) {
    balance_lots(world, FlowId{f});
    FlowRecord& flow = world.record.flows[FlowId{f}];
    flow.window = flow.lots;
    flow.window_trade = flow.trade;
  }
  measure_facilities(world, outcome);
  measure_storages(world, outcome);
  measure_embargoes(world, outcome);
  measure_links(world, outcome);
  measure_calls(world, outcome);
  measure_vehicle_waits(world, outcome);
}

void measure_cohort(World& world, Outcome& outcome) {
  settle_riders(world);
  for (std::uint32_t l = 0; l < world.lots.size(); ++l) {
    const Lot& lot = world.lots[LotId{l}];
    if (lot.alive) {
      world.lots.settle(LotId{l}, world.now());
      if (lot.cohort) {
        world.record.flows[lot.flow].time_in_system += world.now() - lot.offered;
        world.record.route_times.never_came(lot);
      }
    }
  }
  outcome.causes = world.layout.causes.keys();
  for (std::uint32_t f = 0; f < world.layout.flows.size(); ++f) {
    const FlowSpec& spec = world.layout.flows[FlowId{f}];
    const FlowRecord& flow = world.record.flows[FlowId{f}];
    FlowOutcome row;
    row.flow = spec.id;
    row.commodity = world.layout.commodities[spec.commodity].id;
    row.lots = flow.window;
    row.trade = flow.window_trade;
    row.cohort = flow.cohort;
    row.cohort_delivered = flow.cohort_delivered;
    row.on_time = flow.on_time;
    row.has_due = spec.data->due.has_value();
    row.free_flow_days = core::to_days(spec.free_flow);
    row.transit = transit_of(flow);
    row.lot_bands = world.record.route_times.bands(FlowId{f});
    row.transit_sum = flow.time_in_system;
    row.account = world.lots.account(FlowId{f}).charged();
    row.block_trains = flow.block_trains;
    row.carried = flow.carried;
    row.delivered_by_month = flow.delivered_by_month;
    row.delivered_by_part = flow.delivered_by_part;
    row.transit_by_part = flow.transit_days.means_of_parts(kRunParts);
    Duration charged{0};
    for (const ChargedTime& part : row.account) {
      charged += part.time;
    }
    if (charged != row.transit_sum) {
      world.imbalance("delay account of flow " + spec.id + ": " + core::to_string(charged) +
                      " charged for " + core::to_string(row.transit_sum) + " in the system");
    }
    outcome.lots += flow.offered_in_run;
    outcome.flows.push_back(std::move(row));
  }
  outcome.months = world.record.months;
  measure_observed(world, outcome);
}

std::vector<JourneyStage> journey_of(const World& world) {
  std::vector<JourneyStage> journey;
  Time from{};
  for (const FollowedCharge& charge : world.followed) {
    const CauseKey& cause = world.layout.causes.key(charge.cause);
    const bool goes_on = !journey.empty() && journey.back().cause == cause &&
                         journey.back().carrier == charge.carrier;
    if (goes_on) {
      journey.back().to = charge.until;
    } else {
      journey.push_back({from, charge.until, cause, charge.carrier});
    }
    from = charge.until;
  }
  if (!journey.empty()) {
    journey.front().from = world.followed_since;
  }
  return journey;
}

}  // namespace corridor::model
