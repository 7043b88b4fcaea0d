// What brings a vehicle to its berth and away from it: pilots, tugs, a lock, a shunting engine.

#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Task;

namespace {

const CallSpec& call_of(const World& world, VehicleId id) {
  const Vehicle& vehicle = *world.vehicles[id.value];
  return world.layout.services[vehicle.service].calls[vehicle.call];
}

/// A counted fleet lies at its calls when the run begins.
bool lies_there(const World& world, VehicleId id) {
  const Vehicle& vehicle = *world.vehicles[id.value];
  return vehicle.voyage == 0 && world.layout.services[vehicle.service].cyclic();
}

Task<> take_unit(World& world, VehicleId id, PoolStockId stock) {
  if (stock.valid()) {
    set_activity(world, id, VehicleActivity::AwaitingPath);
    co_await take_units(world, stock, 1, 0);
  }
}

/// One server of each facility, all of them before anything is done.
Task<> take_servers(World& world, const ManoeuvreSpec& manoeuvre, std::vector<Hold>* holds) {
  for (const FacilityId facility : manoeuvre.use) {
    auto seize = world.servers(facility).seize(1, world.layout.facilities[facility].busy);
    Hold hold = co_await seize;
    holds->push_back(std::move(hold));
  }
}

Task<> work(World& world, VehicleId id, const ManoeuvreSpec& manoeuvre, std::vector<Hold>* holds) {
  const Vehicle& vehicle = *world.vehicles[id.value];
  const StepPlan& step = manoeuvre.step;
  const core::StreamName name{step.stream.purpose,
                              core::scatter(step.stream.entity + vehicle.name_hash)};
  const Duration time = draw_step_time(world, step, name, vehicle.voyage, Amount{});
  set_activity(world, id, VehicleActivity::Moving);
  if (!step.facility.valid()) {
    co_await world.simulator.delay(time, step.service);
    co_return;
  }
  std::size_t worked = 0;
  for (std::size_t i = 0; i < holds->size(); ++i) {
    if (manoeuvre.use[i] == step.facility) {
      worked = i;
    } else {
      (*holds)[i].set_working(true);
    }
  }
  auto working = world.servers(step.facility).work((*holds)[worked], time, step.service);
  co_await working;
}

Task<> pass(World& world, VehicleId id, kernel::Gate& gate) {
  while (!gate.is_open()) {
    set_activity(world, id, VehicleActivity::HeldByClosure);
    auto passing = gate.pass();
    co_await passing;
  }
}

/// Until nothing holds the vehicle back.
Task<> await_release(World& world, VehicleId id) {
  for (auto held = held_back(world, id); held; held = held_back(world, id)) {
    set_activity(world, id, VehicleActivity::HeldByClosure);
    auto changed = gates_at_call(world, id).changed.wait(*held);
    co_await changed;
  }
}

}  // namespace

Task<> come_in(World& world, VehicleId id) {
  if (lies_there(world, id)) {
    co_return;
  }
  for (const ManoeuvreSpec& manoeuvre : call_of(world, id).inbound) {
    co_await take_unit(world, id, manoeuvre.step.takes);
    std::vector<Hold> holds;
    bool ready = false;
    while (!ready) {
      holds.clear();
      co_await pass(world, id, gates_at_call(world, id).arrivals);
      set_activity(world, id, VehicleActivity::AwaitingBerth);
      co_await take_servers(world, manoeuvre, &holds);
      ready = gates_at_call(world, id).arrivals.is_open();
    }
    co_await work(world, id, manoeuvre, &holds);
    if (manoeuvre.step.gives.valid()) {
      give_units(world, manoeuvre.step.gives, 1);
    }
  }
}

Task<> go_out(World& world, VehicleId id) {
  for (const ManoeuvreSpec& manoeuvre : call_of(world, id).outbound) {
    co_await take_unit(world, id, manoeuvre.step.takes);
    std::vector<Hold> holds;
    bool ready = false;
    while (!ready) {
      holds.clear();
      co_await await_release(world, id);
      set_activity(world, id, VehicleActivity::AwaitingPath);
      co_await take_servers(world, manoeuvre, &holds);
      ready = !held_back(world, id);
    }
    co_await work(world, id, manoeuvre, &holds);
    if (manoeuvre.step.gives.valid()) {
      give_units(world, manoeuvre.step.gives, 1);
    }
  }
}

}  // namespace corridor::model
