// A pipeline as plug flow: a parcel is pushed in at the rate that other shippers leave free, and
// comes out when as much again as the line holds has been pushed in behind it, or after a given
// time.

#include <algorithm>
#include <deque>

#include "corridor/core/int128.hpp"
#include "corridor/core/mutant.hpp"
#include "corridor/kernel/race.hpp"
#include "corridor/kernel/timer.hpp"
#include "corridor/model/processes.hpp"
#include "corridor/model/trade.hpp"
#include "shippers.hpp"

namespace corridor::model {

using kernel::Process;

namespace {

/// A parcel leaves when its tail is through; into a tank it flows from when its front is.
struct Parcel {
  LotId lot;
  Amount leaves_at;            // position in all that was ever pushed in
  Time through = Time::min();  // where the line has a given time instead
};

/// What is in one line; the two processes of the line share it.
struct LineFill {
  LineFill(World& the_world, ServiceId service_id)
      : world(the_world),
        service(service_id),
        track(the_world.layout.services[service_id].pipe),
        data(*the_world.layout.tracks[track].data),
        shippers(data),
        begun(the_world.now()),
        changed(kernel::Tag::of(static_cast<std::uint32_t>(Kind::Pipeline), service_id.value)) {
    log.name = the_world.layout.services[service_id].id;
    log.charge(begun, the_world.layout.tracks[track].moving);
  }

  [[nodiscard]] core::Rate background() const {
    return data.background.value_or(core::Rate{Amount{}, Duration{1}});
  }
  /// Which may change by date.
  [[nodiscard]] core::Rate rate() const {
    return world.tracks[track.value]->rate.value_or(core::Rate{});
  }
  /// What others leave free.
  [[nodiscard]] core::Rate free_rate() const {
    const core::Rate whole = rate();
    const core::Rate others = background();
    const auto per = whole.per.count();
    const core::Int128 used = core::Int128{others.amount.micro} * per / others.per.count();
    return {Amount{whole.amount.micro - static_cast<std::int64_t>(used)}, whole.per};
  }
  [[nodiscard]] Amount pushed_in() const {
    constexpr Amount kBeyondAllLines{std::int64_t{1} << 62U};
    return own + std::min(background().amount_in(world.now() - begun), kBeyondAllLines);
  }
  /// When the background alone will have pushed the first parcel out.
  [[nodiscard]] Time first_leaves() const {
    if (data.time) {
      return std::max(parcels.front().through, world.now());
    }
    const Amount missing = parcels.front().leaves_at - pushed_in();
    if (CORRIDOR_MUTANT(48, missing <= Amount{}, missing < Amount{})) {
      return world.now();
    }
    return background().amount > Amount{} ? world.now() + background().time_for(missing)
                                          : Time::max();
  }

  /// When a parcel that was there at `entered` comes out of a line of given time; none overtakes
  /// another.
  [[nodiscard]] Time next_through(LotId lot, Time entered) {
    if (data.time) {
      const auto name =
          core::StreamName::of("running", world.layout.tracks[track].link, world.flow_of(lot).id);
      core::Stream stream = world.stream(name, world.lots[lot].number);
      const Duration time = core::sample_duration(*data.time, stream);
      last_through = std::max(last_through, entered + time);
    }
    return last_through;
  }

