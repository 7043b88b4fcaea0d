// Trains that are shared out among ships, and yards that fill in lumps.

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "../model/support.hpp"
#include "corridor/core/text.hpp"
#include "exact.hpp"
#include "markov.hpp"
#include "truth_table.hpp"

namespace corridor::test::bulk_test {
namespace {

using model::Lacking;

/// Trains come to the port a, whose ships of ten leave when they are full.
std::string fork(const std::string& head, const std::string& arrives, int capacity) {
  return head + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: sea, time: 10 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {job: )" +
         std::to_string(capacity) + R"( jobs}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: )" +
         arrives + "}}\n";
}

TEST_CASE("a fork by hand: trains of 25 every 30 h over ships of ten") {
  cite("by hand");
  const std::string head =
      "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2024-01-11\nwarm_up: 0 d\ncool_down: 20 d\n"
      "commodities: {job: {unit: job, lot: 1 job}}\n";
  const std::string yaml =
      fork(head, "{as: block_train, size: 25 jobs, every: 30 h, first: 6 h}", 10);
  const Trial trial = run(yaml);
  // trains at 6, 36, 66, 96 h ...: two ships of the first, three of the second with its leftover of
  // five, and so on; a lot of the leftover waits for the next train
  CHECK(first(7, trial.minutes("", "departed", "a")) == "360 360 2160 2160 2160 3960 3960");
  CHECK(trial.minutes("jobs/20", "loaded") == "360");
  CHECK(trial.minutes("jobs/21", "loaded") == "2160");
  CHECK(trial.minutes("jobs/26", "loaded") == "2160");
  CHECK(trial.minutes("jobs/51", "loaded") == "3960");
  CHECK(trial.flow("jobs").lots.offered == 8 * 25);
  CHECK(trial.flow("jobs").block_trains == 8);
  CHECK(trial.call("ship", "a").departures == 20);
  CHECK(trial.call("ship", "a").left_behind == 0);  // the next ship takes them on at once
  // five lots of every other train wait 30 h
  const Replicated runs(yaml, 2);
  runs.expect_exactly("waiting, h", 30.0 * 5 * 4 / 200, waiting("jobs", Lacking::Batch));
  runs.expect_exactly("departures", 20, [](const model::Outcome& outcome) {
    return static_cast<double>(outcome.calls.front().departures);
  });
  runs.expect_exactly("load", 10, [](const model::Outcome& outcome) {
    return outcome.calls.front().mean_load.at("job");
  });
}

/// Mean number of further trains that must come until at least `missing` lots have come.
double trains_until(int missing, const std::vector<std::pair<int, double>>& sizes) {
  std::vector<double> mean(static_cast<std::size_t>(std::max(0, missing)) + 1, 0.0);
  for (int m = 1; m <= missing; ++m) {
    double sum = 1;
    for (const auto& [size, share] : sizes) {
      sum += m > size ? share * mean[static_cast<std::size_t>(m - size)] : 0;
    }
    mean[static_cast<std::size_t>(m)] = sum;
  }
  return mean.back();
}

TEST_CASE("a fork at random: Poisson trains of 18 or 25 over ships of ten") {
  cite("random walk on the leftovers 0 .. 9: all alike");
  constexpr int kShip = 10;
  const std::vector<std::pair<int, double>> sizes{{18, 0.6}, {25, 0.4}};
  double lot_waits = 0;  // in mean gaps of trains, of all lots of a train
  double lots = 0;
  for (int before = 0; before < kShip; ++before) {
    for (const auto& [size, share] : sizes) {
      for (int j = 1; j <= size; ++j) {
        const int needed = (before + j + kShip - 1) / kShip * kShip;  // to fill this lot's ship
        lot_waits += share / kShip * trains_until(needed - before - size, sizes);
        lots += share / kShip;
      }
    }
  }
  const Replicated runs(fork(years(20),
                             "{as: block_train, size: {empirical: {values: [18 jobs, 25 jobs], "
                             "weights: [0.6, 0.4]}}, every: "
                             "{exponential: {mean: 30 h}}}",
                             kShip),
                        20);
  runs.expect("waiting, h", 30 * lot_waits / lots, waiting("jobs", Lacking::Batch));
  runs.expect("ships a day", 24 / 30.0 * lots / kShip, [](const model::Outcome& outcome) {
    return static_cast<double>(outcome.calls.front().departures) / (20 * 365.25);
  });
}

TEST_CASE("a terminal that dispatches a train for every forty boxes: its first year from empty") {
  // the published figure, of 3000 simulated years, is 18.73 boxes; 4.65 trains a year, also
  // published, fit neither the first year (4.23) nor the long run (0.52 x 365 / 40 = 4.75)
  cite("Poisson counts modulo 40; a Monte Carlo study of 2026 has 18.73");
  constexpr std::size_t kBatch = 40;
  double stock = 0;
  constexpr int kSteps = 3650;
  for (int i = 0; i < kSteps; ++i) {
    stock += mean_over(poisson_law(0.52 * 365 * (i + 0.5) / kSteps, 600),
                       [](std::size_t n) { return static_cast<double>(n % kBatch); });
  }
  stock /= kSteps;
  CHECK(stock == doctest::Approx(18.73).epsilon(0.01));
  const Replicated runs(R"(
corridor: 1
name: test
from: 2023-01-01
to: 2024-01-01
warm_up: 0 d
cool_down: 300 d
commodities: {job: {unit: job, lot: 1 job}}
nodes:
  yard:
    storage: {yard: {capacity: {job: 60 jobs}}}
    handling: [{cargo: job, from: origin, to: rail, steps: [{into: yard}, {per: train, time: 0 min, out_of: yard}]}]
  border: {}
links: {yard-border: {mode: rail, time: 10 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {job: 40 jobs}}}
services: {train: {fleet: trains, calls: [{at: yard, depart: {when: full}}, {at: border}]}}
flows: {jobs: {from: yard, to: border, commodity: job, arrives: {every: {exponential: {mean: 2769.230769 min}}}}}
)",
                        300);
  runs.expect("boxes in the yard", stock, level("yard.yard"));
  runs.expect("trains in the year",
              mean_over(poisson_law(0.52 * 365, 600),
                        [](std::size_t n) { return std::floor(static_cast<double>(n) / kBatch); }),
              [](const model::Outcome& outcome) {
                return static_cast<double>(outcome.calls.front().departures);
              });
}

TEST_CASE("Moran's dam: a yard for fourteen that refuses, a train each day, a ship for eight") {
  cite("Moran 1954");
  constexpr int kYard = 14;
  constexpr int kShip = 8;
  const std::vector<std::pair<int, double>> sizes{{2, 0.4}, {6, 0.2}, {12, 0.4}};
  Transitions steps(kYard + 1,
                    std::vector<double>(kYard + 1, 0.0));  // from day to day, before the train
  for (int z = 0; z <= kYard; ++z) {
    for (const auto& [size, share] : sizes) {
      const int to = std::max(0, std::min(kYard, z + size) - kShip);
      steps[static_cast<std::size_t>(z)][static_cast<std::size_t>(to)] += share;
    }
  }
  const auto law = stationary(steps);
  const double before = mean_over(law, [](std::size_t z) { return static_cast<double>(z); });
  const double refused_a_day = mean_over(law, [&](std::size_t z) {
    double sum = 0;
    for (const auto& [size, share] : sizes) {
      sum += share * std::max(0, static_cast<int>(z) + size - kYard);
    }
    return sum;
  });
  const double came = 2 * 0.4 + 6 * 0.2 + 12 * 0.4;
  const Replicated runs(years(26) + R"(
nodes:
  a:
    storage: {yard: {capacity: {job: 14 jobs}, when_full: refuse}}
    handling: [{cargo: job, from: origin, to: sea, steps: [{into: yard}, {per: train, time: 0 min, out_of: yard}]}]
  b: {}
links: {a-b: {mode: sea, time: 10 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {job: 8 jobs}}}
services: {ship: {fleet: ships, arrives_every: 1 d, calls: [{at: a, depart: {when: at_once}}, {at: b}]}}
flows: {jobs: {from: a, to: b, commodity: job, arrives: {as: group, size: {empirical: {values: [2 jobs, 6 jobs, 12 jobs], weights: [0.4, 0.2, 0.4]}}, every: 1 d, first: 6 h}}}
)",
                        20);
  runs.expect("refused", refused_a_day / came, refused("jobs"));
  // a quarter of the day as the ship left it, the rest as it is with the train's
  runs.expect("in the yard", before + 0.75 * (came - refused_a_day), level("a.yard"));
}

