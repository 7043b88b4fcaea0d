// Work on a vehicle at a call where its cargo stays aboard: a change of locomotives, a border.

#include <algorithm>

#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Task;

namespace {

/// Lots that stay aboard pay for the work on their vehicle.
void charge_through(World& world, VehicleId id, PlanId plan, const StepPlan& step) {
  const Vehicle& vehicle = *world.vehicles[id.value];
  const CallSpec& call = world.call_of(vehicle);
  for (const LotId lot : vehicle.aboard) {
    if (step.price > 0 && call.through[world.flow_of(lot).commodity.value] == plan) {
      world.record.charges.handled(lot, world.lots[lot], step);
    }
  }
}

}  // namespace

/// Work on the vehicle as it stands, once for each handling that its cargo meets.
Task<> handle_through_lots(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const CallSpec& call = world.call_of(vehicle);
  std::vector<PlanId> done;
  for (const LotId lot : vehicle.aboard) {
    const PlanId plan = call.through[world.flow_of(lot).commodity.value];
    if (std::find(done.begin(), done.end(), plan) == done.end()) {
      done.push_back(plan);
    }
  }
  for (const PlanId plan : done) {
    for (const StepPlan& step : world.layout.plans[plan].arrival) {
      set_activity(world, id, VehicleActivity::Unloading);
      co_await work_lump(world, id, step, Amount{});
      charge_through(world, id, plan, step);
    }
  }
}

}  // namespace corridor::model
