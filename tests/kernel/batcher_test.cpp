#include "corridor/kernel/batcher.hpp"

#include <string>

#include <doctest/doctest.h>

#include "corridor/kernel/race.hpp"
#include "corridor/kernel/timer.hpp"
#include "journal.hpp"

namespace corridor::kernel::testing::batcher_test {

namespace {

struct World {
  Simulator simulator{kStart};
  Journal journal{simulator};
};

/// One item at each of the hours, numbered from 1.
Process source(World& world, Batcher& batcher, std::vector<int> comes) {
  Batcher::Item item = 0;
  for (const int hour : comes) {
    co_await world.simulator.delay_until(at_hour(hour));
    batcher.add(++item);
  }
}

Process taker(World& world, Batcher& batcher, std::string name) {
  for (;;) {
    const Batcher::Batch batch = co_await batcher.next(Cause{1});
    std::string text = name;
    for (const Batcher::Item item : batch) {
      text += " " + std::to_string(item);
    }
    world.journal.note(text);
  }
}

}  // namespace

TEST_CASE("batcher: a batch is released when it is full") {
  World world;
  Batcher batcher(world.simulator, {.size = 3}, Tag{});
  world.simulator.spawn(taker(world, batcher, "train"), {});
  world.simulator.spawn(source(world, batcher, {1, 2, 5, 7, 8, 9, 9}), {});
  world.simulator.run_until(at_hour(99));
  CHECK(world.journal.text() == "5 train 1 2 3; 9 train 4 5 6");
  CHECK(batcher.gathering() == 1);
}

TEST_CASE("batcher: or some time after its first item") {
  World world;
  Batcher batcher(world.simulator, {.size = 3, .longest = hours(4)}, Tag{});
  world.simulator.spawn(taker(world, batcher, "train"), {});
  world.simulator.spawn(source(world, batcher, {1, 2, 7, 8, 9, 20}), {});
  world.simulator.run_until(at_hour(99));
  CHECK(world.journal.text() == "5 train 1 2; 9 train 3 4 5; 24 train 6");
}

TEST_CASE("batcher: an item of the very instant at which time is up still gets in") {
  World world;
  Batcher batcher(world.simulator, {.size = 3, .longest = hours(4)}, Tag{});
  world.simulator.spawn(taker(world, batcher, "train"), {});
  world.simulator.spawn(source(world, batcher, {1, 5, 9}), {});
  world.simulator.run_until(at_hour(10));
  CHECK(world.journal.text() == "5 train 1 2");
  CHECK(batcher.gathering() == 1);
}

TEST_CASE("batcher: released batches wait in order for those who take them") {
  World world;
  Batcher batcher(world.simulator, {.size = 2}, Tag{});
  world.simulator.spawn(source(world, batcher, {1, 1, 2, 2, 3, 3}), {});
  world.simulator.run_until(at_hour(5));
  CHECK(batcher.released() == 3);
  world.simulator.spawn(taker(world, batcher, "a"), {});
  world.simulator.spawn(taker(world, batcher, "b"), {});
  world.simulator.run_until(at_hour(6));
  CHECK(world.journal.text() == "5 a 1 2; 5 a 3 4; 5 a 5 6");
}

TEST_CASE("batcher: takers are served in order of arrival") {
  World world;
  Batcher batcher(world.simulator, {.size = 1}, Tag{});
  world.simulator.spawn(taker(world, batcher, "a"), {});
  world.simulator.spawn(taker(world, batcher, "b"), {});
  world.simulator.spawn(source(world, batcher, {1, 2, 3}), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "1 a 1; 2 b 2; 3 a 3");
}

TEST_CASE("batcher: the batch of a cancelled process goes to the next") {
  World world;
  Batcher batcher(world.simulator, {.size = 2}, Tag{});
  ProcessState& a = world.simulator.spawn(taker(world, batcher, "a"), {});
  world.simulator.spawn(taker(world, batcher, "b"), {});
  world.simulator.run_until(at_hour(1));
  batcher.add(1);
  batcher.add(2);
  world.simulator.cancel(a);
  world.simulator.run_until(at_hour(2));
  CHECK(world.journal.text() == "1 b 1 2");
}

TEST_CASE("batcher: waiting for a batch can be raced, and is charged to its cause") {
  World world;
  Batcher batcher(world.simulator, {.size = 2}, Tag{});
  TimeByCause ledger;
  const auto impatient = [](World& w, Batcher& from) -> Process {
    Batcher::Next next = from.next(Cause{1});
    Timer timer(w.simulator, at_hour(3), Cause{2});
    const std::size_t winner = co_await any_of(next, timer);
    w.journal.note(winner == 0 ? "got" : "left");
  };
  world.simulator.spawn(impatient(world, batcher), {}, &ledger);
  world.simulator.spawn(source(world, batcher, {1, 5}), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "3 left");
  CHECK(batcher.released() == 1);
  ledger.close(at_hour(3));
  CHECK(ledger.sums().at(Cause{1}) == hours(3));
}

TEST_CASE("batcher: the number of items that gather is kept over time") {
  World world;
  Batcher batcher(world.simulator, {.size = 3, .longest = hours(4)}, Tag{});
  world.simulator.spawn(source(world, batcher, {1, 2}), {});
  world.simulator.run_until(at_hour(10));
  CHECK(batcher.gathering_over_time().mean(at_hour(10)) == doctest::Approx((4 + 3) / 10.0));
}

}  // namespace corridor::kernel::testing::batcher_test
