// Two classes of customers, of which one is served first, without interruption of the other.

#include <array>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/kernel/servers.hpp"
#include "theory.hpp"

namespace corridor::kernel::testing::priority_theory_test {

namespace {

using core::Distribution;
using core::Erlang;
using core::Exponential;

struct Class {
  double arrivals;  // an hour
  Distribution service;
  double mean;           // hours
  double second_moment;  // hours squared
  int priority;
};

const std::array<Class, 2>& classes() {
  static const std::array<Class, 2> kClasses{{
      {0.3, Exponential{in_hours(1)}, 1, 2, 5},
      {0.25, Erlang{in_hours(1.6), 2}, 1.6, 1.6 * 1.6 * 1.5, 0},
  }};
  return kClasses;
}

constexpr int kWarmUp = 2000;  // hours
constexpr int kHours = 200'000;

struct Run {
  Simulator simulator{Time{}};
  Servers server{simulator, 1, Tag{}};
  std::array<Duration, 2> wait{};
  std::array<std::uint64_t, 2> counted{};
  Duration total_wait{0};
};

Process customer(Run& run, std::size_t which, Duration service) {
  const Time arrived = run.simulator.now();
  const Hold hold = co_await run.server.seize(1, Cause{}, classes()[which].priority);
  const Duration waited = run.simulator.now() - arrived;
  run.total_wait += waited;
  if (arrived >= Time{} + core::kHour * kWarmUp) {
    run.wait[which] += waited;
    ++run.counted[which];
  }
  co_await run.server.work(hold, service, Cause{});
}

Process source(Run& run, std::size_t which, std::uint64_t replication) {
  const Class& kind = classes()[which];
  Variates between(Exponential{in_hours(1 / kind.arrivals)}, 10 + which, replication);
  Variates services(kind.service, 20 + which, replication);
  while (run.simulator.now() < Time{} + core::kHour * kHours) {
    const Duration until_next = between.next();
    co_await run.simulator.delay(until_next);
    const Duration service = services.next();
    run.simulator.spawn(customer(run, which, service), Tag{});
  }
}

}  // namespace

TEST_CASE("theory: waits of two classes in M/G/1 with priority") {
  std::array<std::vector<double>, 2> waits;
  for (std::uint64_t replication = 0; replication < kReplications; ++replication) {
    Run run;
    run.simulator.spawn(source(run, 0, replication), Tag{});
    run.simulator.spawn(source(run, 1, replication), Tag{});
    run.simulator.run_until(Time::max());
    CHECK(run.server.queue().integral(run.simulator.now()) == run.total_wait.count());
    for (std::size_t i = 0; i < 2; ++i) {
      waits[i].push_back(core::to_hours(run.wait[i]) / static_cast<double>(run.counted[i]));
    }
  }
  // Cobham (1954): W0 / ((1 - s_(k-1)) (1 - s_k)), s_k the load of the classes up to k.
  const Class& first = classes()[0];
  const Class& second = classes()[1];
  const double residual =
      (first.arrivals * first.second_moment + second.arrivals * second.second_moment) / 2;
  const double free_of_first = 1 - first.arrivals * first.mean;
  const double free_of_both = free_of_first - second.arrivals * second.mean;
  check_mean("first class", waits[0], residual / free_of_first);
  check_mean("second class", waits[1], residual / (free_of_first * free_of_both));
}

}  // namespace corridor::kernel::testing::priority_theory_test
