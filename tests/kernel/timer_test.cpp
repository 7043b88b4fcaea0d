#include "corridor/kernel/timer.hpp"

#include <doctest/doctest.h>

#include "corridor/kernel/race.hpp"
#include "corridor/kernel/signal.hpp"
#include "journal.hpp"

namespace corridor::kernel::testing::timer_test {

namespace {

Process alarm(Simulator& simulator, Journal& journal, int rings) {
  Timer timer(simulator, at_hour(rings), Cause{1});
  co_await timer;
  journal.note("rings");
}

Process waits_for_two(Simulator& simulator, Journal& journal, int first, int second) {
  co_await simulator.delay(hours(5));
  Timer one(simulator, at_hour(first), Cause{1});
  Timer two(simulator, at_hour(second), Cause{2});
  const std::size_t winner = co_await any_of(one, two);
  journal.note(winner == 0 ? "first" : "second");
}

}  // namespace

TEST_CASE("timer: rings at its time, or at once when that has passed") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  simulator.spawn(alarm(simulator, journal, 4), {});
  simulator.spawn(alarm(simulator, journal, -4), {});
  simulator.run_until(at_hour(9));
  CHECK(journal.text() == "0 rings; 4 rings");
}

TEST_CASE("timer: of two the earlier rings; at one instant the first named") {
  const auto winner_of = [](int first, int second) {
    Simulator simulator(kStart);
    Journal journal(simulator);
    simulator.spawn(waits_for_two(simulator, journal, first, second), {});
    simulator.run_until(at_hour(99));
    return journal.text();
  };
  CHECK(winner_of(7, 9) == "7 first");
  CHECK(winner_of(9, 7) == "7 second");
  CHECK(winner_of(7, 7) == "7 first");
  CHECK(winner_of(5, 3) == "5 second");  // the second has passed, the first rings now
}

TEST_CASE("timer: one that lost or was cancelled leaves no event behind") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  simulator.spawn(waits_for_two(simulator, journal, 7, 90), {});
  simulator.run_until(at_hour(8));
  CHECK(journal.text() == "7 first");
  CHECK(simulator.dry());
  ProcessState& process = simulator.spawn(alarm(simulator, journal, 50), {});
  simulator.run_until(at_hour(9));
  CHECK_FALSE(simulator.dry());
  simulator.cancel(process);
  CHECK(simulator.dry());
}

}  // namespace corridor::kernel::testing::timer_test
