// Arrivals that are not Poisson: exact values where there are any, bounds where there are none.

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <tuple>

#include <doctest/doctest.h>

#include "exact.hpp"
#include "markov.hpp"
#include "truth_table.hpp"

namespace corridor::test::renewal_queues_test {
namespace {

using model::Lacking;

std::string queue(int n_years, const std::string& every, int count, const std::string& time) {
  return years(n_years) +
         "nodes:\n  counter:\n    facilities: {servers: {count: " + std::to_string(count) +
         ", time: " + time +
         "}}\n    handling: [{cargo: job, from: origin, to: destination, steps: [{use: "
         "servers}]}]\nflows: {jobs: {from: counter, to: counter, commodity: job, arrives: "
         "{every: " +
         every + "}}}\n";
}

/// Mean wait in GI/M/1 with service 1 an hour, by the transform of the gaps (Kendall 1953): s / (1
/// - s) with s = A*(1 - s).
double wait_in_gim1(const std::function<double(double)>& transform) {
  double root = 0.5;
  for (int i = 0; i < 500; ++i) {
    root = transform(1 - root);
  }
  return root / (1 - root);
}

TEST_CASE("D/M/1: trains by timetable at a gate with exponential times") {
  cite("Kendall 1953 (GI/M/1)");
  const double gap = 1.25;
  const Replicated runs(queue(14, "75 min", 1, "{exponential: {mean: 1 h}}"), 20);
  runs.expect("waiting, h",
              wait_in_gim1([gap](double s) { return std::exp(-gap * s); }),
              waiting("jobs", Lacking::Server));
  runs.check_littles_law("counter.servers");
}

TEST_CASE("U/M/1" * doctest::test_suite("slow")) {
  cite("Kendall 1953 (GI/M/1)");
  const Replicated uniform(
      queue(15, "{uniform: {low: 30 min, high: 2 h}}", 1, "{exponential: {mean: 1 h}}"), 20);
  uniform.expect(
      "waiting, h",
      wait_in_gim1([](double s) { return (std::exp(-s / 2) - std::exp(-2 * s)) / (1.5 * s); }),
      waiting("jobs", Lacking::Server));
}

TEST_CASE("E4/M/1") {
  cite("Kendall 1953 (GI/M/1)");
  const Replicated erlang(
      queue(10, "{erlang: {mean: 80 min, k: 4}}", 1, "{exponential: {mean: 1 h}}"), 20);
  erlang.expect("waiting, h",
                wait_in_gim1([](double s) { return std::pow(3 / (3 + s), 4); }),
                waiting("jobs", Lacking::Server));
}

/// Mean wait in E2/E2/c by its chain: arrivals in two stages of rate 2 `arrivals`, services in two
/// of rate 2 (mean 1); at most 60 present.
double wait_in_e2e2c(int c, double arrivals) {
  struct At {
    int stage;  // of the next arrival
    int first;  // services in their first stage
    int present;
    auto operator<=>(const At&) const = default;
  };
  const auto events = [c, arrivals](const At& at, const Chain<At>::Happens& happens) {
    const int busy = std::min(at.present, c);
    if (at.stage == 0) {
      happens({1, at.first, at.present}, 2 * arrivals);
    } else if (at.present < 60) {
      happens({0, at.first + (at.present < c ? 1 : 0), at.present + 1}, 2 * arrivals);
    }
    if (at.first > 0) {
      happens({at.stage, at.first - 1, at.present}, 2.0 * at.first);
    }
    if (busy > at.first) {  // the next in the queue begins
      happens({at.stage, at.first + (at.present > c ? 1 : 0), at.present - 1},
              2.0 * (busy - at.first));
    }
  };
  const Chain<At> chain({0, 0, 0}, events);
  return chain.mean([c](const At& at) { return std::max(0, at.present - c); }) / arrivals;
}

TEST_CASE("E2/E2/1: ships and a berth in port planning") {
  cite("Markov chain of stages; UNCTAD 1985 uses this queue");
  const Replicated one(
      queue(10, "{erlang: {mean: 80 min, k: 2}}", 1, "{erlang: {mean: 1 h, k: 2}}"), 20);
  one.expect("waiting, h", wait_in_e2e2c(1, 0.75), waiting("jobs", Lacking::Server));
}

TEST_CASE("E2/E2/2: ships and two berths in port planning" * doctest::test_suite("slow")) {
  cite("Markov chain of stages; UNCTAD 1985 uses this queue");
  const Replicated two(
      queue(10, "{erlang: {mean: 40 min, k: 2}}", 2, "{erlang: {mean: 1 h, k: 2}}"), 20);
  two.expect("waiting, h", wait_in_e2e2c(2, 1.5), waiting("jobs", Lacking::Server));
}

// ---- bounds: gap and service by mean and variance, c servers

struct Spread {
  double mean;
  double variance;
};

/// Marchal (1978).
double lower_bound(Spread gap, Spread service) {
  const double load = service.mean / gap.mean;
  return std::max(0.0,
                  (service.variance / gap.mean - service.mean * (2 - load)) / (2 * (1 - load)));
}

/// Daley (1977), which improves Kingman (1962).
double daley(Spread gap, Spread service) {
  const double load = service.mean / gap.mean;
  return ((2 - load) * load * gap.variance + service.variance) / gap.mean / (2 * (1 - load));
}
double kingman(Spread gap, Spread service) {
  const double load = service.mean / gap.mean;
  return (gap.variance + service.variance) / gap.mean / (2 * (1 - load));
}

TEST_CASE("GI/G/1 lies between the bounds of Marchal and Daley" * doctest::test_suite("slow")) {
  cite("Marchal 1978; Daley 1977; Kingman 1962");
  const Spread gap{80.0 / 60, 1.0 / 12};  // uniform 50 .. 110 min
  const Spread service{1, 0.9 * 0.9};     // lognormal
  const double low = lower_bound(gap, service);
  const double high = daley(gap, service);
  CHECK(high < kingman(gap, service));
  const Replicated runs(
      queue(22, "{uniform: {low: 50 min, high: 110 min}}", 1, "{lognormal: {mean: 1 h, cv: 0.9}}"),
      20);
  runs.expect_between("waiting, h", low, high, waiting("jobs", Lacking::Server));
}

TEST_CASE("M/G/3 lies between the bounds of Brumelle and Kingman" * doctest::test_suite("slow")) {
  cite("Brumelle 1971; Kingman 1970");
  constexpr double kServers = 3;
  const Spread gap{0.4, 0.4 * 0.4};    // exponential, so the lower bound's queue is M/G/1
  const Spread service{1, 0.5 * 0.5};  // gamma
  const double load = service.mean / (kServers * gap.mean);
  const double square = service.variance + service.mean * service.mean;
  // of the single server that is three times as fast: M/G/1
  const double fast = square / (kServers * kServers) / gap.mean / (2 * (1 - load));
  const double low = fast - (kServers - 1) * square / (2 * kServers * service.mean);
  const double high = (gap.variance + service.variance / kServers +
                       (kServers - 1) / (kServers * kServers) * service.mean * service.mean) /
                      gap.mean / (2 * (1 - load));
  const Replicated runs(
      queue(7, "{exponential: {mean: 24 min}}", 3, "{gamma: {mean: 1 h, cv: 0.5}}"), 20);
  runs.expect_between("waiting, h", std::max(0.0, low), high, waiting("jobs", Lacking::Server));
}

// ---- constant service, several servers

/// Mean wait in M/D/c, service 1 (Crommelin 1932), a = offered load.
double crommelin(int c, double a) {
  double wait = 0;
  for (int i = 1; i <= 400; ++i) {
    const auto law = poisson_law(i * a, i * c + 400);
    // P(N >= ic) and P(N >= ic + 1), N Poisson(ia)
    const double beyond = std::accumulate(law.begin() + i * c + 1, law.end(), 0.0);
    const double tail = beyond + law[law.size() - 401];
    wait += tail - c / a * beyond;
  }
  return wait;
}

TEST_CASE("M/D/2: two cranes that need an hour for each box") {
  cite("Crommelin 1932");
  CHECK(crommelin(1, 0.5) == doctest::Approx(0.5));
  const Replicated runs(queue(6, "{exponential: {mean: 40 min}}", 2, "1 h"), 20);
  runs.expect("waiting, h", crommelin(2, 1.5), waiting("jobs", Lacking::Server));
  runs.check_littles_law("counter.servers");
}

TEST_CASE("M/D/3 of ferries: three of one wagon each, ten hours a round trip" *
          doctest::test_suite("slow")) {
  cite("Crommelin 1932");
  const Replicated runs(years(40) + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: sea, time: 5 h}}
fleets: {ferries: {kind: ship, count: 3, capacity: {job: 1 job}, home: a}}
services: {ferry: {fleet: ferries, calls: [{at: a, depart: {when: full}}, {at: b, depart: {when: at_once}}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {every: {exponential: {mean: 5 h}}}}}
)",
                        20);
  const double wait = 10 * crommelin(3, 2);
  runs.expect("waiting, h", wait, waiting("jobs", Lacking::Vehicle));
  runs.expect(
      "waiting wagons", wait / 5, at_call("ferry", "a", &model::CallOutcome::mean_waiting_lots));
}

}  // namespace
}  // namespace corridor::test::renewal_queues_test