  World& world;
  ServiceId service;
  TrackId track;
  const scenario::Link& data;
  Shippers shippers;
  Time begun;
  Amount own;  // pushed in by our own parcels
  std::deque<Parcel> parcels;
  Time last_through = Time::min();
  bool blocked = false;  // the tank at its end has no room for what comes
  kernel::Signal changed;
  ChargeLog log;
};

/// The tank into which the lot flows straight from the line, if it does.
StorageId tank_at_end(World& world, LotId lot) {
  const FlowSpec& flow = world.flow_of(lot);
  const auto& steps = world.layout.plans[flow.all_stages[world.lots[lot].stage + 1U].plan].middle;
  const bool straight = !steps.empty() && world.tank(steps.front().into) != nullptr &&
                        !steps.front().facility.valid() && !steps.front().takes_time();
  return straight ? steps.front().into : StorageId{};
}

/// Out of the tank in which the lot is, at the line's rate.
TankTransfer draw_into_line(World& world, const LineFill& line, LotId lot) {
  Tank* const tank = world.tank_with(lot);
  if (tank == nullptr) {
    leave_store(world, lot);
    return {};
  }
  const auto& steps = world.plan_of(lot).departure;
  const Amount lifted = steps.empty() ? Amount{} : lift(world, lot, steps.back());
  if (lifted == Amount{}) {
    leave_store(world, lot);
    return {};
  }
  return tank->draw_lifted(lifted, per_day(line.free_rate()));
}

void trace_parcel(
    const World& world, const LineFill& line, LotId lot, const char* event, NodeId node) {
  if (world.tracing()) {
    world.trace(world.name_of(lot),
                event,
                world.layout.nodes[node].id,
                world.size_of(lot).to_units(),
                world.layout.services[line.service].id);
  }
}

Process push_in(World& world, std::shared_ptr<LineFill> line) {
  const CallSpec& call = world.layout.services[line->service].calls.front();
  const PileId pile_id = call.pile;
  Pile& pile = *world.piles[pile_id.value];
  const Cause idle = world.layout.piles[pile_id].no_vehicle;
  for (;;) {
    kernel::Gate& open = world.tracks[line->track.value]->open;
    while (!open.is_open()) {
      auto pass = open.pass();
      co_await pass;
    }
    if (line->blocked) {
      auto change = line->changed.wait(idle);
      co_await change;
      continue;
    }
    if (line->free_rate().amount <= Amount{}) {  // others take all of it, perhaps for a time
      auto change = world.tracks[line->track.value]->changed.wait(idle);
      co_await change;
      continue;
    }
    settle_pile(world, pile_id);
    const auto entry = line->shippers.next(world, pile);
    if (!entry) {
      auto cargo = pile.arrived.wait(idle);
      co_await cargo;
      continue;
    }
    const LotId lot = entry->lot;
    const TankTransfer drawn = draw_into_line(world, *line, lot);
    for (const StepPlan& step : world.plan_of(lot).departure) {
      finish_step(world, lot, step);
    }
    world.record.milestone(world.lots, lot, Milestone::Loaded, call.node, world.now());
    trace_parcel(world, *line, lot, "loaded", call.node);
    world.lots.ride(lot, world.now(), line->log);
    const Duration time = line->free_rate().time_for(world.size_of(lot));
    const Time entered = world.now();
    const Amount front = line->pushed_in();
    co_await world.simulator.delay(time);
    drawn.end();
    line->own += world.size_of(lot);
    world.record.milestone(world.lots, lot, Milestone::Departed, call.node, world.now());
    world.record.carried(world.lots[lot].flow, Mode::Pipeline, world.size_of(lot), world.now());
    world.record.charges.begins_leg(lot, world.lots[lot]);
    world.record.meters.pumps(line->service, world.lots[lot].flow);
    world.record.started_on_track(line->track, Duration{0});
    const bool flows_on = tank_at_end(world, lot).valid();
    line->parcels.push_back(
        {lot, (flows_on ? front : line->pushed_in()) + line->data.line_fill.value_or(Amount{})});
    line->parcels.back().through = line->next_through(lot, flows_on ? entered : world.now());
    line->changed.raise();
  }
}

void come_out(World& world, const LineFill& line, LotId lot, StorageId tank) {
  const NodeId node = world.layout.tracks[line.track].to;
  ++world.lots[lot].stage;
  if (!tank.valid()) {
    choose_route(world, lot);
  }
  world.record.milestone(world.lots, lot, Milestone::Arrived, node, world.now());
  world.record.milestone(world.lots, lot, Milestone::Unloaded, node, world.now());
  trace_parcel(world, line, lot, "unloaded", node);
  if (tank.valid()) {
    enter_store(world, lot, tank);
  }
  enter_terminal(world, lot, tank.valid() ? 1 : 0);
}

/// At the rate at which it was pushed in; the line stands while there is no room for all of it.
kernel::Task<> flow_into(World& world, std::shared_ptr<LineFill> line, LotId lot, StorageId id) {
  Tank& tank = *world.tank(id);
  const Amount size = world.size_of(lot);
  if (tank.turn.in_use() > 0 || !tank.level.reserve(size.micro)) {
    line->blocked = true;
    line->log.charge(world.now(), world.layout.storages[id].full);
    co_await await_ullage(world, id, size);
    line->blocked = false;
    line->log.charge(world.now(), world.layout.tracks[line->track].moving);
    line->changed.raise();
  }
  const core::Rate free = line->free_rate();
  const core::Rate rate = free.amount > Amount{} ? free : line->rate();
  const auto landed = tank.level.receive(size.micro, per_day(rate));
  co_await world.simulator.delay(rate.time_for(size));
  tank.level.end(landed);
}

Process push_out(World& world, std::shared_ptr<LineFill> line) {
  for (;;) {
    const Time leaves = line->parcels.empty() ? Time::max() : line->first_leaves();
    if (leaves == world.now()) {
      const LotId lot = line->parcels.front().lot;
      line->parcels.pop_front();
      const StorageId tank = tank_at_end(world, lot);
      if (tank.valid()) {
        co_await flow_into(world, line, lot, tank);
      }
      come_out(world, *line, lot, tank);
      continue;
    }
    auto changed = line->changed.wait({});
    if (leaves == Time::max()) {
      co_await changed;
      continue;
    }
    kernel::Timer timer{world.simulator, leaves, {}};
    auto race = kernel::any_of(changed, timer);
    co_await race;
  }
}

}  // namespace

void start_pipelines(World& world) {
  for (std::uint32_t s = 0; s < world.layout.services.size(); ++s) {
    const ServiceSpec& service = world.layout.services[ServiceId{s}];
    if (service.is_pipeline() && service.calls.front().pile.valid()) {
      const auto line = std::make_shared<LineFill>(world, ServiceId{s});
      const auto tag = kernel::Tag::of(static_cast<std::uint32_t>(Kind::Pipeline), s);
      world.simulator.spawn(push_in(world, line), tag);
      world.simulator.spawn(push_out(world, line), tag);
    }
  }
}

}  // namespace corridor::model
