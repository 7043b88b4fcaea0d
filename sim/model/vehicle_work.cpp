// Work on a vehicle: a server once the work may start, one lump or one piece of it.

#include <algorithm>
#include <utility>

#include "corridor/core/mutant.hpp"
#include "corridor/kernel/race.hpp"
#include "corridor/kernel/timer.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Task;

namespace {

/// Waits for something, at most until then; false when the time came first.
template <class Wait>
Task<bool> in_time(World& world, Wait* wait, Time until) {
  if (until == Time::max()) {
    auto only = kernel::any_of(*wait);
    co_await only;
    co_return true;
  }
  kernel::Timer timer{world.simulator, until, {}};
  auto race = kernel::any_of(*wait, timer);
  const std::size_t winner = co_await race;
  co_return winner == 0;
}

/// Several servers share it.
Duration draw_piece_time(World& world, LotId lot, const StepPlan& step, const Hold& hold) {
  const core::StreamName name{step.stream.purpose,
                              core::scatter(step.stream.entity + world.flow_of(lot).name_hash)};
  const Duration time =
      draw_step_time(world, step, name, world.lots[lot].number, world.size_of(lot));
  const int n = step.servers > 1 && hold.held() ? hold.size() : 1;
  return Duration{(time.count() + n - 1) / n};  // rounded up
}

}  // namespace

/// Ship-side work starts only while the node's gate allows; the server is not held meanwhile.
Task<Hold> start_work(World& world, VehicleId id, const StepPlan& step, Time until) {
  kernel::Gate& gate = gates_at_call(world, id).starts;
  for (;;) {
    while (!gate.is_open()) {
      const VehicleActivity before = world.vehicles[id.value]->activity;
      set_activity(world, id, VehicleActivity::HeldByClosure);
      auto pass = gate.pass();
      const bool passed = co_await in_time(world, &pass, until);
      set_activity(world, id, before);
      if (!passed) {
        co_return Hold{};
      }
    }
    if (!step.facility.valid()) {
      co_return Hold{};
    }
    auto seize =
        world.servers(step.facility).seize(1, step.waiting, world.call_of(id).data->priority);
    const bool granted = co_await in_time(world, &seize, until);
    if (!granted) {
      co_return Hold{};
    }
    Hold hold = seize.result();
    if (gate.is_open()) {
      co_return hold;
    }
  }
}

Task<> begin_piece(World& world, const StepPlan& step, Hold* hold, Duration* fixed) {
  if (!hold->held()) {
    co_return;
  }
  const kernel::Servers& servers = world.servers(step.facility);
  const bool with_fixed = *fixed > Duration{0};
  hold->shrink_to(with_fixed ? 1 : servers.fair_share());
  if (with_fixed) {
    co_await work_for(world, step, *hold, std::exchange(*fixed, Duration{0}));
  }
  hold->extend(std::min(step.servers, servers.fair_share()) - hold->size());
}

Task<> work_for(World& world, const StepPlan& step, const Hold& hold, Duration time) {
  if (step.facility.valid()) {
    auto work = world.servers(step.facility).work(hold, time, step.service);
    co_await work;
  } else {
    co_await world.simulator.delay(time, step.service);
  }
}

Task<bool> await_begin(
    World& world, LotId lot, const StepPlan& step, const Hold& hold, Duration fixed, Time until) {
  if (!hold.held() || step.pumps) {  // pumps are taken piece by piece
    co_return true;
  }
  const Duration piece = draw_piece_time(world, lot, step, hold) + fixed;
  kernel::Work begin{world.servers(step.facility), hold, Duration{0}, step.service, piece};
  if (begin.may_begin()) {
    co_return true;
  }
  const bool began = co_await in_time(world, &begin, until);
  co_return began;
}

Task<> work_lump(World& world,
                 VehicleId id,
                 const StepPlan& step,
                 Amount amount,
                 const std::vector<LotId>* lifted) {
  const Vehicle& vehicle = *world.vehicles[id.value];
  const core::StreamName name{step.stream.purpose,
                              core::scatter(step.stream.entity + vehicle.name_hash)};
  Hold hold = co_await start_work(world, id, step);
  Amount drawn;
  if (lifted != nullptr) {
    for (const LotId lot : *lifted) {
      drawn += lift(world, lot, step);
    }
  }
  const Duration work_time = draw_step_time(world, step, name, vehicle.voyage, amount);
  if (step.pumps) {
    const PumpedWork work{step.fixed, work_time, drawn, landing_of(world, step, amount)};
    co_await pump(world, step, hold, work);
  } else {
    co_await work_for(world, step, hold, work_time + step.fixed);
  }
}

Task<> work_piece(World& world,
                  LotId lot,
                  const StepPlan& step,
                  const Hold& hold,
                  Duration fixed,
                  Amount lifted) {
  const Duration work_time = draw_piece_time(world, lot, step, hold);
  if (step.pumps) {
    const PumpedWork work{fixed, work_time, lifted, landing_of(world, step, world.size_of(lot))};
    co_await pump(world, step, hold, work);
  } else {
    co_await work_for(world, step, hold, work_time + fixed);
  }
}

}  // namespace corridor::model
