// M/M/1 whose server breaks down, against exact mean times.

#include <doctest/doctest.h>

#include "corridor/kernel/breakdowns.hpp"
#include "theory.hpp"

namespace corridor::kernel::testing::breakdowns_theory_test {

namespace {

using core::Exponential;

constexpr double kArrivals = 0.5;       // an hour
constexpr double kServices = 1;         // an hour
constexpr double kFailures = 1.0 / 20;  // an hour
constexpr double kRepairs = 1.0 / 4;    // an hour
constexpr std::uint64_t kCustomers = 120'000;

struct Machine {
  Machine(Breakdowns::Clock clock, std::uint64_t replication)
      : between(Exponential{in_hours(1 / kArrivals)}, 1, replication),
        services(Exponential{in_hours(1 / kServices)}, 2, replication),
        to_failure(Exponential{in_hours(1 / kFailures)}, 3, replication),
        to_repair(Exponential{in_hours(1 / kRepairs)}, 4, replication),
        breakdowns(simulator,
                   server,
                   {.clock = clock, .under_way = Interruption::Pause, .cause = {}, .tag = {}},
                   [this](std::uint32_t, std::uint64_t) {
                     const Duration up = to_failure.next();
                     return Breakdowns::Cycle{up + Duration{1}, to_repair.next()};
                   }) {}

  Simulator simulator{Time{}};
  Servers server{simulator, 1, Tag{}};
  Variates between;
  Variates services;
  Variates to_failure;
  Variates to_repair;
  Breakdowns breakdowns;
  Duration total_stay{0};
  std::uint64_t done = 0;
};

Process customer(Machine& machine, bool counts) {
  const Time arrived = machine.simulator.now();
  const Hold hold = co_await machine.server.seize(1, Cause{});
  const Duration service = machine.services.next();
  co_await machine.server.work(hold, service, Cause{});
  machine.total_stay += counts ? machine.simulator.now() - arrived : Duration{0};
  ++machine.done;
}

Process source(Machine& machine) {
  for (std::uint64_t n = 0; n < kCustomers; ++n) {
    const Duration until_next = machine.between.next();
    co_await machine.simulator.delay(until_next);
    machine.simulator.spawn(customer(machine, n >= kCustomers / 10), Tag{});
  }
}

/// In hours, waiting, service and repairs together.
double mean_stay(Breakdowns::Clock clock, std::uint64_t replication) {
  Machine machine(clock, replication);
  machine.simulator.spawn(source(machine), Tag{});
  while (machine.done < kCustomers) {  // breakdowns go on for ever
    machine.simulator.run_until(machine.simulator.now() + core::kDay * 100);
  }
  return core::to_hours(machine.total_stay) / (0.9 * kCustomers);
}

}  // namespace

TEST_CASE("theory: M/M/1 with breakdowns on working time, the service resumed") {
  // The time from start to end of a service, with its repairs, makes an M/G/1 queue (Gaver 1962).
  const double slower = 1 + kFailures / kRepairs;
  const double mean = slower / kServices;
  const double second_moment = slower * slower * 2 / (kServices * kServices) +
                               kFailures / kServices * 2 / (kRepairs * kRepairs);
  const double wait = kArrivals * second_moment / (2 * (1 - kArrivals * mean));
  check_mean_of(
      "stay",
      [](std::uint64_t r) { return mean_stay(Breakdowns::Clock::Working, r); },
      wait + mean);
}

TEST_CASE("theory: M/M/1 with breakdowns on the calendar, the service resumed") {
  // From the generating functions of the number present while up and while down (White and Christie
  // 1958): with l, m, f, r the rates of arrival, service, failure and repair, the mean number is
  // l (1 + f/r + f l/r^2) / (m - l (1 + f/r)) + f l / (r (f + r)); the mean stay by Little's law.
  const double ratio = kFailures / kRepairs;
  const double stay =
      (1 + ratio + ratio * kArrivals / kRepairs) / (kServices - kArrivals * (1 + ratio)) +
      ratio / (kFailures + kRepairs);
  check_mean_of(
      "stay", [](std::uint64_t r) { return mean_stay(Breakdowns::Clock::Calendar, r); }, stay);
}

}  // namespace corridor::kernel::testing::breakdowns_theory_test
