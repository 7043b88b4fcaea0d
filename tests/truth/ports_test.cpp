// Ships, berths and weather.

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "exact.hpp"
#include "markov.hpp"
#include "truth_table.hpp"

namespace corridor::test::ports_test {
namespace {

using model::CallOutcome;
using model::Lacking;
using stats::FacilityState;

/// Ships from outside that load one lump at one of n berths and go.
std::string port(int n_years, int berths, const std::string& every, const std::string& time) {
  return years(n_years) + R"(
nodes:
  port:
    facilities: {berths: {count: )" +
         std::to_string(berths) + R"(}}
    storage: {yard: {capacity: {job: 9 jobs}, when_full: stop_source}}
    handling: [{cargo: job, from: origin, to: sea, steps: [{into: yard}, {per: train, time: )" +
         time + R"(, out_of: yard}]}]
  sea: {}
links: {port-sea: {mode: sea, time: 10 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {job: 1 job}}}
services: {ship: {fleet: ships, arrives_every: )" +
         every +
         R"(, waits_at: berth, calls: [{at: port, berth: berths, depart: {when: full}}, {at: sea}]}}
flows: {jobs: {from: port, to: sea, commodity: job, arrives: {every: 1 s}}}
)";
}

TEST_CASE("machine repair: nine ships, two berths where they are loaded, any time at sea") {
  cite("Palm 1947; Gross et al. 2008, section 2.7");
  constexpr int kShips = 9;
  const Replicated runs(years(6) + R"(
nodes:
  a:
    facilities: {berths: {count: 2}}
    storage: {yard: {capacity: {job: 9 jobs}, when_full: stop_source}}
    handling: [{cargo: job, from: origin, to: sea, steps: [{into: yard}, {per: train, time: {exponential: {mean: 8 h}}, out_of: yard}]}]
  b: {handling: [{cargo: job, from: sea, to: destination, steps: [{per: train, time: {exponential: {mean: 6 h}}}]}]}
links: {a-b: {mode: sea, time: {uniform: {low: 8 h, high: 14 h}}}}
fleets: {ships: {kind: ship, count: 9, capacity: {job: 1 job}, home: a}}
services: {ship: {fleet: ships, waits_at: berth, calls: [{at: a, berth: berths, depart: {when: full}}, {at: b, depart: {when: at_once}}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {every: 1 s}}}
)",
                        20);
  const double away = 28;
  const Chain<int> chain(0, [away](int there, const Chain<int>::Happens& happens) {
    if (there < kShips) {
      happens(there + 1, (kShips - there) / away);
    }
    if (there > 0) {
      happens(there - 1, std::min(there, 2) / 8.0);
    }
  });
  const double throughput = chain.mean([](int there) { return std::min(there, 2); }) / 8;
  const double queue = chain.mean([](int there) { return std::max(0, there - 2); });
  runs.expect("throughput, 1/h", throughput, runs.throughput("jobs"));
  runs.expect("wait for a berth, h",
              queue / throughput,
              at_call("ship", "a", &CallOutcome::wait_for_berth));
}

TEST_CASE("ships that come at random wait for one of two berths: M/E2/2" *
          doctest::test_suite("slow")) {
  cite("Markov chain of stages (Erlang); UNCTAD 1985 uses this queue");
  struct At {
    int first;  // ships in their first stage of loading
    int present;
    auto operator<=>(const At&) const = default;
  };
  constexpr double kArrivals = 1.4;  // in a mean time at berth
  const Chain<At> chain({0, 0}, [](const At& at, const Chain<At>::Happens& happens) {
    if (at.present < 120) {
      happens({at.first + (at.present < 2 ? 1 : 0), at.present + 1}, kArrivals);
    }
    if (at.first > 0) {
      happens({at.first - 1, at.present}, 2.0 * at.first);
    }
    const int second = std::min(at.present, 2) - at.first;
    if (second > 0) {
      happens({at.first + (at.present > 2 ? 1 : 0), at.present - 1}, 2.0 * second);
    }
  });
  const double wait =
      chain.mean([](const At& at) { return std::max(0, at.present - 2); }) / kArrivals;
  const Replicated runs(port(70, 2, "{exponential: {mean: 10 h}}", "{erlang: {mean: 14 h, k: 2}}"),
                        20);
  runs.expect(
      "wait for a berth, h", 14 * wait, at_call("ship", "port", &CallOutcome::wait_for_berth));
  runs.expect("at berth, h", 14, at_call("ship", "port", &CallOutcome::at_berth));
  runs.expect("berths work", 0.7, share_of_time("port.berths", FacilityState::Working));
}

TEST_CASE("ships that come to a port closed by storms wait for what is left of the storm") {
  cite("Cox 1962 (residual life)");
  const Replicated runs(years(10) + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: sea, time: 20 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {job: 1 job}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {every: {exponential: {mean: 3 h}}}}}
disruptions:
  storms: {closes: b, share_by_month: [0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25, 0.25], length: {uniform: {low: 6 h, high: 30 h}}}
)",
                        20);
  const double mean = 18;
  const double square = mean * mean + 24.0 * 24 / 12;
  runs.expect(
      "waiting for the weather, h", 0.25 * square / (2 * mean), waiting("jobs", Lacking::Weather));
}

}  // namespace
}  // namespace corridor::test::ports_test
