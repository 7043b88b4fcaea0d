#include "corridor/kernel/race.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "corridor/kernel/gate.hpp"
#include "corridor/kernel/servers.hpp"
#include "corridor/kernel/signal.hpp"
#include "corridor/kernel/timer.hpp"
#include "journal.hpp"

namespace corridor::kernel::testing::race_test {

namespace {

struct World {
  Simulator simulator{kStart};
  Journal journal{simulator};
  Servers berths{simulator, 1, Tag{1}};
  Servers cranes{simulator, 1, Tag{2}};
  Signal signal{Tag{3}};
};

Process occupies(World& world, Servers& servers, int n) {
  const Hold hold = co_await servers.seize(1, Cause{});
  co_await world.simulator.delay(hours(n));
}

/// Waits for a server at most until `deadline`, then works one hour.
Process impatient(World& world, std::string name, int deadline) {
  Seize request = world.berths.seize(1, Cause{1});
  Timer timer(world.simulator, at_hour(deadline), Cause{2});
  const std::size_t winner = co_await any_of(request, timer);
  if (winner == 1) {
    world.journal.note(name + " leaves");
    co_return;
  }
  const Hold hold = request.result();
  world.journal.note(name + " served");
  co_await world.simulator.delay(hours(1));
}

/// Takes whichever of berth and crane is free first.
Process takes_either(World& world, std::string name) {
  Seize berth = world.berths.seize(1, Cause{1});
  Seize crane = world.cranes.seize(1, Cause{2});
  const std::size_t winner = co_await any_of(berth, crane);
  const Hold hold = winner == 0 ? berth.result() : crane.result();
  world.journal.note(name + (winner == 0 ? " berth" : " crane"));
  co_await world.simulator.delay(hours(10));
}

/// One deadline, looked at again and again while signals come.
Process looks_again(World& world, int deadline) {
  Timer timer(world.simulator, at_hour(deadline), Cause{2});
  for (;;) {
    Signal::Wait raised = world.signal.wait(Cause{1});
    const std::size_t winner = co_await any_of(raised, timer);
    world.journal.note(winner == 0 ? "looks" : "gives up");
    if (winner == 1) {
      co_return;
    }
  }
}

Process races_then_waits(World& world) {
  Timer timer(world.simulator, at_hour(6), Cause{});
  Signal::Wait raised = world.signal.wait(Cause{});
  co_await any_of(raised, timer);
  co_await timer;  // alone, after it has raced
  world.journal.note("rings");
}

void raise(Simulator& /*simulator*/, void* signal) {
  static_cast<Signal*>(signal)->raise();
}

}  // namespace

TEST_CASE("race: who loses patience leaves the queue, and those behind move up") {
  World world;
  world.simulator.spawn(occupies(world, world.berths, 5), {});
  world.simulator.spawn(impatient(world, "a", 3), {});
  world.simulator.spawn(impatient(world, "b", 9), {});
  world.simulator.run_until(at_hour(99));
  CHECK(world.journal.text() == "3 a leaves; 5 b served");
  CHECK(world.simulator.dry());
  CHECK(world.berths.in_use() == 0);
}

TEST_CASE("race: at one instant the wait that completes first wins") {
  World world;  // the berth is given back at 5 by an event scheduled before the timer's
  world.simulator.spawn(occupies(world, world.berths, 5), {});
  world.simulator.spawn(impatient(world, "a", 5), {});
  world.simulator.run_until(at_hour(99));
  CHECK(world.journal.text() == "5 a served");

  World other;  // the timer was set first
  other.simulator.spawn(impatient(other, "a", 0), {});
  other.simulator.run_until(at_hour(1));
  CHECK(other.journal.text() == "0 a served");
}

TEST_CASE("race: of waits ready at once the first named wins and the others take nothing") {
  World world;
  world.simulator.spawn(takes_either(world, "a"), {});
  world.simulator.spawn(takes_either(world, "b"), {});
  world.simulator.spawn(takes_either(world, "c"), {});
  world.simulator.run_until(at_hour(99));
  CHECK(world.journal.text() == "0 a berth; 0 b crane; 10 c berth");
  CHECK(world.berths.served() == 2);
  CHECK(world.cranes.served() == 1);
}

TEST_CASE(
    "race: the losers are withdrawn at the instant of winning, not when the process resumes") {
  World world;  // both are given back at 5, the berth first: the crane must go to who waits behind
  world.simulator.spawn(occupies(world, world.berths, 5), {});
  world.simulator.spawn(occupies(world, world.cranes, 5), {});
  world.simulator.spawn(takes_either(world, "a"), {});
  world.simulator.spawn(takes_either(world, "b"), {});
  world.simulator.run_until(at_hour(6));
  CHECK(world.journal.text() == "5 a berth; 5 b crane");
}

TEST_CASE("race: a wait that completes while the race begins ends it before the others queue up") {
  World world;
  world.simulator.spawn(occupies(world, world.berths, 5), {});
  world.berths.set_count(2);
  const auto wants_two = [](World& w) -> Process {
    const Hold hold = co_await w.berths.seize(2, Cause{});
    w.journal.note("two");
  };
  const auto in_a_hurry = [](World& w) -> Process {
    Seize urgent = w.berths.seize(1, Cause{}, 9);  // overtakes by priority, at once
    Timer timer(w.simulator, at_hour(50), Cause{});
    const std::size_t winner = co_await any_of(urgent, timer);
    const Hold hold = urgent.result();
    w.journal.note(winner == 0 ? "urgent" : "late");
    co_await w.simulator.delay(hours(1));
  };
  world.simulator.spawn(wants_two(world), {});
  world.simulator.spawn(in_a_hurry(world), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "0 urgent; 5 two");
  CHECK(world.simulator.dry());
}

TEST_CASE("race: a timer may race many times against new signals") {
  World world;
  world.simulator.spawn(looks_again(world, 7), {});
  for (const int hour : {2, 4, 7}) {
    world.simulator.at(at_hour(hour), {raise, &world.signal, {}});
  }
  world.simulator.run_until(at_hour(9));
  // At 7 the raise was scheduled before the timer was set again at 4.
  CHECK(world.journal.text() == "2 looks; 4 looks; 7 looks; 7 gives up");
}

TEST_CASE("race: a wait that has raced may be awaited alone afterwards") {
  World world;
  world.simulator.spawn(races_then_waits(world), {});
  world.simulator.at(at_hour(2), {raise, &world.signal, {}});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "6 rings");
}

TEST_CASE("race: cancelled while it waits, it leaves nothing in any queue") {
  World world;
  world.simulator.spawn(occupies(world, world.berths, 5), {});
  ProcessState& process = world.simulator.spawn(impatient(world, "a", 90), {});
  world.simulator.run_until(at_hour(1));
  CHECK(world.berths.queue_length() == 1);
  world.simulator.cancel(process);
  CHECK(world.berths.queue_length() == 0);
  world.simulator.run_until(at_hour(99));
  CHECK(world.simulator.dry());
  CHECK(world.berths.in_use() == 0);
}

TEST_CASE("race: time is charged to the cause of the first wait") {
  World world;
  TimeByCause ledger;
  world.simulator.spawn(occupies(world, world.berths, 5), {});
  world.simulator.spawn(impatient(world, "a", 3), {}, &ledger);
  world.simulator.run_until(at_hour(2));
  world.berths.close({1, Cause{7}, 0}, Interruption::Finish);
  world.simulator.run_until(at_hour(9));
  ledger.close(at_hour(3));
  CHECK(ledger.sums() == std::map<Cause, Duration>{{Cause{1}, hours(2)}, {Cause{7}, hours(1)}});
}

}  // namespace corridor::kernel::testing::race_test
