#include "corridor/kernel/gate.hpp"

#include <string>

#include <doctest/doctest.h>

#include "journal.hpp"

namespace corridor::kernel::testing::gate_test {

namespace {

Process passer(Simulator& simulator, Gate& gate, Journal& journal, std::string name, int comes) {
  co_await simulator.delay_until(at_hour(comes));
  co_await gate.pass();
  journal.note(name);
}

constexpr Closure kStorm{1, Cause{10}, 0};
constexpr Closure kNight{2, Cause{20}, 3};

}  // namespace

TEST_CASE("gate: lets everybody pass while it is open, and in order when it opens again") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  Gate gate(Tag{});
  simulator.spawn(passer(simulator, gate, journal, "a", 1), {});
  simulator.spawn(passer(simulator, gate, journal, "b", 4), {});
  simulator.spawn(passer(simulator, gate, journal, "c", 3), {});
  simulator.run_until(at_hour(2));
  gate.close(kStorm);
  simulator.run_until(at_hour(6));
  gate.open(kStorm.id);
  simulator.run_until(at_hour(9));
  CHECK(journal.text() == "1 a; 6 c; 6 b");
}

TEST_CASE(
    "gate: it opens when the last closure is lifted; waiting is charged to the one in force") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  Gate gate(Tag{});
  TimeByCause ledger;
  gate.close(kNight);
  simulator.spawn(passer(simulator, gate, journal, "a", 0), {}, &ledger);
  simulator.run_until(at_hour(2));
  gate.close(kStorm);  // of lower rank: from now on it is the cause
  simulator.run_until(at_hour(3));
  gate.open(kStorm.id);
  simulator.run_until(at_hour(7));
  gate.open(kNight.id);
  simulator.run_until(at_hour(8));
  CHECK(journal.text() == "7 a");
  ledger.close(at_hour(7));
  CHECK(ledger.sums() == std::map<Cause, Duration>{{Cause{20}, hours(6)}, {Cause{10}, hours(1)}});
}

TEST_CASE("gate: who was let pass has passed, even if it closes again in the same instant") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  Gate gate(Tag{});
  gate.close(kStorm);
  simulator.spawn(passer(simulator, gate, journal, "a", 0), {});
  simulator.run_until(at_hour(2));
  gate.open(kStorm.id);
  gate.close(kNight);
  simulator.run_until(at_hour(3));
  CHECK(journal.text() == "2 a");
}

TEST_CASE("gate: a cancelled process no longer waits for it") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  Gate gate(Tag{});
  gate.close(kStorm);
  ProcessState& process = simulator.spawn(passer(simulator, gate, journal, "a", 0), {});
  simulator.run_until(at_hour(1));
  simulator.cancel(process);
  gate.open(kStorm.id);
  simulator.run_until(at_hour(2));
  CHECK(journal.text().empty());
}

}  // namespace corridor::kernel::testing::gate_test
