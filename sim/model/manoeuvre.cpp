// What brings a vehicle to its berth and away from it: pilots, tugs, a lock, a shunting engine.

#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Task;

namespace {

Task<> take_unit(World& world, VehicleId id, const ManoeuvreSpec& manoeuvre, Units units) {
  if (manoeuvre.step.takes.valid() && units == Units::Change) {
    set_activity(world, id, VehicleActivity::AwaitingPath);
    co_await take_units(world, manoeuvre.step.takes, 1, world.call_of(id).data->priority);
  }
}

void give_unit(World& world, const ManoeuvreSpec& manoeuvre, Units units) {
  if (manoeuvre.step.gives.valid() && units == Units::Change) {
    give_units(world, manoeuvre.step.gives, 1);
  }
}

/// One server of each facility, all of them before anything is done.
Task<> take_servers(World& world,
                    VehicleId id,
                    const ManoeuvreSpec& manoeuvre,
                    std::vector<Hold>* holds) {
  const int priority = world.call_of(id).data->priority;
  for (const FacilityId facility : manoeuvre.use) {
    auto seize = world.servers(facility).seize(1, world.layout.facilities[facility].busy, priority);
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
  const Hold none;
  const Hold* worked = &none;
  for (std::size_t i = 0; i < holds->size(); ++i) {
    if (manoeuvre.use[i] == step.facility) {
      worked = &(*holds)[i];
    } else {
      (*holds)[i].set_working(true);
    }
  }
  co_await work_for(world, step, *worked, time);
}

Task<> pass(World& world, VehicleId id, kernel::Gate& gate) {
  while (!gate.is_open()) {
    set_activity(world, id, VehicleActivity::HeldByClosure);
    auto passing = gate.pass();
    co_await passing;
  }
}

}  // namespace

Task<> await_release(World& world, VehicleId id) {
  for (auto held = held_back(world, id); held; held = held_back(world, id)) {
    set_activity(world, id, VehicleActivity::HeldByClosure);
    auto changed = gates_at_call(world, id).changed.wait(*held);
    co_await changed;
  }
}

Task<> come_in(World& world, VehicleId id, Units units) {
  for (const ManoeuvreSpec& manoeuvre : world.call_of(id).inbound) {
    co_await take_unit(world, id, manoeuvre, units);
    std::vector<Hold> holds;
    bool ready = false;
    while (!ready) {
      holds.clear();
      co_await pass(world, id, gates_at_call(world, id).arrivals);
      set_activity(world, id, VehicleActivity::AwaitingBerth);
      co_await take_servers(world, id, manoeuvre, &holds);
      ready = gates_at_call(world, id).arrivals.is_open();
    }
    co_await work(world, id, manoeuvre, &holds);
    give_unit(world, manoeuvre, units);
  }
}

Task<> go_out(World& world, VehicleId id, Units units) {
  for (const ManoeuvreSpec& manoeuvre : world.call_of(id).outbound) {
    co_await take_unit(world, id, manoeuvre, units);
    std::vector<Hold> holds;
    bool ready = false;
    while (!ready) {
      holds.clear();
      co_await await_release(world, id);
      set_activity(world, id, VehicleActivity::AwaitingPath);
      co_await take_servers(world, id, manoeuvre, &holds);
      ready = !held_back(world, id);
    }
    co_await work(world, id, manoeuvre, &holds);
    give_unit(world, manoeuvre, units);
  }
}

}  // namespace corridor::model
