// Lots in a terminal: the steps between two vehicles, from the origin, or to delivery.

#include <span>
#include <utility>

#include "corridor/model/processes.hpp"
#include "corridor/model/trade.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Process;
using kernel::Task;
using scenario::Per;

namespace {

constexpr std::uint32_t kPartyTag = static_cast<std::uint32_t>(Kind::Party);

PartyId take_party(World& world, std::span<const LotId> lots) {
  PartyId id;
  if (world.idle_parties.empty()) {
    world.parties.emplace_back();
    id = PartyId{static_cast<std::uint32_t>(world.parties.size() - 1)};
    world.parties.back().all = &world.lots;
  } else {
    id = world.idle_parties.back();
    world.idle_parties.pop_back();
  }
  world.parties[id.value].lots.assign(lots.begin(), lots.end());
  return id;
}

void give_back_party(World& world, PartyId party) {
  world.parties[party.value].lots.clear();
  world.idle_parties.push_back(party);
}

void deliver(World& world, LotId id) {
  const Time now = world.now();
  leave_store(world, id);
  world.record.milestone(world.lots, id, Milestone::Delivered, world.stage_of(id).node, now);
  world.lots.settle(id, now);
  const Lot& lot = world.lots[id];
  if (lot.charged != now - lot.offered) {
    world.imbalance("lot " + world.name_of(id) + " was charged " + core::to_string(lot.charged) +
                    " for a transit of " + core::to_string(now - lot.offered));
  }
  if (world.tracing()) {
    world.trace(world.name_of(id),
                "delivered",
                world.layout.nodes[world.stage_of(id).node].id,
                world.size_of(id).to_units());
  }
  world.record.delivered(world.lots, id, now);
  empty_arrives(world, world.flow_of(id));
  rider_arrives(world, id);
  world.lots.remove(id);
}

void leave_terminal(World& world, LotId id) {
  if (world.stage_of(id).service.valid()) {
    await_vehicle(world, id);
  } else {
    deliver(world, id);
  }
}

Process go_through(World& world, PartyId party, std::size_t first_step);

/// Each lot goes on alone.
void part_company(World& world, PartyId party, std::size_t step) {
  const std::vector<LotId> lots = std::move(world.parties[party.value].lots);
  give_back_party(world, party);
  for (const LotId lot : lots) {
    const PartyId single = take_party(world, {&lot, 1});
    world.simulator.spawn(go_through(world, single, step),
                          kernel::Tag::of(kPartyTag, lot.value),
                          &world.parties[single.value]);
  }
}

/// Nothing that a lot does on leaving forms a party.
void leave_together(World& world, PartyId party) {
  for (const LotId lot : world.parties[party.value].lots) {
    leave_terminal(world, lot);
  }
  give_back_party(world, party);
}

/// A full storage refuses what does not fit: those lots leave the system. False when none is left.
bool enter_or_refuse(World& world, PartyId party, StorageId storage) {
  const std::vector<LotId> lots = std::move(world.parties[party.value].lots);
  Store& store = world.store(storage, world.flow_of(lots.front()).commodity);
  const Amount lot = world.size_of(lots.front());
  const bool whole = world.layout.storages[storage].data->admit == scenario::Admit::Whole;
  const bool all = whole && store.claim(lot * static_cast<std::int64_t>(lots.size()));
  std::vector<LotId> admitted;
  for (const LotId id : lots) {
    if (all || (!whole && store.claim(lot))) {
      admitted.push_back(id);
    } else {
      refuse(world, id);
    }
  }
  world.parties[party.value].lots = admitted;
  return !admitted.empty();
}

Task<> await_room(World& world, PartyId party, StorageId storage) {
  const StorageSpec& spec = world.layout.storages[storage];
  const std::vector<LotId>& lots = world.parties[party.value].lots;
  Store& store = world.store(storage, world.flow_of(lots.front()).commodity);
  const auto n_lots = static_cast<std::int64_t>(lots.size());
  const bool whole = spec.data->admit == scenario::Admit::Whole;
  const Amount size = world.size_of(lots.front()) * (whole ? n_lots : 1);
  for (std::int64_t claims = whole ? 1 : n_lots; claims > 0; --claims) {
    auto room = store.room(size, spec.full);
    co_await room;
    store.entered();
  }
}

/// The lots of a party enter a storage; false when it refused all of them.
Task<bool> claim_room(World& world, PartyId party, StorageId storage) {
  const bool refuses = world.layout.storages[storage].data->when_full == scenario::WhenFull::Refuse;
  if (refuses && !enter_or_refuse(world, party, storage)) {
    co_return false;
  }
  if (!refuses && world.tank(storage) == nullptr) {
    co_await await_room(world, party, storage);
  }
  for (const LotId id : world.parties[party.value].lots) {
    leave_store(world, id);
    enter_store(world, id, storage);
  }
  co_return true;
}

/// False when nothing of the party was admitted to the storage that the step enters.
Task<bool> do_step(World& world, PartyId party, const StepPlan& step) {
  const LotId first = world.parties[party.value].lots.front();
  const FlowSpec& flow = world.flow_of(first);
  const auto n_lots = static_cast<std::int64_t>(world.parties[party.value].lots.size());
  const Amount amount = world.size_of(first) * n_lots;
  if (world.tank(step.into) != nullptr) {
    co_await await_ullage(world, step.into, amount);
  }
  if (step.takes.valid()) {
    co_await take_units(world, step.takes, n_lots, flow.data->priority);
  }
  Hold hold;
  if (step.facility.valid()) {
    auto seize = world.servers(step.facility).seize(1, step.waiting, flow.data->priority);
    hold = co_await seize;
  }
  Amount lifted;
  for (const LotId lot : world.parties[party.value].lots) {
    lifted += lift(world, lot, step);
  }
  const core::StreamName name{step.stream.purpose,
                              core::scatter(step.stream.entity + flow.name_hash)};
  const Duration time = draw_step_time(world, step, name, world.lots[first].number, amount);
  if (step.pumps) {
    const PumpedWork work{step.fixed, time, lifted, landing_of(world, step, amount)};
    co_await pump(world, step, hold, work);
  } else {
    co_await work_for(world, step, hold, time + step.fixed);
  }
  finish_step(world, world.parties[party.value].lots, step);
  if (step.into.valid()) {
    if (hold.held()) {
      hold.set_blocked(true);
    }
    const bool admitted = co_await claim_room(world, party, step.into);
    co_return admitted;
  }
  co_return true;
}

Process go_through(World& world, PartyId party, std::size_t first_step) {
  const PlanId plan = world.stage_of(world.parties[party.value].lots.front()).plan;
  const std::vector<StepPlan>& steps = world.layout.plans[plan].middle;
  for (std::size_t i = first_step; i < steps.size(); ++i) {
    if (steps[i].per == Per::Lot && world.parties[party.value].lots.size() > 1) {
      part_company(world, party, i);
      co_return;
    }
    const bool admitted = co_await do_step(world, party, steps[i]);
    if (!admitted) {
      give_back_party(world, party);
      co_return;
    }
  }
  leave_together(world, party);
}

}  // namespace

