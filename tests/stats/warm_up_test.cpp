#include "corridor/stats/warm_up.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::stats::warm_up_test {
namespace {

using doctest::Approx;

/// Noise of 0 to 99 below which a start from -`start` dies out by `num` / `den` a step, in whole
/// numbers.
std::vector<double> rising(int n, std::int64_t start, std::int64_t num, std::int64_t den) {
  std::vector<double> series;
  std::int64_t state = 12345;
  std::int64_t missing = start;
  for (int i = 0; i < n; ++i) {
    state = (1103515245 * state + 12345) % (std::int64_t{1} << 31);
    series.push_back(static_cast<double>((state >> 16) % 100 - missing));
    missing = missing * num / den;
  }
  return series;
}

// Expected values: the formula of White, Cobb and Spratt (2000) by its double sum in exact
// fractions.
TEST_CASE("MSER-5 and MSER: the truncation point of a series computed independently") {
  const std::vector<double> series = rising(203, 1000, 9, 10);
  REQUIRE(series.at(0) == -932);
  const auto of_five = mser(series);
  REQUIRE(of_five);
  CHECK(of_five->drop == 35);
  CHECK_FALSE(of_five->at_limit);
  CHECK(of_five->mser == Approx(5.131199599298773).epsilon(1e-12));
  const auto of_one = mser(series, 1);
  REQUIRE(of_one);
  CHECK(of_one->drop == 31);
  CHECK(of_one->mser == Approx(4.801882813777404).epsilon(1e-12));
}

TEST_CASE("MSER: a series of ten by hand") {
  // Sums of squares over (n - d)^2: 58.4 / 100, 12.89 / 81, 2 / 64, 1.714 / 49, 1.5 / 36, 1.2 / 25
  const auto found = mser(std::vector<double>{9, 5, 1, 2, 1, 2, 1, 2, 1, 2}, 1);
  REQUIRE(found);
  CHECK(found->drop == 2);
  CHECK_FALSE(found->at_limit);
  CHECK(found->mser == Approx(0.03125).epsilon(1e-14));
}

TEST_CASE("MSER-5: a series that rises to its end is too short") {
  const auto found = mser(rising(60, 3000, 97, 100));
  REQUIRE(found);
  CHECK(found->drop == 30);
  CHECK(found->at_limit);
  CHECK(found->mser == Approx(6835.579259259259).epsilon(1e-12));
}

TEST_CASE("MSER-5: nothing to leave out, and too little to say") {
  const auto level = mser(std::vector<double>(50, 7.0));
  REQUIRE(level);
  CHECK(level->drop == 0);
  CHECK_FALSE(level->at_limit);
  CHECK(level->mser == 0);
  CHECK_FALSE(mser(std::vector<double>(49, 7.0)));
  CHECK_FALSE(mser({}));
}

TEST_CASE("MSER-5: of equal truncation points the least") {
  // after the first batch all are alike: every further d has a statistic of zero as well
  std::vector<double> series(60, 3.0);
  series[0] = 100;
  const auto found = mser(series);
  REQUIRE(found);
  CHECK(found->drop == 5);
}

}  // namespace
}  // namespace corridor::stats::warm_up_test
