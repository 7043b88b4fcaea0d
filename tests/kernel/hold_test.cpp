// Holds that grow and shrink, and races for whichever facility is free first.

#include "corridor/kernel/hold.hpp"

#include <algorithm>
#include <deque>
#include <string>

#include <doctest/doctest.h>

#include "corridor/kernel/race_of_many.hpp"
#include "corridor/kernel/servers.hpp"
#include "journal.hpp"

namespace corridor::kernel::testing::hold_test {

namespace {

struct World {
  explicit World(int n = 3) : cranes(simulator, n, Tag{1}) {}
  Simulator simulator{kStart};
  Journal journal{simulator};
  Servers cranes;
};

struct Visit {
  int comes = 0;
  int pieces = 1;
  int at_most = 2;
};

/// Works hour by hour; with n cranes n pieces an hour.
Process ship(World& world, std::string name, Visit visit) {
  co_await world.simulator.delay_until(at_hour(visit.comes));
  Hold hold = co_await world.cranes.seize(1, Cause{1});
  for (int left = visit.pieces; left > 0;) {
    hold.shrink_to(world.cranes.fair_share());
    hold.extend(std::min(visit.at_most, world.cranes.fair_share()) - hold.size());
    left -= hold.size();
    std::string note = name;
    note += " with " + std::to_string(hold.size());
    world.journal.note(note);
    co_await world.cranes.work(hold, hours(1), Cause{2});
  }
}

Process takes_a_berth(World& world, std::deque<Servers>& berths, int comes, int stays) {
  co_await world.simulator.delay_until(at_hour(comes));
  std::deque<Seize> requests;
  for (Servers& berth : berths) {
    requests.emplace_back(berth, 1, Cause{1}, 0);
  }
  auto race = first_of(requests);
  const std::size_t winner = co_await race;
  world.journal.note(std::to_string(winner));
  const Hold hold = requests[winner].result();
  co_await world.simulator.delay(hours(stays), Cause{2});
}

}  // namespace

TEST_CASE("a hold takes more servers while nobody waits, and gives them back to who does") {
  World world;
  world.simulator.spawn(ship(world, "a", {.pieces = 6, .at_most = 3}), {});
  world.simulator.spawn(ship(world, "b", {.comes = 1, .pieces = 1}), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "0 a with 3; 1 a with 2; 1 b with 1; 2 a with 2");
  CHECK(world.cranes.in_use() == 0);
  CHECK(world.cranes.served() == 2);
}

TEST_CASE("a hold shrinks to the servers that it had first") {
  World world;
  world.simulator.spawn(ship(world, "a", {.pieces = 9, .at_most = 3}), {});
  world.simulator.spawn(ship(world, "b", {.comes = 1, .pieces = 2, .at_most = 1}), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() ==
        "0 a with 3; 1 a with 2; 1 b with 1; 2 a with 2; 2 b with 1; 3 a with 2");
  CHECK(world.cranes.in_use() == 0);
  const auto working =
      world.cranes.time_in_state()[static_cast<std::size_t>(stats::FacilityState::Working)];
  CHECK(working == hours(11));
}

TEST_CASE("four servers for three holders: the share is rounded down while someone waits") {
  World world{4};
  for (const int comes : {0, 1, 2}) {
    const std::string name(1, static_cast<char>('a' + comes));
    world.simulator.spawn(ship(world, name, {.comes = comes, .pieces = 8, .at_most = 4}), {});
  }
  world.simulator.run_until(at_hour(2));
  CHECK(world.journal.text() ==
        "0 a with 4; 1 a with 2; 1 b with 2; 2 a with 1; 2 b with 2; 2 c with 1");
}

TEST_CASE("a race of many goes to the first that is free, in the order of the list") {
  World world;
  std::deque<Servers> berths;
  for (int i = 0; i < 3; ++i) {
    berths.emplace_back(world.simulator, 1, Tag{2});
  }
  for (const int stays : {5, 2, 3}) {
    world.simulator.spawn(takes_a_berth(world, berths, 0, stays), {});
  }
  world.simulator.spawn(takes_a_berth(world, berths, 1, 1), {});
  world.simulator.spawn(takes_a_berth(world, berths, 1, 4), {});
  world.simulator.run_until(at_hour(9));
  CHECK(world.journal.text() == "0 0; 0 1; 0 2; 2 1; 3 2");
  for (const Servers& berth : berths) {
    CHECK(berth.in_use() == 0);
    CHECK(berth.queue_length() == 0);
  }
}

}  // namespace corridor::kernel::testing::hold_test
