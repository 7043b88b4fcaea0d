#include "corridor/kernel/signal.hpp"

#include <string>

#include <doctest/doctest.h>

#include "journal.hpp"

namespace corridor::kernel::testing::signal_test {

namespace {

Process listener(Signal& signal, Journal& journal, std::string name, int priority) {
  co_await signal.wait(Cause{1}, priority);
  journal.note(name);
}

void raise(Simulator& /*simulator*/, void* signal) {
  static_cast<Signal*>(signal)->raise();
}

Process insatiable(Signal& signal, Journal& journal) {
  for (;;) {
    co_await signal.wait(Cause{1});
    journal.note("again");
  }
}

}  // namespace

TEST_CASE("signal: raising it wakes all who wait, by priority and then arrival") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  Signal signal(Tag{});
  simulator.spawn(listener(signal, journal, "a", 0), {});
  simulator.spawn(listener(signal, journal, "b", 5), {});
  simulator.spawn(listener(signal, journal, "c", 0), {});
  simulator.spawn(listener(signal, journal, "d", 5), {});
  simulator.at(at_hour(2), {raise, &signal, {}});
  simulator.run_until(at_hour(3));
  CHECK(journal.text() == "2 b; 2 d; 2 a; 2 c");
  CHECK_FALSE(signal.awaited());
}

TEST_CASE("signal: who waits again waits for the next raise") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  Signal signal(Tag{});
  simulator.spawn(insatiable(signal, journal), {});
  simulator.at(at_hour(2), {raise, &signal, {}});
  simulator.at(at_hour(5), {raise, &signal, {}});
  simulator.run_until(at_hour(9));
  CHECK(journal.text() == "2 again; 5 again");
  CHECK(signal.awaited());
}

TEST_CASE("signal: nobody who waits is forgotten, whichever is destroyed first") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  {
    Signal signal(Tag{});
    simulator.spawn(listener(signal, journal, "a", 0), {});
    simulator.run_until(at_hour(1));
  }
  CHECK(simulator.first_process() == nullptr);
  CHECK(simulator.closing());
}

TEST_CASE("signal: the time of waiting can be charged to another cause") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  Signal signal(Tag{});
  TimeByCause ledger;
  simulator.spawn(listener(signal, journal, "a", 0), {}, &ledger);
  simulator.run_until(at_hour(2));
  signal.recharge(Cause{9});
  simulator.run_until(at_hour(5));
  ledger.close(simulator.now());
  CHECK(ledger.sums() == std::map<Cause, Duration>{{Cause{1}, hours(2)}, {Cause{9}, hours(3)}});
}

}  // namespace corridor::kernel::testing::signal_test