TEST_CASE("parcels that come in groups to a pipeline: M^X/D/1") {
  cite("Burke 1975; Chaudhry and Templeton 1983");
  // at what others leave: 1000 t in 2 h; groups of 1, 2 or 6 parcels
  const double size = 0.5 * 1 + 0.3 * 2 + 0.2 * 6;
  const double square = 0.5 * 1 + 0.3 * 4 + 0.2 * 36;
  const double arrivals = 1 / 8.0;
  const double load = arrivals * size * 2;
  const double group = arrivals * square * 4 / (2 * (1 - load));
  const double wait = group + 2 * (square / size - 1) / 2;
  const Replicated runs(R"(
corridor: 1
name: test
from: 2024-01-01
to: 2048-01-01
warm_up: 60 d
cool_down: 60 d
commodities: {oil: {unit: t, lot: 1000 t}}
nodes:
  a:
    storage: {tank: {}}
    handling: [{cargo: oil, from: origin, to: pipeline, steps: [{into: tank}, {out_of: tank}]}]
  b: {}
links: {a-b: {mode: pipeline, rate: 800 t/h, background: 300 t/h, time: 30 h}}
flows: {oil: {from: a, to: b, commodity: oil, arrives: {as: group, size: {empirical: {values: [1000 t, 2000 t, 6000 t], weights: [0.5, 0.3, 0.2]}}, every: {exponential: {mean: 8 h}}}}}
)",
                        20);
  runs.expect("waiting, h", wait, waiting("oil", Lacking::Vehicle));
  runs.expect("in the tank, t", 1000 * arrivals * size * wait, level("a.tank"));
  runs.expect("time in system, h", wait + 2 + 30, time_in_system("oil"));
}

}  // namespace
}  // namespace corridor::test::bulk_test
