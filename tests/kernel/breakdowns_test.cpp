#include "corridor/kernel/breakdowns.hpp"

#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "journal.hpp"

namespace corridor::kernel::testing::breakdowns_test {

namespace {

constexpr Cause kBroken{30};
using Clock = Breakdowns::Clock;

struct World {
  Simulator simulator{kStart};
  Journal journal{simulator};
};

Process worker(World& world, Servers& servers, int comes, int works) {
  co_await world.simulator.delay_until(at_hour(comes));
  const Hold hold = co_await servers.seize(1, Cause{1});
  co_await servers.work(hold, hours(works), Cause{2});
  world.journal.note("done");
}

/// Every cycle: fails after 10 h, repaired after 2 h; the second server 1 h later.
Breakdowns::Cycle regular(std::uint32_t unit, std::uint64_t n) {
  return {hours(10 + (n == 0 ? static_cast<int>(unit) : 0)), hours(2)};
}

Breakdowns::Rule rule(Clock clock, Interruption under_way) {
  return {.clock = clock, .under_way = under_way, .cause = kBroken, .tag = Tag{5}};
}

Duration time_down(const Servers& servers) {
  return servers.time_in_state()[static_cast<std::size_t>(stats::FacilityState::Down)];
}

class CountingListener final : public WearListener {
 public:
  explicit CountingListener(Servers& servers) : servers_(servers) {}
  void added(std::uint32_t unit) override { servers_.set_working_budget(unit, hours(1), true); }
  void worn_out(std::uint32_t /*unit*/) override { ++n; }
  int n = 0;

 private:
  Servers& servers_;
};

TEST_CASE("breakdowns: work that the end of a run ends wears out while somebody listens, only") {
  for (const bool dropped : {false, true}) {
    World world;
    Servers servers(world.simulator, 1, Tag{});
    CountingListener listener(servers);
    servers.set_wear_listener(listener);
    world.simulator.spawn(worker(world, servers, 0, 400), {});
    world.simulator.run_until(at_hour(40));
    if (dropped) {
      servers.drop_wear_listener();
    }
    world.simulator.shut_down();
    CHECK(listener.n == (dropped ? 0 : 1));
  }
}

TEST_CASE("breakdowns: servers outlive them") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  auto breakdowns = std::make_unique<Breakdowns>(
      world.simulator, servers, rule(Clock::Working, Interruption::Finish), regular);
  world.simulator.spawn(worker(world, servers, 0, 400), {});
  world.simulator.run_until(at_hour(40));
  breakdowns.reset();
  world.simulator.shut_down();
  CHECK(world.journal.text().empty());
}

/// When six jobs of four hours each, all there from the beginning, are done by one server.
std::string six_jobs(Clock clock, Interruption under_way) {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  Breakdowns breakdowns(world.simulator, servers, rule(clock, under_way), regular);
  for (int i = 0; i < 6; ++i) {
    world.simulator.spawn(worker(world, servers, 0, 4), {});
  }
  world.simulator.run_until(at_hour(40));
  return world.journal.text();
}

}  // namespace

TEST_CASE("breakdowns: on the calendar they come whatever the server does") {
  World world;
  Servers servers(world.simulator, 2, Tag{});
  Breakdowns breakdowns(
      world.simulator, servers, rule(Clock::Calendar, Interruption::Pause), regular);
  world.simulator.run_until(at_hour(10 + 2 + 10 + 1));  // 10-12, 22-24 and 11-13, 23-25
  CHECK(time_down(servers) == hours(3 + 2));
}

TEST_CASE("breakdowns: work under way pauses, starts again or finishes") {
  CHECK(six_jobs(Clock::Calendar, Interruption::Pause) ==
        "4 done; 8 done; 14 done; 18 done; 22 done; 28 done");
  CHECK(six_jobs(Clock::Calendar, Interruption::Restart) ==
        "4 done; 8 done; 16 done; 20 done; 28 done; 32 done");
  // To be down 10-12, but the work lasts until 12; to be down 22-24, but the work lasts until 24.
  CHECK(six_jobs(Clock::Calendar, Interruption::Finish) ==
        "4 done; 8 done; 12 done; 16 done; 20 done; 24 done");
}

TEST_CASE("breakdowns: on the working clock they come after so much work") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  Breakdowns breakdowns(
      world.simulator, servers, rule(Clock::Working, Interruption::Pause), regular);
  world.simulator.spawn(worker(world, servers, 0, 8), {});
  world.simulator.spawn(worker(world, servers, 50, 8), {});  // fails after 2 h of it
  world.simulator.spawn(worker(world, servers, 80, 4), {});  // worn out exactly at its end
  world.simulator.spawn(worker(world, servers, 80, 4), {});
  world.simulator.run_until(at_hour(99));
  CHECK(world.journal.text() == "8 done; 60 done; 84 done; 90 done");
  CHECK(time_down(servers) == hours(4));
}

TEST_CASE("breakdowns: on the working clock, work may finish first and is repaired in full") {
  // Worn out at 10, the work lasts until 12, down until 14; worn out again at 24.
  CHECK(six_jobs(Clock::Working, Interruption::Finish) ==
        "4 done; 8 done; 12 done; 18 done; 22 done; 26 done");
  CHECK(six_jobs(Clock::Working, Interruption::Restart) ==
        "4 done; 8 done; 16 done; 20 done; 28 done; 32 done");
}

TEST_CASE("breakdowns: servers that are added later fail too, those that left do not matter") {
  World world;
  Servers servers(world.simulator, 1, Tag{});
  Breakdowns breakdowns(
      world.simulator, servers, rule(Clock::Calendar, Interruption::Pause), regular);
  world.simulator.run_until(at_hour(5));
  servers.set_count(2);  // the second fails at 16, 28, ...
  world.simulator.run_until(at_hour(17));
  CHECK(time_down(servers) == hours(2 + 1));
  servers.set_count(1);
  world.simulator.run_until(at_hour(21));
  CHECK(time_down(servers) == hours(2 + 1));
  servers.set_count(2);
  world.simulator.run_until(at_hour(29));  // 22-24 and from 28 on
  CHECK(time_down(servers) == hours(2 + 1 + 2 + 1));
}

TEST_CASE("breakdowns: each cycle of each server is asked for once, in order") {
  World world;
  Servers servers(world.simulator, 2, Tag{});
  std::string asked;
  Breakdowns breakdowns(world.simulator,
                        servers,
                        rule(Clock::Calendar, Interruption::Pause),
                        [&asked](std::uint32_t unit, std::uint64_t n) {
                          asked += std::to_string(unit) + "." + std::to_string(n) + " ";
                          return regular(unit, n);
                        });
  world.simulator.run_until(at_hour(24));
  CHECK(asked == "0.0 1.0 0.1 1.1 0.2 ");
}

}  // namespace corridor::kernel::testing::breakdowns_test
