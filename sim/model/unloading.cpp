// A vehicle unloads: by lumps of work for all lots of one handling, or piece by piece; a full
// storage blocks it, unless cargo for it lies in that storage: then it exchanges lot for lot.

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "corridor/kernel/race.hpp"
#include "corridor/model/processes.hpp"
#include "corridor/model/trade.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Task;
using scenario::Per;

namespace {

/// Lots that leave the vehicle here with the same handling.
struct Batch {
  PlanId plan;
  std::vector<LotId> lots;
};

/// Where lots land and how they go on.
struct Landing {
  StorageId storage;      // none: no room is needed
  bool admitted = false;  // room for all of them has been claimed
  bool alone = true;      // each goes on at once, without waiting for its group
};

/// The lots' next stage is this node; batches in order of boarding.
std::vector<Batch> take_arrivals(World& world, Vehicle& vehicle) {
  std::vector<Batch> batches;
  std::vector<LotId> staying;
  for (const LotId id : vehicle.aboard) {
    if (world.stage_of(id).alight != vehicle.call) {
      staying.push_back(id);
      continue;
    }
    ++world.lots[id].stage;
    choose_route(world, id);
    const PlanId plan = world.stage_of(id).plan;
    auto batch = std::find_if(
        batches.begin(), batches.end(), [plan](const Batch& b) { return b.plan == plan; });
    if (batch == batches.end()) {
      batches.push_back({plan, {}});
      batch = batches.end() - 1;
    }
    batch->lots.push_back(id);
  }
  vehicle.aboard = std::move(staying);
  return batches;
}

/// The lot is on land: off the vehicle's load, in the storage if the step names one.
void alight(World& world, VehicleId vehicle_id, LotId id, StorageId storage) {
  const Vehicle& vehicle = *world.vehicles[vehicle_id.value];
  if (storage.valid()) {
    enter_store(world, id, storage);
  }
  const NodeId node = world.stage_of(id).node;
  world.record.milestone(world.lots, id, Milestone::Unloaded, node, world.now());
  if (world.tracing()) {
    world.trace(world.name_of(id),
                "unloaded",
                world.layout.nodes[node].id,
                world.size_of(id).to_units(),
                vehicle.name);
  }
}

Amount total(const World& world, const std::vector<LotId>& lots) {
  return world.size_of(lots.front()) * static_cast<std::int64_t>(lots.size());
}

/// Room for one lot; meanwhile the vehicle takes cargo for itself out of that storage, if it can.
Task<> await_room(World& world, VehicleId id, StorageId storage, LotId lot) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const CallSpec& call = world.call_of(vehicle);
  Store& store = world.store(storage, world.flow_of(lot).commodity);
  const Cause full = world.layout.storages[storage].full;
  const VehicleActivity before = vehicle.activity;
  while (!store.claim(world.size_of(lot))) {
    if (call.pile.valid() && claim_for_exchange(world, id, storage)) {
      continue;
    }
    set_activity(world, id, VehicleActivity::AwaitingRoom);
    auto room = store.room(world.size_of(lot), full);
    std::size_t winner = 0;
    if (call.pile.valid()) {
      auto cargo = world.piles[call.pile.value]->arrived.wait(full);
      auto race = kernel::any_of(room, cargo);
      winner = co_await race;
    } else {
      co_await room;
    }
    if (winner == 0) {
      store.entered();
      break;
    }
  }
  set_activity(world, id, before);
}

/// The lot is off the vehicle's load; false when it has to wait for room.
bool finds_room(World& world, VehicleId id, LotId lot, const Landing& landing) {
  const CommodityId commodity = world.flow_of(lot).commodity;
  world.vehicles[id.value]->load[commodity.value] -= world.size_of(lot);
  return !landing.storage.valid() || landing.admitted ||
         world.store(landing.storage, commodity).claim(world.size_of(lot));
}

void land(World& world, VehicleId id, LotId lot, const Landing& landing) {
  alight(world, id, lot, landing.storage);
  if (landing.alone) {
    enter_terminal(world, lot);
  }
}

/// Middle steps that begin per group wait until the whole vehicle is unloaded.
bool goes_on_alone(const HandlingPlan& plan) {
  return plan.middle.empty() || plan.middle.front().per == Per::Lot;
}

Task<> land_all(World& world, VehicleId id, const std::vector<LotId> lots, Landing landing) {
  for (const LotId lot : lots) {
    if (!finds_room(world, id, lot, landing)) {
      co_await await_room(world, id, landing.storage, lot);
    }
    land(world, id, lot, landing);
  }
}

