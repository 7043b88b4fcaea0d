#include "corridor/kernel/servers.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>

#include "journal.hpp"

namespace corridor::kernel::testing::servers_test {

namespace {

using stats::FacilityState;

struct World {
  Simulator simulator{kStart};
  Journal journal{simulator};
};

struct Visit {
  int comes = 0;
  int n = 1;
  int stays = 1;
  int priority = 0;
};

Process visitor(World& world, Servers& servers, std::string name, Visit visit) {
  co_await world.simulator.delay_until(at_hour(visit.comes));
  const Hold hold = co_await servers.seize(visit.n, Cause{1}, visit.priority);
  world.journal.note(name);
  co_await world.simulator.delay(hours(visit.stays), Cause{2});
}

Process worker(World& world, Servers& servers, std::string name, int comes, int works) {
  co_await world.simulator.delay_until(at_hour(comes));
  const Hold hold = co_await servers.seize(1, Cause{1});
  co_await servers.work(hold, hours(works), Cause{2});
  world.journal.note(name);
}

Duration time_in(const Servers& servers, FacilityState state) {
  return servers.time_in_state()[static_cast<std::size_t>(state)];
}

}  // namespace

TEST_CASE("servers: requests are served in order of arrival") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  for (const char* name : {"a", "b", "c"}) {
    world.simulator.spawn(visitor(world, servers, name, {.stays = 2}), {});
  }
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "0 a; 2 b; 4 c");
  CHECK(servers.served() == 3);
  CHECK(servers.in_use() == 0);
}

TEST_CASE("servers: higher priority is served first, but nobody is interrupted") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  world.simulator.spawn(visitor(world, servers, "a", {.stays = 4}), {});
  world.simulator.spawn(visitor(world, servers, "b", {.comes = 1}), {});
  world.simulator.spawn(visitor(world, servers, "c", {.comes = 2, .priority = 3}), {});
  world.simulator.spawn(visitor(world, servers, "d", {.comes = 3, .priority = 3}), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "0 a; 4 c; 5 d; 6 b");
}

TEST_CASE("servers: a request for several is not overtaken by a smaller one behind it") {
  World world;
  Servers servers(world.simulator, 3, Tag{});
  world.simulator.spawn(visitor(world, servers, "a", {.n = 2, .stays = 5}), {});
  world.simulator.spawn(visitor(world, servers, "b", {.comes = 1, .n = 2}), {});
  world.simulator.spawn(visitor(world, servers, "c", {.comes = 2}),
                        {});  // one is free all the time
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "0 a; 5 b; 5 c");
}

TEST_CASE("servers: when a request for several gives up, those behind it move up at once") {
  World world;
  Servers servers(world.simulator, 2, Tag{});
  world.simulator.spawn(visitor(world, servers, "a", {.stays = 9}), {});
  ProcessState& large = world.simulator.spawn(visitor(world, servers, "b", {.n = 2}), {});
  world.simulator.spawn(visitor(world, servers, "c", {}), {});
  world.simulator.run_until(at_hour(3));
  world.simulator.cancel(large);
  world.simulator.run_until(at_hour(5));
  CHECK(world.journal.text() == "0 a; 3 c");
}

TEST_CASE("servers: what a cancelled process holds goes to the next") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  ProcessState& holder = world.simulator.spawn(visitor(world, servers, "a", {.stays = 9}), {});
  world.simulator.spawn(visitor(world, servers, "b", {}), {});
  world.simulator.run_until(at_hour(3));
  world.simulator.cancel(holder);
  world.simulator.run_until(at_hour(5));
  CHECK(world.journal.text() == "0 a; 3 b");
  CHECK(servers.in_use() == 0);
}

