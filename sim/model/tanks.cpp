// Liquids flow: lots are pumped into and out of tanks, whose levels move meanwhile. A lot is in a
// tank as a whole or not at all; while it is pumped, the transfer stands for it.

#include <algorithm>

#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Task;

namespace {

/// The rate of a step that has one, else what brings the amount through in its time.
kernel::Ticks pace_of(const World& world, const StepPlan& step, Amount amount, Duration time) {
  const Pace* const pace = step.facility_pace ? &world.paces[step.facility.value] : nullptr;
  const auto& of_piece = pace != nullptr ? pace->time : step.time;
  const auto& rate = pace != nullptr ? pace->rate : step.rate;
  return rate && !of_piece ? per_day(*rate) : kernel::rate_per_day(amount.micro, time);
}

TankTransfer begin_draw(Tank& tank, Amount amount, kernel::Ticks pace) {
  if (pace > 0) {
    return tank.draw_lifted(amount, pace);
  }
  tank.draw_lifted_at_once(amount);
  return {};
}

TankTransfer begin_landing(Tank& tank, Amount amount, kernel::Ticks pace) {
  if (pace > 0) {
    return {&tank, tank.level.receive(amount.micro, pace)};
  }
  tank.level.receive_at_once(amount.micro);
  return {};
}

}  // namespace

kernel::Ticks per_day(const core::Rate& rate) {
  return kernel::rate_per_day(rate.amount.micro, rate.per);
}

/// The pace is that of the instant at which the time was drawn.
Task<> pump(World& world, const StepPlan& step, const Hold& hold, PumpedWork work) {
  const Amount amount = std::max(work.lifted, work.landing);
  const bool at_once = work.time == Duration{0};
  const kernel::Ticks pace = at_once ? 0 : pace_of(world, step, amount, work.time);
  if (work.fixed > Duration{0}) {
    co_await work_for(world, step, hold, work.fixed);
  }
  TankTransfer drawn;
  TankTransfer landed;
  if (work.lifted > Amount{}) {
    drawn = begin_draw(*world.tank(step.out_of), work.lifted, pace);
  }
  if (work.landing > Amount{}) {
    landed = begin_landing(*world.tank(step.into), work.landing, pace);
  }
  co_await work_for(world, step, hold, work.time);
  drawn.end();
  landed.end();
}

void share_pump(const StepPlan& step, Hold* hold) {
  if (step.pumps) {
    hold->release();
  }
}

Amount landing_of(World& world, const StepPlan& step, Amount amount) {
  return world.tank(step.into) != nullptr ? amount : Amount{};
}

Amount lift(World& world, LotId lot, const StepPlan& step) {
  if (!step.out_of.valid()) {
    return {};
  }
  Tank* const tank = world.tank_with(lot);
  if (tank == nullptr || tank != world.tank(step.out_of)) {
    leave_store(world, lot);
    return {};
  }
  world.record.charges.unstored(lot, world.lots[lot], world.now());
  world.lots[lot].store = StoreId{};
  tank->lifted += world.size_of(lot);
  return world.size_of(lot);
}

Task<> await_ullage(World& world, StorageId id, Amount amount) {
  Tank& tank = *world.tank(id);
  const Cause full = world.layout.storages[id].full;
  auto seize = tank.turn.seize(1, full);
  const Hold turn = co_await seize;
  while (!tank.level.reserve(amount.micro)) {
    tank.level.ask_room(amount.micro);
    auto room = tank.level.room.wait(full);
    co_await room;
  }
}

}  // namespace corridor::model
