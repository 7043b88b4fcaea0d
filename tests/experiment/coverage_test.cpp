// How often a printed 95 % interval holds the exact value: 1,000 experiments, each a run of its own
// as a planner makes it, on three models whose law is known.

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/experiment/estimate.hpp"
#include "queue.hpp"

namespace corridor::test::coverage_test {
namespace {

using experiment::Estimate;
using experiment::Summary;

constexpr int kExperiments = 1000;
constexpr double kHour = 1.0 / 24;

/// Counts the intervals of one figure.
class Coverage {
 public:
  Coverage(std::string what, double exact) : what_(std::move(what)), exact_(exact) {}

  void add(const Estimate& estimate) {
    if (!estimate.half_width()) {
      ++without_;
      return;
    }
    ++n_;
    held_ += estimate.low() <= exact_ && exact_ <= estimate.high() ? 1 : 0;
    mean_.add(estimate.mean());
  }

  /// Between 93 and 97 %; at most `without` experiments may have no interval.
  void check(int without = 0) const {
    const double share = static_cast<double>(held_) / n_;
    MESSAGE(what_ << ": " << 100 * share << " % of " << n_ << " intervals hold " << exact_
                  << ", their mean is " << mean_.mean() << "; " << without_ << " have none");
    CHECK(share >= 0.93);
    CHECK(share <= 0.97);
    CHECK(without_ <= without);
  }

 private:
  std::string what_;
  double exact_;
  int n_ = 0;
  int held_ = 0;
  int without_ = 0;
  Estimate mean_;
};

template <class Look>
void repeat(const std::string& yaml, int replications, Look look) {
  const scenario::Scenario scenario = scenario_of(yaml);
  for (int i = 1; i <= kExperiments; ++i) {
    look(summary_of(scenario, replications, static_cast<std::uint64_t>(i)));
  }
}

TEST_SUITE("slow") {
  TEST_CASE("coverage: M/M/1, ten replications of a year") {
    // load 0.7: the time in system is exponential with mean 1 / (mu - lambda) = 42 / 0.3 min
    const double mean = 42 / 0.3 / 60 * kHour;
    Coverage transit("M/M/1, mean time in system", mean);
    Coverage median("M/M/1, median time in system", std::log(2) * mean);
    Coverage queue("M/M/1, mean queue", 0.7 * 0.7 / 0.3);
    Coverage throughput("M/M/1, throughput", 366 * 24);
    repeat(queue_yaml(366, 20, 60, exponential(42)), 10, [&](const Summary& summary) {
      transit.add(summary.flows.front().mean);
      median.add(summary.flows.front().p50);
      queue.add(summary.facilities.front().mean_queue);
      throughput.add(summary.flows.front().cargo.delivered);
    });
    transit.check();
    median.check();
    queue.check();
    throughput.check();
  }

  TEST_CASE("coverage: M/G/1 with lognormal service, ten replications of a year") {
    // Pollaczek (1930), Khinchine (1932): load 0.6, cv 0.8, service 36 min
    const double wait = 0.6 * 36 * (1 + 0.64) / (2 * 0.4);
    Coverage transit("M/G/1, mean time in system", (36 + wait) / 60 * kHour);
    repeat(queue_yaml(366, 20, 60, "{lognormal: {mean: 36 min, cv: 0.8}}"),
           10,
           [&](const Summary& summary) { transit.add(summary.flows.front().mean); });
    transit.check();
  }

  TEST_CASE("coverage: M/M/1/3 that refuses, ten replications of sixty days") {
    // load 1: the four states are equally likely, a quarter is refused
    Coverage throughput("M/M/1/3, throughput", 0.75 * 60 * 24);
    Coverage level("M/M/1/3, jobs in the room", 1.5);
    repeat(queue_of_three_yaml(60, 10, 60, exponential(60)), 10, [&](const Summary& summary) {
      throughput.add(summary.flows.front().cargo.delivered);
      level.add(summary.storages.front().mean_level);
    });
    throughput.check();
    level.check();
  }

  TEST_CASE("coverage: batch means of one long run of M/M/1 and of M/M/1/3") {
    constexpr int kMostWithout = 50;
    Coverage transit("batch means, M/M/1, mean time in system", 42 / 0.3 / 60 * kHour);
    repeat(queue_yaml(3653, 20, 60, exponential(42)), 1, [&](const Summary& summary) {
      transit.add(summary.flows.front().mean);
    });
    transit.check(kMostWithout);
    Coverage throughput("batch means, M/M/1/3, throughput", 0.75 * 366 * 24);
    repeat(queue_of_three_yaml(366, 10, 60, exponential(60)), 1, [&](const Summary& summary) {
      throughput.add(summary.flows.front().cargo.delivered);
    });
    throughput.check(kMostWithout);
  }
}

}  // namespace
}  // namespace corridor::test::coverage_test
