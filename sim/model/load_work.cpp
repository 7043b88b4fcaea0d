// The work of loading: what was claimed comes aboard, in lumps or lot by lot.

#include <algorithm>
#include <utility>

#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Task;

namespace {

void board(World& world, Vehicle& vehicle, LotId lot) {
  leave_store(world, lot);
  const NodeId node = world.stage_of(lot).node;
  world.record.milestone(world.lots, lot, Milestone::Loaded, node, world.now());
  vehicle.aboard.push_back(lot);
  if (world.tracing()) {
    world.trace(world.name_of(lot),
                "loaded",
                world.layout.nodes[node].id,
                world.size_of(lot).to_units(),
                vehicle.name);
  }
}

Task<> load_pieces(World& world,
                   VehicleId id,
                   const StepPlan& step,
                   const std::vector<LotId> lots,
                   bool boards,
                   Duration fixed) {
  Vehicle& vehicle = *world.vehicles[id.value];
  kernel::Gate& gate = gates_at_call(world, id).starts;
  Hold hold;
  for (const LotId lot : lots) {
    if (!hold.held() || !gate.is_open()) {
      hold.release();
      hold = co_await start_work(world, id, step);
    }
    if (step.out_of.valid()) {
      leave_store(world, lot);
    }
    co_await work_piece(world, lot, step, hold, std::exchange(fixed, Duration{0}));
    if (boards) {
      board(world, vehicle, lot);
    }
  }
}

void board_all(World& world, Vehicle& vehicle, const std::vector<LotId>& lots) {
  for (const LotId lot : lots) {
    board(world, vehicle, lot);
  }
}

/// One lump of work for all of them; they leave their storage when it begins to be done.
Task<> load_lump(World& world, VehicleId id, const StepPlan& step, const std::vector<LotId> lots) {
  if (step.out_of.valid()) {
    for (const LotId lot : lots) {
      leave_store(world, lot);
    }
  }
  const Amount amount = world.size_of(lots.front()) * static_cast<std::int64_t>(lots.size());
  co_await work_lump(world, id, step, amount);
}

/// The fixed part of a handling is done once at a call.
bool first_of_its_handling(Vehicle& vehicle, PlanId plan) {
  const bool first =
      std::find(vehicle.begun.begin(), vehicle.begun.end(), plan) == vehicle.begun.end();
  if (first) {
    vehicle.begun.push_back(plan);
  }
  return first;
}

/// Loads lots of one handling.
Task<> load_batch(World& world, VehicleId id, PlanId plan_id, const std::vector<LotId> lots) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const auto& steps = world.layout.plans[plan_id].departure;
  const bool first = first_of_its_handling(vehicle, plan_id);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const StepPlan& step = steps[i];
    const bool last = i + 1 == steps.size();
    if (!step.lump()) {
      co_await load_pieces(world, id, step, lots, last, first ? step.fixed : Duration{0});
      continue;
    }
    co_await load_lump(world, id, step, lots);
    if (last) {
      board_all(world, vehicle, lots);
    }
  }
  if (steps.empty()) {
    board_all(world, vehicle, lots);
  }
}

/// Takes the claimed lots of the first one's handling out of the claim.
std::vector<LotId> take_batch(const World& world, Vehicle& vehicle, bool lumps_too) {
  std::vector<LotId> batch;
  if (!lumps_too && vehicle.claimed_pieces == 0) {
    return batch;
  }
  std::vector<LotId> rest;
  PlanId plan;
  for (const LotId lot : vehicle.claimed) {
    const PlanId its_plan = world.stage_of(lot).plan;
    const bool by_pieces = !world.plan_of(lot).loads_in_lumps();
    if ((lumps_too || by_pieces) && (batch.empty() || its_plan == plan)) {
      plan = its_plan;
      batch.push_back(lot);
      vehicle.claimed_pieces -= by_pieces ? 1U : 0U;
    } else {
      rest.push_back(lot);
    }
  }
  vehicle.claimed = std::move(rest);
  return batch;
}

}  // namespace

Task<> work_off_claims(World& world, VehicleId id, bool lumps_too) {
  Vehicle& vehicle = *world.vehicles[id.value];
  for (;;) {
    const std::vector<LotId> batch = take_batch(world, vehicle, lumps_too);
    if (batch.empty()) {
      break;
    }
    set_activity(world, id, VehicleActivity::Loading);
    co_await load_batch(world, id, world.stage_of(batch.front()).plan, batch);
  }
}

Task<> load_claimed(World& world, VehicleId id) {
  return work_off_claims(world, id, true);
}

}  // namespace corridor::model