/// Room in the tank that the step fills, before anything is pumped; no pump is held meanwhile.
Task<> await_ullage_for(
    World& world, VehicleId id, const StepPlan& step, Amount amount, Hold* hold) {
  if (landing_of(world, step, amount) == Amount{}) {
    co_return;
  }
  Tank& tank = *world.tank(step.into);
  if (tank.turn.in_use() == 0 && tank.level.reserve(amount.micro)) {
    co_return;
  }
  hold->release();
  const VehicleActivity before = world.vehicles[id.value]->activity;
  set_activity(world, id, VehicleActivity::AwaitingRoom);
  co_await await_ullage(world, step.into, amount);
  set_activity(world, id, before);
}

/// Lot by lot with one server, the fixed part first; with a landing each lands when its piece is
/// done.
Task<> unload_pieces(World& world,
                     VehicleId id,
                     const StepPlan& step,
                     const std::vector<LotId> lots,
                     std::optional<Landing> landing) {
  Duration fixed = step.fixed;
  Hold hold;
  kernel::Gate& gate = gates_at_call(world, id).starts;
  for (const LotId lot : lots) {
    co_await await_ullage_for(world, id, step, world.size_of(lot), &hold);
    if (!hold.held() || !gate.is_open()) {
      hold.release();
      hold = co_await start_work(world, id, step);
    }
    if (step.servers > 1) {
      co_await begin_piece(world, step, &hold, &fixed);
    }
    co_await work_piece(world, lot, step, hold, std::exchange(fixed, Duration{0}));
    share_pump(step, &hold);
    finish_step(world, lot, step);
    if (landing) {
      if (!finds_room(world, id, lot, *landing)) {
        co_await await_room(world, id, landing->storage, lot);
      }
      land(world, id, lot, *landing);
    }
  }
}

/// Lots that were offered together go on together.
void group_enters_terminal(World& world, const std::vector<LotId>& lots) {
  std::vector<std::uint32_t> seen;
  for (const LotId lot : lots) {
    const std::uint32_t group = world.lots[lot].group;
    if (std::find(seen.begin(), seen.end(), group) != seen.end()) {
      continue;
    }
    seen.push_back(group);
    std::vector<LotId> together;
    std::copy_if(lots.begin(), lots.end(), std::back_inserter(together), [&](LotId other) {
      return world.lots[other].group == group;
    });
    enter_terminal_together(world, together);
  }
}

/// A storage that admits whole trains only lets the vehicle begin when there is room for all.
Task<bool> await_admission(World& world,
                           VehicleId id,
                           StorageId storage,
                           const std::vector<LotId> lots) {
  const bool whole =
      storage.valid() && world.layout.storages[storage].data->admit == scenario::Admit::Whole;
  if (whole) {
    Store& store = world.store(storage, world.flow_of(lots.front()).commodity);
    set_activity(world, id, VehicleActivity::AwaitingRoom);
    auto room = store.room(total(world, lots), world.layout.storages[storage].full);
    co_await room;
    store.entered();
  }
  co_return whole;
}

Task<> unload_batch(World& world, VehicleId id, const Batch batch) {
  const HandlingPlan& plan = world.layout.plans[batch.plan];
  Landing landing;
  landing.storage = plan.arrival.empty() ? StorageId{} : plan.arrival.back().into;
  landing.alone = goes_on_alone(plan);
  landing.admitted = co_await await_admission(world, id, landing.storage, batch.lots);
  landing.admitted = landing.admitted || world.tank(landing.storage) != nullptr;
  set_activity(world, id, VehicleActivity::Unloading);
  for (std::size_t i = 0; i < plan.arrival.size(); ++i) {
    const StepPlan& step = plan.arrival[i];
    const bool last = i + 1 == plan.arrival.size();
    if (step.lump()) {
      Hold none;
      co_await await_ullage_for(world, id, step, total(world, batch.lots), &none);
      co_await work_lump(world, id, step, total(world, batch.lots));
      finish_step(world, batch.lots, step);
      if (last) {
        co_await land_all(world, id, batch.lots, landing);
      }
    } else {
      co_await unload_pieces(
          world, id, step, batch.lots, last ? std::optional{landing} : std::nullopt);
    }
  }
  if (plan.arrival.empty()) {
    co_await land_all(world, id, batch.lots, landing);
  }
  if (!landing.alone) {
    group_enters_terminal(world, batch.lots);
  }
}

}  // namespace

Task<> unload(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  std::vector<Batch> batches = take_arrivals(world, vehicle);
  for (Batch& batch : batches) {
    const std::vector<StepPlan>& direct = world.layout.plans[batch.plan].direct;
    if (!direct.empty()) {
      set_activity(world, id, VehicleActivity::Unloading);
      batch.lots = co_await transfer(world, id, direct.front(), batch.lots);
    }
    if (!batch.lots.empty()) {
      co_await unload_batch(world, id, batch);
    }
  }
  const CallSpec& call = world.call_of(vehicle);
  vehicle.unloaded = world.now();
  vehicle.ticket = call.pile.valid() ? world.piles[call.pile.value]->next_ticket() : 0;
}

}  // namespace corridor::model
