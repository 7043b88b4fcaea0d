#include <string>

#include <doctest/doctest.h>

#include "corridor/kernel/race.hpp"
#include "corridor/kernel/servers.hpp"
#include "corridor/kernel/timer.hpp"
#include "journal.hpp"

// What closures and breakdowns do to work under way.

namespace corridor::kernel::testing::servers_interruptions_test {

namespace {

constexpr Closure kStorm{1, Cause{10}, 0};
constexpr Closure kNight{2, Cause{20}, 1};
constexpr Cause kWork{2};
constexpr Cause kBroken{30};

using Sums = std::map<Cause, Duration>;

struct World {
  Simulator simulator{kStart};
  Journal journal{simulator};
  Servers servers{simulator, 2, Tag{}};
  TimeByCause ledger;

  void run_to(int hour) { simulator.run_until(at_hour(hour)); }
  Sums sums_until(int hour) {
    ledger.close(at_hour(hour));
    return ledger.sums();
  }
};

Process worker(World& world, int n, int works) {
  const Hold hold = co_await world.servers.seize(n, Cause{1});
  co_await world.servers.work(hold, hours(works), kWork);
  world.journal.note("done");
}

/// Ten hours of work; a closure in force from 3 to 8.
std::string done_when_closed(Interruption under_way) {
  World world;
  world.simulator.spawn(worker(world, 1, 10), {});
  world.run_to(3);
  world.servers.close(kStorm, under_way);
  world.run_to(8);
  world.servers.open(kStorm.id);
  world.run_to(99);
  return world.journal.text();
}

/// Ten hours of work with server 0, which is down from 3 to 8.
std::string done_when_broken(Interruption under_way) {
  World world;
  world.servers.set_count(1);
  world.simulator.spawn(worker(world, 1, 10), {});
  world.run_to(3);
  world.servers.fail(0, under_way, kBroken);
  world.run_to(8);
  world.servers.repair(0);
  world.run_to(99);
  return world.journal.text();
}

}  // namespace

TEST_CASE("work: at a closure it finishes, pauses or starts again") {
  CHECK(done_when_closed(Interruption::Finish) == "10 done");
  CHECK(done_when_closed(Interruption::Pause) == "15 done");
  CHECK(done_when_closed(Interruption::Restart) == "18 done");
}

TEST_CASE("work: at a breakdown it finishes, pauses or starts again") {
  CHECK(done_when_broken(Interruption::Finish) == "10 done");
  CHECK(done_when_broken(Interruption::Pause) == "15 done");
  CHECK(done_when_broken(Interruption::Restart) == "18 done");
}

TEST_CASE("work: does not start while closed, though its servers are held") {
  World world;
  const auto late = [](World& w) -> Process {
    const Hold hold = co_await w.servers.seize(1, Cause{1});
    co_await w.simulator.delay(hours(2));
    co_await w.servers.work(hold, hours(3), kWork);
    w.journal.note("done");
  };
  world.simulator.spawn(late(world), {}, &world.ledger);
  world.run_to(1);
  world.servers.close(kStorm, Interruption::Finish);
  world.run_to(6);
  world.servers.open(kStorm.id);
  world.run_to(99);
  CHECK(world.journal.text() == "9 done");
  CHECK(world.sums_until(9) ==
        Sums{{Cause{}, hours(2)}, {kStorm.cause, hours(4)}, {kWork, hours(3)}});
}

TEST_CASE("work: pauses until the last closure that stops it is lifted") {
  World world;
  world.simulator.spawn(worker(world, 1, 10), {}, &world.ledger);
  world.run_to(2);
  world.servers.close(kNight, Interruption::Pause);
  world.run_to(4);
  world.servers.close(kStorm, Interruption::Pause);
  world.run_to(5);
  world.servers.open(kNight.id);
  world.run_to(9);
  world.servers.open(kStorm.id);
  world.run_to(99);
  CHECK(world.journal.text() == "17 done");
  CHECK(world.sums_until(17) ==
        Sums{{kNight.cause, hours(2)}, {kStorm.cause, hours(5)}, {kWork, hours(10)}});
}

TEST_CASE("work: once started it goes on under closures that let it finish") {
  World world;
  world.simulator.spawn(worker(world, 1, 10), {});
  world.run_to(2);
  world.servers.close(kNight, Interruption::Finish);
  world.servers.close(kStorm, Interruption::Pause);
  world.run_to(5);
  world.servers.open(kStorm.id);  // the night goes on
  world.run_to(99);
  CHECK(world.journal.text() == "13 done");
}

TEST_CASE("work: started again, it waits for every closure to be lifted") {
  World world;
  world.simulator.spawn(worker(world, 1, 10), {});
  world.run_to(2);
  world.servers.close(kNight, Interruption::Finish);
  world.servers.close(kStorm, Interruption::Restart);
  world.run_to(5);
  world.servers.open(kStorm.id);
  world.run_to(7);
  world.servers.open(kNight.id);
  world.run_to(99);
  CHECK(world.journal.text() == "17 done");
}

TEST_CASE("work: with several servers it stops while any of them is down") {
  World world;
  world.simulator.spawn(worker(world, 2, 10), {}, &world.ledger);
  world.run_to(2);
  world.servers.fail(0, Interruption::Pause, kBroken);
  world.run_to(3);
  world.servers.fail(1, Interruption::Pause, kBroken);
  world.run_to(5);
  world.servers.repair(0);
  world.run_to(6);
  world.servers.repair(1);
  world.run_to(99);
  CHECK(world.journal.text() == "14 done");
  CHECK(world.sums_until(14) == Sums{{kWork, hours(10)}, {kBroken, hours(4)}});
}

TEST_CASE("work: a server that fails when its work has ended serves nobody until it is repaired") {
  World world;
  world.servers.set_count(1);
  world.simulator.spawn(worker(world, 1, 4), {});
  world.simulator.spawn(worker(world, 1, 4), {}, &world.ledger);
  world.run_to(2);
  world.servers.fail(0, Interruption::Finish, kBroken);
  world.run_to(9);
  world.servers.repair(0);
  world.run_to(99);
  CHECK(world.journal.text() == "4 done; 13 done");
  CHECK(world.sums_until(13) == Sums{{Cause{1}, hours(4)}, {kBroken, hours(5)}, {kWork, hours(4)}});
}

TEST_CASE("work: a free server that fails is not granted until it is repaired") {
  World world;
  world.servers.fail(0, Interruption::Finish, kBroken);
  world.servers.fail(1, Interruption::Pause, kBroken);
  world.simulator.spawn(worker(world, 1, 4), {});
  world.run_to(5);
  world.servers.repair(1);
  world.run_to(99);
  CHECK(world.journal.text() == "9 done");
}

TEST_CASE("work: a server that leaves while it is down comes back down") {
  World world;
  world.servers.fail(1, Interruption::Pause, kBroken);
  world.servers.set_count(1);
  world.run_to(2);
  world.servers.set_count(2);
  world.simulator.spawn(worker(world, 2, 3), {});
  world.run_to(6);
  CHECK(world.journal.text().empty());
  world.servers.repair(1);
  world.run_to(99);
  CHECK(world.journal.text() == "9 done");
}

TEST_CASE("work: repaired while it is away, a server comes back up") {
  World world;
  world.servers.fail(1, Interruption::Pause, kBroken);
  world.servers.set_count(1);
  world.servers.repair(1);
  world.servers.set_count(2);
  world.simulator.spawn(worker(world, 2, 3), {});
  world.run_to(99);
  CHECK(world.journal.text() == "3 done");
}

TEST_CASE("work: when it loses a race, awaiting it again does what remains") {
  World world;
  const auto interrupted = [](World& w) -> Process {
    const Hold hold = co_await w.servers.seize(1, Cause{1});
    Work work = w.servers.work(hold, hours(10), kWork);
    Timer timer(w.simulator, at_hour(4), Cause{3});
    const std::size_t winner = co_await any_of(work, timer);
    w.journal.note(winner == 1 ? "interrupted" : "not interrupted");
    co_await w.simulator.delay(hours(5));
    co_await work;
    w.journal.note("done");
  };
  world.simulator.spawn(interrupted(world), {});
  world.run_to(99);
  CHECK(world.journal.text() == "4 interrupted; 15 done");
}

TEST_CASE("work: a cancelled process stops working and gives its servers back") {
  World world;
  ProcessState& process = world.simulator.spawn(worker(world, 2, 10), {});
  world.simulator.spawn(worker(world, 1, 1), {});
  world.run_to(4);
  world.simulator.cancel(process);
  world.run_to(99);
  CHECK(world.journal.text() == "5 done");
  CHECK(world.servers.time_in_state()[0] == hours(2 * 4 + 1));
}

TEST_CASE("work: one that ends at the very instant of a closure or breakdown has ended") {
  const auto at_four = [](Interruption under_way, bool closes) {
    World world;
    world.servers.set_count(1);
    struct Interrupter {
      Servers& servers;
      Interruption under_way;
      bool closes;
    } interrupter{world.servers, under_way, closes};
    const Event event{[](Simulator&, void* context) {
                        const auto& self = *static_cast<Interrupter*>(context);
                        if (self.closes) {
                          self.servers.close(kStorm, self.under_way);
                        } else {
                          self.servers.fail(0, self.under_way, kBroken);
                        }
                      },
                      &interrupter,
                      {}};
    world.simulator.at(at_hour(4), event);  // before the end of the work is scheduled
    world.simulator.spawn(worker(world, 1, 4), {});
    world.simulator.spawn(worker(world, 1, 4), {});
    world.run_to(99);
    return world.journal.text();
  };
  for (const auto under_way : {Interruption::Finish, Interruption::Pause, Interruption::Restart}) {
    CHECK(at_four(under_way, true) == "4 done");
    CHECK(at_four(under_way, false) == "4 done");
  }
}

TEST_CASE("work: before an expected closure only what will be done by then is begun") {
  World world;
  world.servers.set_count(1);
  world.servers.expect(kNight, at_hour(10));
  world.simulator.spawn(worker(world, 1, 4), {}, &world.ledger);
  world.simulator.spawn(worker(world, 1, 6), {});
  world.simulator.spawn(worker(world, 1, 1), {});
  world.run_to(10);
  world.servers.close(kNight, Interruption::Finish);
  world.run_to(12);
  world.servers.expect(kNight, at_hour(20));
  world.servers.open(kNight.id);
  world.run_to(99);
  // 0 to 4, 4 to 10, then 12 to 13
  CHECK(world.journal.text() == "4 done; 10 done; 13 done");
}

namespace {

/// Takes a server, is asked at two whether it may begin, and then waits until it may.
Process beginner(World& world, int piece) {
  const Hold hold = co_await world.servers.seize(1, Cause{1});
  co_await world.simulator.delay(hours(2), kWork);
  Work begin{world.servers, hold, Duration{0}, kWork, hours(piece)};
  world.journal.note(begin.may_begin() ? "may" : "may not");
  co_await begin;
  world.journal.note("may");
}

}  // namespace

TEST_CASE("work: a process can wait until a piece may be begun, without beginning it") {
  const auto asked = [](int piece) {
    World world;
    world.servers.expect(kNight, at_hour(10));
    world.simulator.spawn(beginner(world, piece), {});
    world.run_to(10);
    world.servers.close(kNight, Interruption::Finish);
    world.run_to(12);
    world.servers.open(kNight.id);
    world.run_to(99);
    return world.journal.text();
  };
  CHECK(asked(8) == "2 may; 2 may");
  CHECK(asked(9) == "2 may not; 12 may");
}

TEST_CASE("work: what waits for an expected closure is charged to it, and breakdowns leave it be") {
  World world;
  world.servers.set_count(1);
  world.servers.expect(kNight, at_hour(10));
  world.simulator.spawn(worker(world, 1, 11), {}, &world.ledger);
  world.run_to(2);
  world.servers.fail(0, Interruption::Pause, kBroken);
  world.run_to(3);
  world.servers.repair(0);
  world.run_to(10);
  world.servers.close(kNight, Interruption::Finish);
  world.run_to(12);
  world.servers.open(kNight.id);
  world.run_to(99);
  CHECK(world.journal.text() == "23 done");
  CHECK(world.sums_until(23) ==
        Sums{{kNight.cause, hours(11)}, {kWork, hours(11)}, {kBroken, hours(1)}});
}

TEST_CASE("work: none takes no time") {
  World world;
  world.simulator.spawn(worker(world, 1, 0), {});
  world.run_to(1);
  CHECK(world.journal.text() == "0 done");
}

}  // namespace corridor::kernel::testing::servers_interruptions_test