TEST_CASE("servers: a process cancelled between grant and resumption gives back what it got") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  ProcessState& holder = world.simulator.spawn(visitor(world, servers, "a", {.stays = 9}), {});
  ProcessState& next = world.simulator.spawn(visitor(world, servers, "b", {}), {});
  world.simulator.spawn(visitor(world, servers, "c", {}), {});
  world.simulator.run_until(at_hour(3));
  world.simulator.cancel(holder);  // grants to b, which is to resume at this instant
  CHECK(servers.in_use() == 1);
  world.simulator.cancel(next);
  world.simulator.run_until(at_hour(5));
  CHECK(world.journal.text() == "0 a; 3 c");
  CHECK(servers.in_use() == 0);
}

TEST_CASE("servers: a cancelled process that holds some and waits for more is not granted any") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  const auto greedy = [](Servers& from) -> Process {
    Seize second = from.seize(1, Cause{});  // destroyed after the first hold is given back
    const Hold first = co_await from.seize(1, Cause{});
    const Hold two = co_await second;
  };
  ProcessState& process = world.simulator.spawn(greedy(servers), {});
  world.simulator.run_until(at_hour(1));
  CHECK(servers.queue_length() == 1);
  world.simulator.cancel(process);
  CHECK(world.simulator.dry());
  CHECK(servers.in_use() == 0);
}

TEST_CASE("servers: a hold can be moved and released early") {
  World world;
  Servers servers(world.simulator, 2, Tag{});
  const auto mover = [](World& w, Servers& from) -> Process {
    Hold one = co_await from.seize(1, Cause{});
    Hold two = co_await from.seize(1, Cause{});
    one = std::move(two);
    CHECK(from.in_use() == 1);
    CHECK_FALSE(two.held());  // NOLINT(bugprone-use-after-move)
    one.release();
    CHECK(from.in_use() == 0);
    w.journal.note("done");
  };
  world.simulator.spawn(mover(world, servers), {});
  world.simulator.run_until(at_hour(1));
  CHECK(world.journal.text() == "0 done");
}

TEST_CASE("servers: more of them serve more at once; fewer wait until those in use come back") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  for (const char* name : {"a", "b", "c", "d"}) {
    world.simulator.spawn(visitor(world, servers, name, {.stays = 4}), {});
  }
  world.simulator.run_until(at_hour(1));
  servers.set_count(3);
  world.simulator.run_until(at_hour(2));
  CHECK(world.journal.text() == "0 a; 1 b; 1 c");
  servers.set_count(1);
  CHECK(servers.in_use() == 3);
  world.simulator.run_until(at_hour(20));
  CHECK(world.journal.text() == "0 a; 1 b; 1 c; 5 d");  // not at 4: two are still in use
  CHECK(servers.count() == 1);
}

TEST_CASE("servers: one that has left is neither starved nor granted, until it comes back") {
  World world;
  Servers servers(world.simulator, 3, Tag{});
  world.simulator.run_until(at_hour(2));
  servers.set_count(1);
  world.simulator.run_until(at_hour(5));
  servers.set_count(2);
  world.simulator.run_until(at_hour(6));
  CHECK(time_in(servers, FacilityState::Starved) == hours(3 * 2 + 1 * 3 + 2 * 1));
  world.simulator.spawn(visitor(world, servers, "a", {.n = 3}), {});
  world.simulator.run_until(at_hour(8));
  CHECK(world.journal.text().empty());
  servers.set_count(3);
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "8 a");
}

TEST_CASE("servers: they may start with none") {
  World world;
  Servers servers(world.simulator, 0, Tag{});
  world.simulator.spawn(visitor(world, servers, "a", {}), {});
  world.simulator.run_until(at_hour(2));
  servers.set_count(1);
  world.simulator.run_until(at_hour(3));
  CHECK(world.journal.text() == "2 a");
}

