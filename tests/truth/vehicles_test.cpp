// Vehicles whose exact law is known: a closed cycle of ferries, a train that goes full or after a
// time.

#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "exact.hpp"
#include "truth_table.hpp"

namespace corridor::test::vehicles_test {
namespace {

using model::Lacking;

/// Throughput of a closed cycle of n customers by mean-value analysis (Reiser and Lavenberg 1980):
/// single servers with exponential times, and a delay that is the same whoever else is on the way.
double throughput_of_cycle(int n, const std::vector<double>& servers, double delay) {
  std::vector<double> queue(servers.size(), 0);
  double throughput = 0;
  for (int k = 1; k <= n; ++k) {
    std::vector<double> time;
    double cycle = delay;
    for (std::size_t i = 0; i < servers.size(); ++i) {
      time.push_back(servers[i] * (1 + queue[i]));
      cycle += time.back();
    }
    throughput = k / cycle;
    for (std::size_t i = 0; i < servers.size(); ++i) {
      queue[i] = throughput * time[i];
    }
  }
  return throughput;
}

/// n ferries for one box each between two single berths; there is always a box at a.
std::string ferries(int n) {
  return years(6) + R"(
nodes:
  a:
    facilities: {berth: {count: 1}}
    storage: {yard: {capacity: {job: 3 jobs}, when_full: stop_source}}
    handling: [{cargo: job, from: origin, to: sea, steps: [{into: yard}, {per: train, time: {exponential: {mean: 4 h}}, out_of: yard}]}]
  b:
    facilities: {berth: {count: 1}}
    handling: [{cargo: job, from: sea, to: destination, steps: [{per: train, time: {exponential: {mean: 3 h}}}]}]
links: {a-b: {mode: sea, time: {exponential: {mean: 6 h}}}}
fleets: {ferries: {kind: ship, count: )" +
         std::to_string(n) + R"(, capacity: {job: 1 job}, home: a}}
services:
  ferry: {fleet: ferries, calls: [{at: a, berth: berth, depart: {when: full}}, {at: b, berth: berth, depart: {when: at_once}}]}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {every: 1 s}}}
)";
}

TEST_CASE("a closed cycle of ferries: throughput and berth waits by mean-value analysis") {
  cite("Reiser and Lavenberg 1980 (mean values)");
  for (const int n : {1, 3}) {
    CAPTURE(n);
    const Replicated runs(ferries(n), 20);
    const double x = throughput_of_cycle(n, {4, 3}, 12);
    runs.expect(std::to_string(n) + ": throughput, 1/h", x, runs.throughput("jobs"));
    if (n > 1) {
      // what is left of the cycle when work and sailing are taken off
      runs.expect(
          std::to_string(n) + ": berth waits, h", n / x - 19, [](const model::Outcome& outcome) {
            return outcome.calls[0].wait_for_berth + outcome.calls[1].wait_for_berth;
          });
    }
  }
}

TEST_CASE("trains that go with five lots, or four hours after their first one") {
  cite("Poisson process stopped full or after a time");
  constexpr double kRate = 0.8;  // lots an hour
  constexpr double kPatience = 4;
  constexpr int kFull = 5;
  // from the first lot on the others come as a Poisson process
  double term = std::exp(-kRate * kPatience);  // P(N = 0)
  double up_to = term;                         // P(N <= j)
  double size = 1;                             // 1 + E min(N, full - 1)
  double lot_hours = 0;                        // integral of the lots there, until the train leaves
  for (int j = 0; j < kFull - 1; ++j) {
    size += 1 - up_to;
    lot_hours += (j + 1) / kRate * (1 - up_to);
    term *= kRate * kPatience / (j + 1);
    up_to += term;
  }
  const Replicated runs(years(2) + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, time: 10 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {job: 5 jobs}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full, at_most: 4 h}}, {at: b}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {every: {exponential: {mean: 75 min}}}}}
)",
                        20);
  runs.expect("load", size, [](const model::Outcome& outcome) {
    return outcome.calls.front().mean_load.at("job");
  });
  runs.expect("waiting, h", lot_hours / size, waiting("jobs", Lacking::Batch));
  runs.expect("time in system, h", lot_hours / size + 10, time_in_system("jobs"));
}

TEST_CASE("Little's law where lots lie: a yard, a pile for a ship that comes by timetable") {
  cite("Little 1961");
  // a ship each day takes all: lots wait half a day on average; then eight hours in a shed
  const Replicated runs(years(3) + R"(
nodes:
  a: {}
  b:
    storage: {shed: {capacity: {job: 1000 jobs}}}
    handling: [{cargo: job, from: sea, to: destination, steps: [{per: train, time: 0 min, into: shed}, {time: 8 h}]}]
links: {a-b: {mode: sea, time: 3 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {job: 1000 jobs}}}
services: {ship: {fleet: ships, arrives_every: 1 d, calls: [{at: a, depart: {when: at_once}}, {at: b}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {every: {exponential: {mean: 30 min}}}}}
)",
                        20);
  runs.expect("waiting, h", 12, waiting("jobs", Lacking::Vehicle));
  runs.expect("pile", 2 * 12, [](const model::Outcome& outcome) {
    return outcome.calls.front().mean_waiting_lots;
  });
  runs.expect("shed", 2 * 8, [](const model::Outcome& outcome) {
    return outcome.storages.front().mean_level;
  });
  runs.expect("time in system, h", 12 + 3 + 8, time_in_system("jobs"));
}

}  // namespace
}  // namespace corridor::test::vehicles_test
