// Direct transfer: lots go from a vehicle onto another one that lies at the same node with room for
// them, without a storage between.

#include <utility>

#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Task;

namespace {

/// The vehicle that would take the lot on now; none: nobody. Whoever waits goes first.
VehicleId taker(World& world, LotId lot) {
  const Stage& stage = world.stage_of(lot);
  if (!stage.service.valid()) {
    return {};
  }
  const VehicleId id = world.services[stage.service.value]->gathering[stage.board];
  if (!id.valid()) {
    return {};
  }
  const Vehicle& vehicle = *world.vehicles[id.value];
  const CallSpec& call = world.call_of(vehicle);
  const Mode mode = world.layout.services[stage.service].mode;
  const bool workable = world.gates(call.node, mode).starts.is_open();
  if (!workable || !world.piles[call.pile.value]->empty() || is_time_to_leave(world, id)) {
    return {};
  }
  return fits(world, vehicle, world.flow_of(lot).commodity) ? id : VehicleId{};
}

/// Room on the other vehicle, which waits for the lot from now on.
void promise(World& world, VehicleId to, LotId lot) {
  Vehicle& vehicle = *world.vehicles[to.value];
  vehicle.load[world.flow_of(lot).commodity.value] += world.size_of(lot);
  ++vehicle.promised;
}

void go_over(World& world, VehicleId from, VehicleId to, LotId lot) {
  const std::uint32_t commodity = world.flow_of(lot).commodity.value;
  const NodeId node = world.stage_of(lot).node;
  Vehicle& left = *world.vehicles[from.value];
  Vehicle& entered = *world.vehicles[to.value];
  left.load[commodity] -= world.size_of(lot);
  world.record.milestone(world.lots, lot, Milestone::Unloaded, node, world.now());
  world.lots.ride(lot, world.now(), entered.log);
  world.record.milestone(world.lots, lot, Milestone::Loaded, node, world.now());
  entered.aboard.push_back(lot);
  --entered.promised;
  if (world.tracing()) {
    const double units = world.size_of(lot).to_units();
    const std::string& place = world.layout.nodes[node].id;
    world.trace(world.name_of(lot), "unloaded", place, units, left.name);
    world.trace(world.name_of(lot), "loaded", place, units, entered.name);
  }
  world.piles[world.call_of(entered).pile.value]->arrived.raise();
}

}  // namespace

Task<std::vector<LotId>> transfer(World& world,
                                  VehicleId from,
                                  const StepPlan& step,
                                  const std::vector<LotId> lots) {
  kernel::Gate& gate = gates_at_call(world, from).starts;
  Duration fixed = step.fixed;
  Hold hold;
  std::size_t i = 0;
  for (; i < lots.size() && taker(world, lots[i]).valid(); ++i) {
    const LotId lot = lots[i];
    if (!hold.held() || !gate.is_open()) {
      hold.release();
      hold = co_await start_work(world, from, step);
    }
    const VehicleId to = taker(world, lot);
    if (!to.valid()) {
      break;  // it has left meanwhile
    }
    promise(world, to, lot);
    if (step.servers > 1) {
      co_await begin_piece(world, step, &hold, &fixed);
    }
    co_await work_piece(world, lot, step, hold, std::exchange(fixed, Duration{0}));
    finish_step(world, lot, step);
    go_over(world, from, to, lot);
  }
  const std::vector<LotId> others(lots.begin() + static_cast<std::ptrdiff_t>(i), lots.end());
  co_return others;
}

}  // namespace corridor::model
