#include "corridor/kernel/process.hpp"

#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "corridor/kernel/simulator.hpp"
#include "journal.hpp"

namespace corridor::kernel::testing::process_test {

namespace {

struct Counted {
  int* alive;
  explicit Counted(int* counter) : alive(counter) { ++*alive; }
  Counted(const Counted& other) = delete;
  Counted(Counted&&) = delete;
  Counted& operator=(const Counted&) = delete;
  Counted& operator=(Counted&&) = delete;
  ~Counted() { --*alive; }
};

Task<int> doubled(Simulator& simulator, int n) {
  co_await simulator.delay(hours(1));
  co_return 2 * n;
}

Task<int> quadrupled(Simulator& simulator, int n) {
  const int twice = co_await doubled(simulator, n);
  const int four_times = co_await doubled(simulator, twice);
  co_return four_times;
}

Process calculator(Simulator& simulator, Journal& journal) {
  const int result = co_await quadrupled(simulator, 5);
  journal.note(std::to_string(result));
}

Task<std::unique_ptr<int>> wrapped(int n) {
  co_return std::make_unique<int>(n);
}

Process unwrapper(int& result) {
  const std::unique_ptr<int> pointer = co_await wrapped(3);
  result = *pointer;
}

Task<> never_waits(int* alive, long* sum, int n) {
  const Counted counted(alive);
  *sum += n;
  co_return;
}

Process busy(int* alive, long* sum) {
  for (int i = 1; i <= 1'000'000; ++i) {
    co_await never_waits(alive, sum, i);
  }
}

Task<> inner(Simulator& simulator, int* alive) {
  const Counted counted(alive);
  co_await simulator.delay(hours(10));
}

Task<> middle(Simulator& simulator, int* alive) {
  const Counted counted(alive);
  co_await inner(simulator, alive);
}

Process outer(Simulator& simulator, int* alive) {
  const Counted counted(alive);
  co_await middle(simulator, alive);
}

}  // namespace

TEST_CASE("process: its parts run within it and hand back values") {
  Simulator simulator(kStart);
  Journal journal(simulator);
  simulator.spawn(calculator(simulator, journal), {});
  simulator.run_until(at_hour(9));
  CHECK(journal.text() == "2 20");
}

TEST_CASE("process: a part may hand back what can only be moved") {
  Simulator simulator(kStart);
  int result = 0;
  simulator.spawn(unwrapper(result), {});
  simulator.run_until(at_hour(1));
  CHECK(result == 3);
}

TEST_CASE("process: a million parts that never wait do not grow the stack") {
  Simulator simulator(kStart);
  int alive = 0;
  long sum = 0;
  simulator.spawn(busy(&alive, &sum), {});
  simulator.run_until(at_hour(1));
  CHECK(sum == 500'000'500'000L);
  CHECK(alive == 0);
}

TEST_CASE("process: cancelling it unwinds all its parts") {
  Simulator simulator(kStart);
  int alive = 0;
  ProcessState& process = simulator.spawn(outer(simulator, &alive), {});
  simulator.run_until(at_hour(1));
  CHECK(alive == 3);
  simulator.cancel(process);
  CHECK(alive == 0);
}

TEST_CASE("process: one that is never spawned leaves nothing behind") {
  Simulator simulator(kStart);
  int alive = 0;
  { const Process process = outer(simulator, &alive); }
  CHECK(alive == 0);
}

}  // namespace corridor::kernel::testing::process_test
