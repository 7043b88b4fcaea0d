// Ferries in a closed cycle between two berths, against mean-value analysis.

#include <array>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/kernel/servers.hpp"
#include "theory.hpp"

namespace corridor::kernel::testing::cycle_theory_test {

namespace {

using core::Exponential;
using core::Uniform;

constexpr int kFerries = 6;
constexpr double kLoading = 4;    // hours at one berth, exponential
constexpr double kUnloading = 3;  // hours at the other, exponential
constexpr double kSailing = 10;   // hours each way, uniform 5 .. 15

struct Cycle {
  explicit Cycle(std::uint64_t replication)
      : loading(Exponential{in_hours(kLoading)}, 1, replication),
        unloading(Exponential{in_hours(kUnloading)}, 2, replication),
        sailing(Uniform{in_hours(kSailing / 2), in_hours(kSailing * 3 / 2)}, 3, replication) {}

  Simulator simulator{Time{}};
  Servers here{simulator, 1, Tag{}};
  Servers there{simulator, 1, Tag{}};
  Variates loading;
  Variates unloading;
  Variates sailing;
};

Task<> call(Servers& berth, Variates& times) {
  const Hold hold = co_await berth.seize(1, Cause{});
  const Duration at_berth = times.next();
  co_await berth.work(hold, at_berth, Cause{});
}

Process ferry(Cycle& cycle) {
  for (;;) {
    co_await call(cycle.here, cycle.loading);
    const Duration out = cycle.sailing.next();
    co_await cycle.simulator.delay(out);
    co_await call(cycle.there, cycle.unloading);
    const Duration back = cycle.sailing.next();
    co_await cycle.simulator.delay(back);
  }
}

struct Exact {
  double round_trips = 0;          // an hour
  std::array<double, 2> at_berth;  // mean number at each, waiting or worked
};

/// Mean-value analysis (Reiser and Lavenberg 1980); exact for exponential berths and any sailing
/// time.
Exact mean_value_analysis() {
  const std::array<double, 2> service{kLoading, kUnloading};
  Exact exact{0, {0, 0}};
  for (int n = 1; n <= kFerries; ++n) {
    std::array<double, 2> stay{};
    double cycle = 2 * kSailing;
    for (std::size_t i = 0; i < 2; ++i) {
      stay[i] = service[i] * (1 + exact.at_berth[i]);
      cycle += stay[i];
    }
    exact.round_trips = n / cycle;
    for (std::size_t i = 0; i < 2; ++i) {
      exact.at_berth[i] = exact.round_trips * stay[i];
    }
  }
  return exact;
}

}  // namespace

TEST_CASE("theory: round trips and berth queues of six ferries between two berths") {
  constexpr int kWarmUp = 1000;
  constexpr int kHours = 250'000;
  std::vector<double> round_trips;
  std::vector<double> waiting_here;
  std::vector<double> waiting_there;
  for (std::uint64_t replication = 0; replication < kReplications; ++replication) {
    Cycle cycle(replication);
    for (int i = 0; i < kFerries; ++i) {
      cycle.simulator.spawn(ferry(cycle), Tag{});
    }
    cycle.simulator.run_until(Time{} + core::kHour * kWarmUp);
    cycle.here.restart_statistics();
    cycle.there.restart_statistics();
    cycle.simulator.run_until(Time{} + core::kHour * (kWarmUp + kHours));
    const Time end = cycle.simulator.now();
    round_trips.push_back(static_cast<double>(cycle.here.served()) / kHours);
    waiting_here.push_back(cycle.here.queue().mean(end));
    waiting_there.push_back(cycle.there.queue().mean(end));
  }
  const Exact exact = mean_value_analysis();
  check_mean("round trips", round_trips, exact.round_trips);
  check_mean("waiting here", waiting_here, exact.at_berth[0] - exact.round_trips * kLoading);
  check_mean("waiting there", waiting_there, exact.at_berth[1] - exact.round_trips * kUnloading);
}

}  // namespace corridor::kernel::testing::cycle_theory_test