TEST_CASE("servers: every server-hour is in exactly one state") {
  World world;
  Servers servers(world.simulator, 2, Tag{});
  const auto blocked = [](World& w, Servers& from) -> Process {
    Hold hold = co_await from.seize(1, Cause{1});
    co_await w.simulator.delay(hours(1));
    co_await from.work(hold, hours(3), Cause{2});
    hold.set_working(true);  // with other means
    co_await w.simulator.delay(hours(1));
    hold.set_working(false);
    hold.set_blocked(true);
    co_await w.simulator.delay(hours(2));
    hold.set_blocked(false);
    co_await w.simulator.delay(hours(1));
  };
  world.simulator.spawn(blocked(world, servers), {});
  world.simulator.run_until(at_hour(8));
  servers.close({1, Cause{}, 0}, Interruption::Finish);
  world.simulator.run_until(at_hour(9));
  servers.fail(0, Interruption::Pause, Cause{});
  world.simulator.run_until(at_hour(12));
  CHECK(time_in(servers, FacilityState::Working) == hours(4));
  CHECK(time_in(servers, FacilityState::OccupiedIdle) == hours(2));
  CHECK(time_in(servers, FacilityState::Blocked) == hours(2));
  CHECK(time_in(servers, FacilityState::Starved) == hours(8));
  CHECK(time_in(servers, FacilityState::Closed) == hours(2 + 3));
  CHECK(time_in(servers, FacilityState::Down) == hours(3));
}

TEST_CASE("servers: statistics can be restarted while servers are busy and requests wait") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  world.simulator.spawn(worker(world, servers, "a", 0, 6), {});
  world.simulator.spawn(worker(world, servers, "b", 0, 1), {});
  world.simulator.run_until(at_hour(4));
  servers.restart_statistics();
  CHECK(time_in(servers, FacilityState::Working) == Duration{0});
  world.simulator.run_until(at_hour(10));
  CHECK(time_in(servers, FacilityState::Working) == hours(3));
  CHECK(time_in(servers, FacilityState::Starved) == hours(3));
  CHECK(servers.queue().mean(world.simulator.now()) == doctest::Approx(2.0 / 6));
  CHECK(servers.served() == 1);
}

TEST_CASE("servers: waiting is charged to the closure, else to the breakdown, else as asked") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  TimeByCause ledger;
  world.simulator.spawn(visitor(world, servers, "a", {.stays = 10}), {});
  world.simulator.spawn(visitor(world, servers, "b", {.stays = 3}), {}, &ledger);
  world.simulator.run_until(at_hour(2));
  servers.fail(0, Interruption::Pause, Cause{8});
  world.simulator.run_until(at_hour(5));
  servers.close({1, Cause{9}, 0}, Interruption::Finish);
  world.simulator.run_until(at_hour(6));
  servers.open(1);
  world.simulator.run_until(at_hour(7));
  servers.repair(0);
  world.simulator.run_until(at_hour(20));
  ledger.close(at_hour(13));
  CHECK(ledger.sums() == std::map<Cause, Duration>{{Cause{1}, hours(2 + 3)},
                                                   {Cause{2}, hours(3)},
                                                   {Cause{8}, hours(3 + 1)},
                                                   {Cause{9}, hours(1)}});
}

TEST_CASE("servers: who holds them is known, also when the hold was granted without waiting") {
  World world;
  Servers servers(world.simulator, 2, Tag{});
  ProcessState& a = world.simulator.spawn(visitor(world, servers, "a", {.stays = 5}), {});
  ProcessState& b = world.simulator.spawn(visitor(world, servers, "b", {.comes = 1}), {});
  world.simulator.run_until(at_hour(1));
  CHECK(servers.holders() == std::vector<const ProcessState*>{&a, &b});
  world.simulator.run_until(at_hour(3));
  CHECK(servers.holders() == std::vector<const ProcessState*>{&a});
}

TEST_CASE("servers: destroyed before the simulator, they end the run first") {
  Simulator simulator(kStart);
  const auto stays = [](Simulator& in, Servers& servers) -> Process {
    const Hold hold = co_await servers.seize(1, Cause{});
    co_await in.delay(hours(100));
  };
  {
    Servers servers(simulator, 1, Tag{});
    simulator.spawn(stays(simulator, servers), {});
    simulator.spawn(stays(simulator, servers), {});
    simulator.run_until(at_hour(1));
  }
  CHECK(simulator.first_process() == nullptr);
}

}  // namespace corridor::kernel::testing::servers_test
