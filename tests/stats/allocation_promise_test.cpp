// Does OCBA find the best more often than equal shares of the same budget?

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/portable_math.hpp"
#include "corridor/core/random.hpp"
#include "corridor/stats/allocation.hpp"
#include "corridor/stats/tally.hpp"

namespace corridor::stats::allocation_promise_test {
namespace {

constexpr int kExperiments = 2000;
constexpr std::size_t kAlternatives = 10;

/// The example of Chen, Lin, Yucesan and Chick (2000): normal with means 1 to 10 and deviation 6;
/// here the greatest is best, which is the last.
double value_of(int experiment, std::size_t alternative, std::int64_t n) {
  constexpr double kDeviation = 6;
  const core::StreamName name{.purpose = 2, .entity = static_cast<std::uint64_t>(alternative)};
  core::Stream stream(
      {.seed = static_cast<std::uint64_t>(experiment)}, name, static_cast<std::uint64_t>(n));
  const auto mean = static_cast<double>(alternative + 1);
  return mean + kDeviation * core::normal_quantile(stream.uniform());
}

void add(std::vector<Tally>& tallies, int experiment, const std::vector<std::int64_t>& counts) {
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    for (std::int64_t n = 0; n < counts[i]; ++n) {
      tallies[i].add(value_of(experiment, i, tallies[i].n()));
    }
  }
}

bool last_is_best(const std::vector<Tally>& tallies) {
  for (std::size_t i = 0; i + 1 < tallies.size(); ++i) {
    if (tallies[i].mean() >= tallies.back().mean()) {
      return false;
    }
  }
  return true;
}

bool right_by_ocba(int experiment, std::int64_t budget) {
  constexpr std::int64_t kFirst = 10;
  constexpr std::int64_t kIncrement = 20;
  std::vector<Tally> tallies(kAlternatives);
  std::vector<std::int64_t> had(kAlternatives);
  std::vector<std::int64_t> more(kAlternatives, kFirst);
  for (std::int64_t left = budget - kFirst * static_cast<std::int64_t>(kAlternatives);;
       left -= kIncrement) {
    add(tallies, experiment, more);
    if (left <= 0) {
      return last_is_best(tallies);
    }
    std::vector<double> means;
    std::vector<double> deviations;
    for (std::size_t i = 0; i < kAlternatives; ++i) {
      had[i] = tallies[i].n();
      means.push_back(tallies[i].mean());
      deviations.push_back(std::sqrt(tallies[i].variance()));
    }
    more = ocba_increment(means, deviations, had, std::min(left, kIncrement));
  }
}

bool right_by_equal_shares(int experiment, std::int64_t budget) {
  std::vector<Tally> tallies(kAlternatives);
  add(tallies,
      experiment,
      std::vector<std::int64_t>(kAlternatives, budget / static_cast<std::int64_t>(kAlternatives)));
  return last_is_best(tallies);
}

TEST_SUITE("slow") {
  TEST_CASE("OCBA: finds the best of ten more often than equal shares, and with half the budget") {
    std::vector<double> ocba;
    std::vector<double> equal;
    const std::vector<std::int64_t> budgets{200, 400, 800, 1600};
    for (const std::int64_t budget : budgets) {
      int by_ocba = 0;
      int by_equal = 0;
      for (int experiment = 1; experiment <= kExperiments; ++experiment) {
        by_ocba += right_by_ocba(experiment, budget) ? 1 : 0;
        by_equal += right_by_equal_shares(experiment, budget) ? 1 : 0;
      }
      ocba.push_back(static_cast<double>(by_ocba) / kExperiments);
      equal.push_back(static_cast<double>(by_equal) / kExperiments);
      MESSAGE("budget " << budget << ": OCBA right in " << 100 * ocba.back() << " %, equal shares "
                        << 100 * equal.back() << " %");
      // standard error of a share over 2,000 experiments: at most 1.1 %
      CHECK(ocba.back() > equal.back() + 0.03);
    }
    for (std::size_t i = 0; i + 1 < budgets.size(); ++i) {
      CHECK(ocba[i] > equal[i + 1]);
    }
  }
}

}  // namespace
}  // namespace corridor::stats::allocation_promise_test
