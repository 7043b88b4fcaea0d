#include "corridor/kernel/buffer.hpp"

#include <string>

#include <doctest/doctest.h>

#include "corridor/kernel/race.hpp"
#include "corridor/kernel/timer.hpp"
#include "journal.hpp"

namespace corridor::kernel::testing::buffer_test {

namespace {

struct World {
  Simulator simulator{kStart};
  Journal journal{simulator};
};

Process putter(World& world, Buffer& buffer, std::string name, int comes, int n) {
  co_await world.simulator.delay_until(at_hour(comes));
  co_await buffer.put(n, Cause{1});
  world.journal.note(name);
}

Process getter(World& world, Buffer& buffer, std::string name, int comes, int n, int priority = 0) {
  co_await world.simulator.delay_until(at_hour(comes));
  co_await buffer.get(n, Cause{2}, priority);
  world.journal.note(name);
}

}  // namespace

TEST_CASE("buffer: a put waits for room, a get for enough") {
  World world;
  Buffer buffer(world.simulator, 10, 4, Tag{});
  world.simulator.spawn(putter(world, buffer, "put 6", 0, 6), {});
  world.simulator.spawn(putter(world, buffer, "put 3", 1, 3), {});
  world.simulator.spawn(getter(world, buffer, "get 2", 2, 2), {});
  world.simulator.spawn(getter(world, buffer, "get 1", 4, 1), {});
  world.simulator.spawn(getter(world, buffer, "get 10", 5, 10), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "0 put 6; 2 get 2; 4 get 1; 4 put 3; 5 get 10");
  CHECK(buffer.level() == 0);
}

TEST_CASE("buffer: a large request is not overtaken on its side, the other side goes on") {
  World world;
  Buffer buffer(world.simulator, 10, 8, Tag{});
  world.simulator.spawn(putter(world, buffer, "large put", 0, 5), {});
  world.simulator.spawn(putter(world, buffer, "small put", 1, 1), {});  // would fit
  world.simulator.spawn(getter(world, buffer, "get", 2, 1), {});
  world.simulator.run_until(at_hour(3));
  CHECK(world.journal.text() == "2 get");
  CHECK(buffer.puts_waiting() == 2);
  CHECK_FALSE(buffer.try_put(1));
  world.simulator.spawn(getter(world, buffer, "get", 4, 2), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "2 get; 4 get; 4 large put");
  CHECK(buffer.level() == 10);
}

TEST_CASE("buffer: gets are served by priority, then in order of arrival") {
  World world;
  Buffer buffer(world.simulator, 10, 0, Tag{});
  world.simulator.spawn(getter(world, buffer, "a", 0, 1), {});
  world.simulator.spawn(getter(world, buffer, "b", 0, 1, 2), {});
  world.simulator.spawn(getter(world, buffer, "c", 0, 1, 2), {});
  world.simulator.spawn(putter(world, buffer, "put", 3, 3), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "3 put; 3 b; 3 c; 3 a");
}

TEST_CASE("buffer: unlimited, it always has room") {
  World world;
  Buffer buffer(world.simulator, Buffer::kUnlimited, 0, Tag{});
  CHECK(buffer.try_put(Buffer::kUnlimited / 2));
  CHECK(buffer.try_put(Buffer::kUnlimited / 2));
  CHECK_FALSE(buffer.try_put(2));
  CHECK(buffer.try_get(Buffer::kUnlimited - 1));
  CHECK(buffer.level() == 0);
}

TEST_CASE("buffer: trying never waits and never overtakes") {
  World world;
  Buffer buffer(world.simulator, 5, 3, Tag{});
  CHECK_FALSE(buffer.try_put(3));
  CHECK(buffer.try_put(2));
  CHECK_FALSE(buffer.try_get(6));
  world.simulator.spawn(getter(world, buffer, "a", 0, 6), {});  // more than ever fits
  world.simulator.run_until(at_hour(1));
  CHECK_FALSE(buffer.try_get(1));
}

TEST_CASE("buffer: a new capacity lets puts in, or keeps them out until the level has fallen") {
  World world;
  Buffer buffer(world.simulator, 5, 5, Tag{});
  world.simulator.spawn(putter(world, buffer, "put", 0, 2), {});
  world.simulator.run_until(at_hour(1));
  buffer.set_capacity(7);
  world.simulator.run_until(at_hour(2));
  CHECK(world.journal.text() == "1 put");
  buffer.set_capacity(3);
  CHECK(buffer.level() == 7);
  world.simulator.spawn(putter(world, buffer, "put", 3, 1), {});
  world.simulator.spawn(getter(world, buffer, "get", 4, 4), {});
  world.simulator.spawn(getter(world, buffer, "get", 5, 1), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "1 put; 4 get; 5 get; 5 put");
}

TEST_CASE("buffer: what a cancelled process was granted is put back for the next") {
  World world;
  Buffer buffer(world.simulator, 5, 0, Tag{});
  ProcessState& a = world.simulator.spawn(getter(world, buffer, "a", 0, 4), {});
  world.simulator.spawn(getter(world, buffer, "b", 0, 2), {});
  world.simulator.run_until(at_hour(1));
  CHECK(buffer.try_put(4));
  CHECK(buffer.level() == 0);  // granted to a, which is to resume at this instant
  world.simulator.cancel(a);
  world.simulator.run_until(at_hour(2));
  CHECK(world.journal.text() == "1 b");
  CHECK(buffer.level() == 2);
}

TEST_CASE("buffer: who loses patience leaves its queue, and those behind it move up") {
  World world;
  Buffer buffer(world.simulator, 5, 2, Tag{});
  const auto impatient = [](World& w, Buffer& from) -> Process {
    Buffer::Get get = from.get(4, Cause{1});
    Timer timer(w.simulator, at_hour(3), Cause{2});
    const std::size_t winner = co_await any_of(get, timer);
    w.journal.note(winner == 0 ? "got" : "left");
  };
  world.simulator.spawn(impatient(world, buffer), {});
  world.simulator.spawn(getter(world, buffer, "b", 1, 2), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "3 left; 3 b");
  CHECK(buffer.level() == 0);
}

TEST_CASE("buffer: waiting is charged to its cause, queues and level are kept over time") {
  World world;
  Buffer buffer(world.simulator, 10, 0, Tag{});
  TimeByCause ledger;
  world.simulator.spawn(getter(world, buffer, "get", 0, 6), {}, &ledger);
  world.simulator.spawn(putter(world, buffer, "put", 2, 4), {});
  world.simulator.spawn(putter(world, buffer, "put", 4, 4), {});
  world.simulator.run_until(at_hour(8));
  ledger.close(at_hour(4));
  CHECK(ledger.sums().at(Cause{2}) == hours(4));
  CHECK(buffer.get_queue().mean(at_hour(8)) == doctest::Approx(0.5));
  CHECK(buffer.level_over_time().mean(at_hour(8)) == doctest::Approx((2 * 4 + 4 * 2) / 8.0));
  CHECK(buffer.level_over_time().maximum() == 8);
}

}  // namespace corridor::kernel::testing::buffer_test
