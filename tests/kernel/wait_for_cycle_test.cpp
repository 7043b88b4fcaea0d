#include "corridor/kernel/wait_for_cycle.hpp"

#include <doctest/doctest.h>

#include "corridor/kernel/race.hpp"
#include "corridor/kernel/servers.hpp"
#include "corridor/kernel/signal.hpp"
#include "journal.hpp"

namespace corridor::kernel::testing::wait_for_cycle_test {

namespace {

using Cycle = std::vector<WaitFor>;

struct World {
  Simulator simulator{kStart};
  Servers a{simulator, 1, Tag{101}};
  Servers b{simulator, 1, Tag{102}};
  Servers c{simulator, 2, Tag{103}};
  Signal signal{Tag{104}};
};

/// Takes `first`, after an hour `second`.
Process takes_both(World& world, Servers& first, Servers& second) {
  const Hold one = co_await first.seize(1, Cause{});
  co_await world.simulator.delay(hours(1));
  const Hold two = co_await second.seize(1, Cause{});
}

Process holds_and_waits(World& world, Servers& servers) {
  const Hold hold = co_await servers.seize(1, Cause{});
  co_await world.signal.wait(Cause{});
}

Process waits_for_either(World& world, Servers& holds, Servers& one, Servers& other) {
  const Hold hold = co_await holds.seize(1, Cause{});
  co_await world.simulator.delay(hours(1));
  Seize first = one.seize(1, Cause{});
  Seize second = other.seize(1, Cause{});
  co_await any_of(first, second);
}

}  // namespace

TEST_CASE("wait-for cycle: two that hold what the other wants") {
  World world;
  world.simulator.spawn(takes_both(world, world.a, world.b), Tag{1});
  world.simulator.spawn(takes_both(world, world.b, world.a), Tag{2});
  world.simulator.run_until(at_hour(9));
  CHECK(world.simulator.dry());
  CHECK(wait_for_cycle(world.simulator) == Cycle{{Tag{1}, Tag{102}}, {Tag{2}, Tag{101}}});
}

TEST_CASE("wait-for cycle: who only waits in front of it is not part of it") {
  World world;
  world.simulator.spawn(holds_and_waits(world, world.c), Tag{7});
  world.simulator.spawn(takes_both(world, world.c, world.a), Tag{8});
  world.simulator.spawn(takes_both(world, world.a, world.b), Tag{1});
  world.simulator.spawn(takes_both(world, world.b, world.a), Tag{2});
  world.simulator.run_until(at_hour(9));
  CHECK(wait_for_cycle(world.simulator) == Cycle{{Tag{1}, Tag{102}}, {Tag{2}, Tag{101}}});
}

TEST_CASE("wait-for cycle: through one of several holders, past one that awaits the unknown") {
  World world;  // c is held by 1, who waits for a signal, and by 2, who waits for a
  world.simulator.spawn(holds_and_waits(world, world.c), Tag{1});
  world.simulator.spawn(takes_both(world, world.c, world.a), Tag{2});
  world.simulator.spawn(takes_both(world, world.a, world.c), Tag{3});
  world.simulator.run_until(at_hour(9));
  CHECK(wait_for_cycle(world.simulator) == Cycle{{Tag{2}, Tag{101}}, {Tag{3}, Tag{103}}});
}

TEST_CASE("wait-for cycle: a process may wait for itself") {
  World world;
  world.simulator.spawn(takes_both(world, world.a, world.a), Tag{1});
  world.simulator.run_until(at_hour(9));
  CHECK(wait_for_cycle(world.simulator) == Cycle{{Tag{1}, Tag{101}}});
}

TEST_CASE("wait-for cycle: through any wait of a race") {
  World world;
  world.simulator.spawn(waits_for_either(world, world.a, world.c, world.b), Tag{1});
  world.simulator.spawn(holds_and_waits(world, world.c), Tag{2});
  world.simulator.spawn(holds_and_waits(world, world.c), Tag{3});
  world.simulator.spawn(takes_both(world, world.b, world.a), Tag{4});
  world.simulator.run_until(at_hour(9));
  CHECK(wait_for_cycle(world.simulator) == Cycle{{Tag{1}, Tag{102}}, {Tag{4}, Tag{101}}});
}

TEST_CASE("wait-for cycle: none when all wait for what nobody holds, or nobody waits") {
  World world;
  CHECK(wait_for_cycle(world.simulator).empty());
  world.simulator.spawn(holds_and_waits(world, world.a), Tag{1});
  world.simulator.spawn(takes_both(world, world.b, world.a), Tag{2});
  world.simulator.run_until(at_hour(9));
  CHECK(wait_for_cycle(world.simulator).empty());
}

TEST_CASE("wait-for cycle: servers of a process that has ended are held by nobody") {
  World world;
  Hold kept;
  const auto leaves_it_behind = [](World& w, Hold& to) -> Process {
    to = co_await w.a.seize(1, Cause{});
  };
  world.simulator.spawn(leaves_it_behind(world, kept), Tag{1});
  world.simulator.spawn(takes_both(world, world.b, world.a), Tag{2});
  world.simulator.run_until(at_hour(9));
  CHECK(wait_for_cycle(world.simulator).empty());
}

}  // namespace corridor::kernel::testing::wait_for_cycle_test