void refuse(World& world, LotId id) {
  const NodeId node = world.stage_of(id).node;
  unbind(world, id);
  leave_store(world, id);
  world.lots.settle(id, world.now());
  if (world.tracing()) {
    world.trace(
        world.name_of(id), "refused", world.layout.nodes[node].id, world.size_of(id).to_units());
  }
  world.record.refused(id, world.lots[id], node, world.now());
  world.lots.remove(id);
}

Duration draw_step_time(
    World& world, const StepPlan& step, core::StreamName name, std::uint64_t n, Amount amount) {
  const Pace* const pace = step.facility_pace ? &world.paces[step.facility.value] : nullptr;
  const auto& of_piece = pace != nullptr ? pace->time : step.time;
  const auto& rate = pace != nullptr ? pace->rate : step.rate;
  Duration time{0};
  if (of_piece) {
    core::Stream stream = world.stream(name, n);
    time += core::sample_duration(*of_piece, stream);
  }
  if (rate) {
    time += rate->time_for(amount);
  }
  return time;
}

void enter_store(World& world, LotId id, StorageId storage) {
  const CommodityId commodity = world.flow_of(id).commodity;
  world.lots[id].store = world.layout.storages[storage].by_commodity[commodity.value];
  world.record.charges.stored(id, world.now());
}

void finish_step(World& world, LotId lot, const StepPlan& step) {
  world.record.charges.handled(lot, world.lots[lot], step);
  if (step.gives.valid()) {
    give_units(world, step.gives, 1);
  }
}

void finish_step(World& world, const std::vector<LotId>& lots, const StepPlan& step) {
  for (const LotId lot : lots) {
    finish_step(world, lot, step);
  }
}

void leave_store(World& world, LotId id) {
  Lot& lot = world.lots[id];
  if (lot.store.valid()) {
    world.record.charges.unstored(id, lot, world.now());
    Tank* const tank = world.tank_with(id);
    const StoreId store = std::exchange(lot.store, StoreId{});
    if (tank != nullptr) {
      tank->level.draw_at_once(world.size_of(id).micro);
    } else {
      world.stores[store.value]->leave(world.size_of(id));
    }
  }
}

void enter_terminal(World& world, LotId lot, std::size_t first_step) {
  world.lots.settle(lot, world.now());  // the vehicle may be gone before the lot's process begins
  if (world.layout.plans[world.stage_of(lot).plan].middle.size() <= first_step) {
    leave_terminal(world, lot);
    return;
  }
  const PartyId party = take_party(world, {&lot, 1});
  world.simulator.spawn(go_through(world, party, first_step),
                        kernel::Tag::of(kPartyTag, lot.value),
                        &world.parties[party.value]);
}

void enter_terminal_together(World& world, const std::vector<LotId>& lots) {
  const auto& steps = world.layout.plans[world.stage_of(lots.front()).plan].middle;
  if (steps.empty() || steps.front().per == Per::Lot) {
    for (const LotId lot : lots) {
      enter_terminal(world, lot);
    }
    return;
  }
  for (const LotId lot : lots) {
    world.lots.settle(lot, world.now());
  }
  const PartyId party = take_party(world, lots);
  world.simulator.spawn(go_through(world, party, 0),
                        kernel::Tag::of(kPartyTag, lots.front().value),
                        &world.parties[party.value]);
}

}  // namespace corridor::model
