#include "corridor/stats/interval.hpp"

#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/distribution.hpp"
#include "corridor/core/portable_math.hpp"
#include "corridor/core/random.hpp"

namespace corridor::stats::interval_test {

namespace core = corridor::core;
using core::Stream;

namespace {

bool covers(const ConfidenceInterval& interval, double truth) {
  return std::fabs(interval.mean - truth) <= interval.half_width.value();
}

/// Share of 1000 experiments of `n` replications whose interval covers `truth`.
double coverage(int n, double truth, const std::function<double(Stream&)>& replication) {
  constexpr int kExperiments = 1'000;
  int covered = 0;
  for (std::uint64_t i = 0; i < kExperiments; ++i) {
    Stream stream({7, i}, {1, 2}, 0);
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(n));
    for (int j = 0; j < n; ++j) {
      values.push_back(replication(stream));
    }
    covered += covers(t_interval(values), truth) ? 1 : 0;
  }
  return static_cast<double>(covered) / kExperiments;
}

double exponential_mean(Stream& stream) {
  double sum = 0;
  for (int i = 0; i < 100; ++i) {
    sum += core::sample(core::Exponential{3}, stream);
  }
  return sum / 100;
}

}  // namespace

TEST_CASE("t interval: the worked example of Law, section 4.5") {
  // Ten observations; Law 2015 gives mean 1.34, variance 0.17, 90 % interval 1.34 +- 0.24.
  const std::vector<double> values{1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09};
  const ConfidenceInterval interval = t_interval(values, 0.90);
  CHECK(interval.n == 10);
  CHECK(interval.mean == doctest::Approx(1.34).epsilon(0.005));
  CHECK(interval.half_width.value() == doctest::Approx(0.24).epsilon(0.02));
}

TEST_CASE("t interval: two values by hand") {
  // Standard error of {1, 3} is 1, t(0.95, 1) = 12.7062.
  const std::vector<double> values{1, 3};
  CHECK(t_interval(values).mean == 2);
  CHECK(t_interval(values).half_width.value() == doctest::Approx(12.7062047));
}

TEST_CASE("t interval: one replication gives no half-width, none not even a mean") {
  const std::vector<double> one{5};
  CHECK(t_interval(one).mean == 5);
  CHECK(t_interval(one).n == 1);
  CHECK_FALSE(t_interval(one).half_width.has_value());
  CHECK(std::isnan(t_interval({}).mean));
  CHECK_FALSE(t_interval({}).half_width.has_value());
}

TEST_CASE("t interval: equal values have no width") {
  const std::vector<double> values{4, 4, 4};
  CHECK(t_interval(values).half_width.value() == 0);
}

TEST_CASE("t interval: covers the true mean of normal data in 95 of 100 cases") {
  const auto normal = [](Stream& stream) { return core::normal_quantile(stream.uniform()); };
  for (const int n : {2, 5, 20}) {
    CAPTURE(n);
    const double share = coverage(n, 0, normal);
    CHECK(share > 0.93);
    CHECK(share < 0.97);
  }
}

TEST_CASE("t interval: covers the true mean when replications are means of exponentials") {
  const double share = coverage(10, 3, exponential_mean);
  CHECK(share > 0.93);
  CHECK(share < 0.97);
}

TEST_CASE("paired difference: is option minus base, replication by replication") {
  const std::vector<double> base{10, 20, 30};
  const std::vector<double> option{12, 21, 33};  // differences 2, 1, 3
  const ConfidenceInterval interval = paired_difference(option, base);
  CHECK(interval.mean == doctest::Approx(2));
  CHECK(interval.n == 3);
  // Standard error 1 / sqrt(3), t(0.95, 2) = 4.30265.
  CHECK(interval.half_width.value() == doctest::Approx(4.30265273 / std::sqrt(3.0)));
}

TEST_CASE("paired difference: common variation of the replications cancels") {
  Stream stream({1, 0}, {3, 4}, 5);
  std::vector<double> base;
  std::vector<double> option;
  for (int i = 0; i < 20; ++i) {
    const double year = 100 * stream.uniform();
    base.push_back(year);
    option.push_back(year + 1 + 0.01 * stream.uniform());
  }
  CHECK(paired_difference(option, base).half_width.value() < 0.01);
  CHECK(t_interval(option).half_width.value() > 5);
}

TEST_CASE("batch means: a hand-worked series, its remainder left out at the beginning") {
  const std::vector<double> series{1000, 1, 3, 4, 6, 9, 11};  // batch means 2, 5, 10
  const ConfidenceInterval interval = batch_means(series, 3);
  CHECK(interval.n == 3);
  CHECK(interval.mean == doctest::Approx(17.0 / 3));
  CHECK(interval.half_width.value() == doctest::Approx(4.30265273 * std::sqrt(49.0 / 3 / 3)));
}

TEST_CASE("batch means: one batch has a mean but no half-width") {
  const std::vector<double> series{1, 2, 3};
  CHECK(batch_means(series, 1).mean == doctest::Approx(2));
  CHECK_FALSE(batch_means(series, 1).half_width.has_value());
}

TEST_CASE("batch means: cover the mean of an autocorrelated series that single values miss") {
  // First-order autoregression with coefficient 0.9 about 0, from its stationary law.
  constexpr int kExperiments = 1'000;
  constexpr int kLength = 6'000;
  int by_batches = 0;
  int by_values = 0;
  for (std::uint64_t i = 0; i < kExperiments; ++i) {
    Stream stream({9, i}, {1, 2}, 0);
    std::vector<double> series;
    double x = core::normal_quantile(stream.uniform()) / std::sqrt(1 - 0.81);
    for (int j = 0; j < kLength; ++j) {
      x = 0.9 * x + core::normal_quantile(stream.uniform());
      series.push_back(x);
    }
    by_batches += covers(batch_means(series, 10), 0) ? 1 : 0;
    by_values += covers(t_interval(series), 0) ? 1 : 0;
  }
  CHECK(by_batches > 930);
  CHECK(by_batches < 970);
  CHECK(by_values < 500);
}

}  // namespace corridor::stats::interval_test
