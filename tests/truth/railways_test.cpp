// Trains that wait for a path, and cargo that waits for trains.

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "exact.hpp"
#include "markov.hpp"
#include "truth_table.hpp"

namespace corridor::test::railways_test {
namespace {

using model::Lacking;

/// Trains of one lot, as they come, over one line.
std::string line(int n_years, const std::string& link, const std::string& arrives) {
  return years(n_years) + "nodes: {a: {}, b: {}}\nlinks: {a-b: {mode: rail, time: 10 h, " + link +
         "}}\nfleets: {trains: {kind: train, count: unlimited, capacity: {job: 1 job}}}\n"
         "services: {train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b}]}}\n"
         "flows: {jobs: {from: a, to: b, commodity: job, arrives: " +
         arrives + "}}\n";
}

Replicated::Measure waited_for_path() {
  return [](const model::Outcome& outcome) {
    const auto& link = outcome.links.front();
    return core::to_hours(link.waited) / static_cast<double>(link.starts);
  };
}

TEST_CASE("random trains on a line with a headway: M/D/1") {
  cite("Potthoff 1962; Pollaczek 1930");
  const Replicated runs(line(5, "headway: 1 h", "{every: {exponential: {mean: 100 min}}}"), 20);
  const double load = 0.6;
  const double wait = load / (2 * (1 - load));
  runs.expect("wait of a train, h", wait, waited_for_path());
  runs.expect("wait of cargo, h", wait, waiting("jobs", Lacking::Track));
  runs.expect("time in system, h", wait + 10, time_in_system("jobs"));
}

TEST_CASE("random trains on a line with path slots: half a slot, and M/D/1 besides") {
  cite("Fuhrmann and Cooper 1985 (decomposition)");
  const Replicated runs(line(6, "slots: 12/day", "{every: {exponential: {mean: 200 min}}}"), 20);
  const double load = 2 / (200 / 60.0);
  const double wait = 1 + load * 2 / (2 * (1 - load));
  runs.expect("wait of a train, h", wait, waited_for_path());
  runs.expect("wait of cargo, h", wait, waiting("jobs", Lacking::Track));
}

TEST_CASE("cargo that comes at random for trains at irregular intervals") {
  cite("Welding 1957: E H^2 / (2 E H)");
  const Replicated runs(years(8) + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, time: 10 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {job: 1000 jobs}}}
services: {train: {fleet: trains, arrives_every: {empirical: {values: [4 h, 8 h, 36 h], weights: [0.5, 0.3, 0.2]}}, calls: [{at: a, depart: {when: at_once}}, {at: b}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {every: {exponential: {mean: 90 min}}}}}
)",
                        20);
  const double mean = 0.5 * 4 + 0.3 * 8 + 0.2 * 36;
  const double square = 0.5 * 16 + 0.3 * 64 + 0.2 * 36 * 36;
  runs.expect("waiting, h", square / (2 * mean), waiting("jobs", Lacking::Vehicle));
  runs.expect("load", mean / 1.5, [](const model::Outcome& outcome) {
    return outcome.calls.front().mean_load.at("job");
  });
}

/// Left behind by a departure that takes up to `room` of what is there, Poisson(`mean`) having come
/// since the last one: the chain of Bailey (1954).
double left_behind(int room, double mean) {
  constexpr int kMost = 150;
  Transitions steps(kMost + 1, std::vector<double>(kMost + 1, 0.0));
  for (int from = 0; from <= kMost; ++from) {
    double p = std::exp(-mean);
    for (int come = 0; come <= kMost; ++come) {
      const int to = std::min(kMost, std::max(0, from + come - room));
      steps[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)] += p;
      p *= mean / (come + 1);
    }
  }
  return mean_over(stationary(steps), [](std::size_t n) { return static_cast<double>(n); });
}

TEST_CASE("a train every six hours for at most ten wagons: Bailey's bulk service") {
  cite("Bailey 1954");
  constexpr double kMean = 9;  // wagons in six hours
  const double left = left_behind(10, kMean);
  const std::string yaml = years(6) + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, time: 1 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {job: 10 jobs}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: timetable, timetable: {every: 6 h, offset: 1 h}}}, {at: b}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {every: {exponential: {mean: 40 min}}}}}
)";
  const Replicated runs(yaml, 20);
  runs.expect("time in system, h", (left + kMean / 2) * 6 / kMean + 1, time_in_system("jobs"));
}

}  // namespace
}  // namespace corridor::test::railways_test
