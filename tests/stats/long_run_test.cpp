#include "corridor/stats/long_run.hpp"

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::stats::long_run_test {
namespace {

using doctest::Approx;

/// Whole numbers of 0 to 99 without memory.
std::vector<double> noise(std::size_t n) {
  std::vector<double> series;
  std::int64_t state = 12345;
  while (series.size() < n) {
    state = (1103515245 * state + 12345) % (std::int64_t{1} << 31);
    series.push_back(static_cast<double>((state >> 16) % 100));
  }
  return series;
}

TEST_CASE("correlation of neighbours: von Neumann's ratio by hand") {
  // differences 1, 2, 1: squares 6; deviations -1.25, -0.25, 1.75, -0.25... of 1 2 4 3: sum 5
  CHECK(neighbours_correlation(std::vector<double>{1, 2, 4, 3}) == Approx(1 - 6.0 / (2 * 5)));
  CHECK(neighbours_correlation(std::vector<double>{4, 4, 4}) == 0);
  CHECK(neighbours_correlation(std::vector<double>{4}) == 0);
  std::vector<double> rising;
  std::vector<double> jumping;
  for (int i = 0; i < 20; ++i) {
    rising.push_back(i);
    jumping.push_back(i % 2);
  }
  CHECK(neighbours_correlation(rising) > 0.9);
  CHECK_FALSE(look_independent(rising));
  CHECK(look_independent(jumping));  // neighbours that differ make an interval too wide, not narrow
}

TEST_CASE("independence: refused in one of ten samples of independent values") {
  const std::vector<double> all = noise(30'000);
  int refused = 0;
  for (std::size_t i = 0; i < 1000; ++i) {
    refused += look_independent(std::span(all).subspan(i * 30, 30)) ? 0 : 1;
  }
  CHECK(refused > 70);  // standard error 9.5
  CHECK(refused < 130);
}

TEST_CASE("long run: independent values take thirty batches") {
  const std::vector<double> series = noise(600);
  const LongRun run = long_run(series);
  CHECK(run.n_batches == 30);
  REQUIRE(run.interval.half_width);
  CHECK(*run.interval.half_width == Approx(*batch_means(series, 30).half_width));
}

TEST_CASE("long run: values that last take longer batches") {
  std::vector<double> series;  // each value stays for eight steps
  for (const double value : noise(120)) {
    series.insert(series.end(), 8, value);
  }
  const std::vector<double> half = noise(20);
  const LongRun run = long_run(series);
  REQUIRE(run.interval.half_width);
  CHECK(run.n_batches >= 10);
  // a hundred and twenty independent values: standard error 29 / sqrt(120), t of about 2.1
  CHECK(*run.interval.half_width == Approx(29 / 11.0 * 2.1).epsilon(0.5));
}

TEST_CASE("long run: a trend, or few values, have no interval") {
  std::vector<double> rising(600);
  std::iota(rising.begin(), rising.end(), 0.0);
  const LongRun trend = long_run(rising);
  CHECK(trend.n_batches == 0);
  CHECK_FALSE(trend.interval.half_width);
  CHECK(trend.interval.mean == Approx(299.5));
  CHECK(long_run(noise(59)).n_batches == 0);
  CHECK_FALSE(long_run({}).interval.half_width);
}

}  // namespace
}  // namespace corridor::stats::long_run_test
