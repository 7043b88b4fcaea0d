#include "corridor/core/distribution.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <doctest/doctest.h>

#include "corridor/core/fingerprint.hpp"

namespace corridor::core::distribution_test {

// Each kind is held against its exact mean, variance and distribution function, which come from
// Boost.Math or the textbook, not from the code under test.

namespace core = corridor::core;
using core::Distribution;
using core::Stream;

namespace {

constexpr int kDraws = 100'000;

Stream test_stream(std::uint64_t n) {
  return Stream({2024, 0}, {3, 4}, n);
}

std::vector<double> draws(const Distribution& distribution, std::uint64_t n) {
  Stream stream = test_stream(n);
  std::vector<double> values;
  values.reserve(kDraws);
  for (int i = 0; i < kDraws; ++i) {
    values.push_back(core::sample(distribution, stream));
  }
  return values;
}

double central_moment(const std::vector<double>& values, double centre, int order) {
  double sum = 0;
  for (const double value : values) {
    sum += std::pow(value - centre, order);
  }
  return sum / static_cast<double>(values.size());
}

/// Kolmogorov-Smirnov statistic times sqrt(n).
double ks_statistic(std::vector<double> values, const std::function<double(double)>& cdf) {
  std::ranges::sort(values);
  const auto n = static_cast<double>(values.size());
  double distance = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double p = cdf(values[i]);
    distance = std::max({distance,
                         std::fabs(p - static_cast<double>(i) / n),
                         std::fabs(static_cast<double>(i + 1) / n - p)});
  }
  return distance * std::sqrt(n);
}

struct Continuous {
  std::string name;
  Distribution distribution;
  double mean;
  double variance;
  std::function<double(double)> cdf;
};

template <class Law>
std::function<double(double)> cdf_of(Law law) {
  return [law](double x) { return boost::math::cdf(law, x); };
}

Continuous gamma_row(const std::string& name,
                     const Distribution& distribution,
                     double mean,
                     double shape) {
  const boost::math::gamma_distribution<> law(shape, mean / shape);
  return {name, distribution, mean, mean * mean / shape, cdf_of(law)};
}

Continuous lognormal_row(double mean, double cv) {
  const double variance = std::log(1 + cv * cv);
  const boost::math::lognormal_distribution<> law(std::log(mean) - variance / 2,
                                                  std::sqrt(variance));
  return {"lognormal cv " + std::to_string(cv),
          core::Lognormal{mean, cv},
          mean,
          mean * mean * cv * cv,
          cdf_of(law)};
}

Continuous truncated_row(const core::TruncatedNormal& d) {
  const boost::math::normal_distribution<> law(0, 1);
  const double a = (d.low - d.mean) / d.sd;
  const double b = (d.high - d.mean) / d.sd;
  const double mass = cdf(law, b) - cdf(law, a);
  // Johnson, Kotz and Balakrishnan 1994, equations 13.134 and 13.135.
  const double shift = (pdf(law, a) - pdf(law, b)) / mass;
  const double ratio = 1 + (a * pdf(law, a) - b * pdf(law, b)) / mass - shift * shift;
  return {"truncated normal from " + std::to_string(a) + " to " + std::to_string(b),
          d,
          d.mean + d.sd * shift,
          d.sd * d.sd * ratio,
          [=](double x) { return (cdf(law, (x - d.mean) / d.sd) - cdf(law, a)) / mass; }};
}

std::vector<Continuous> continuous_rows() {
  return {
      {"uniform", core::Uniform{2, 5}, 3.5, 0.75, [](double x) { return (x - 2) / 3; }},
      {"triangular",
       core::Triangular{1, 2, 6},
       3,
       21.0 / 18,
       cdf_of(boost::math::triangular_distribution<>(1, 2, 6))},
      {"triangular, mode at the low end",
       core::Triangular{0, 0, 6},
       2,
       2,
       cdf_of(boost::math::triangular_distribution<>(0, 0, 6))},
      {"triangular, mode at the high end",
       core::Triangular{0, 6, 6},
       4,
       2,
       cdf_of(boost::math::triangular_distribution<>(0, 6, 6))},
      {"exponential", core::Exponential{4}, 4, 16, [](double x) { return 1 - std::exp(-x / 4); }},
      gamma_row("gamma, shape 0.25", core::Gamma{8, 2}, 8, 0.25),
      gamma_row("gamma, shape 1", core::Gamma{8, 1}, 8, 1),
      gamma_row("gamma, shape 4", core::Gamma{8, 0.5}, 8, 4),
      gamma_row("gamma, shape 400", core::Gamma{8, 0.05}, 8, 400),
      gamma_row("erlang 1", core::Erlang{5, 1}, 5, 1),
      gamma_row("erlang 3", core::Erlang{5, 3}, 5, 3),
      gamma_row("erlang 40", core::Erlang{5, 40}, 5, 40),
      lognormal_row(10, 0.12),
      lognormal_row(10, 0.5),
      lognormal_row(10, 1.0),
      truncated_row({10, 2, 8, 13}),
      truncated_row({10, 2, 0, 1000}),
      truncated_row({0, 1, 4, 9}),
      truncated_row({0, 1, -9, -4}),
  };
}

}  // namespace

TEST_CASE("distribution: mean and variance are exact within four standard errors") {
  std::uint64_t n = 0;
  for (const Continuous& row : continuous_rows()) {
    CAPTURE(row.name);
    CHECK(core::mean(row.distribution) == doctest::Approx(row.mean).epsilon(1e-9));
    const std::vector<double> values = draws(row.distribution, ++n);
    const double root_n = std::sqrt(static_cast<double>(kDraws));
    const double mean = central_moment(values, 0, 1);
    CHECK(std::fabs(mean - row.mean) < 4 * std::sqrt(row.variance) / root_n);
    const double variance = central_moment(values, row.mean, 2);
    const double fourth = central_moment(values, row.mean, 4);
    CHECK(std::fabs(variance - row.variance) <
          4 * std::sqrt(fourth - variance * variance) / root_n);
  }
}

TEST_CASE("distribution: the draws follow the distribution function (Kolmogorov-Smirnov)") {
  constexpr double kCritical = 1.95;  // exceeded with probability 0.001
  std::uint64_t n = 100;
  for (const Continuous& row : continuous_rows()) {
    CAPTURE(row.name);
    CHECK(ks_statistic(draws(row.distribution, ++n), row.cdf) < kCritical);
  }
}

TEST_CASE("distribution: an empirical one draws its values in proportion to their weights") {
  const Distribution weighted = core::Empirical{{1, 5, 9, 20}, {1, 0, 2, 5}};
  CHECK(core::mean(weighted) == doctest::Approx(119.0 / 8));
  const std::vector<double> values = draws(weighted, 200);
  CHECK(std::ranges::count(values, 5.0) == 0);
  for (const auto& [value, p] : {std::pair{1.0, 0.125}, {9.0, 0.25}, {20.0, 0.625}}) {
    const auto count = static_cast<double>(std::ranges::count(values, value));
    CHECK(std::fabs(count / kDraws - p) < 4 * std::sqrt(p * (1 - p) / kDraws));
  }
}

TEST_CASE("distribution: an empirical one without weights draws all values alike") {
  const Distribution even = core::Empirical{{1, 2, 6}, {}};
  CHECK(core::mean(even) == 3);
  const std::vector<double> values = draws(even, 201);
  for (const double value : {1.0, 2.0, 6.0}) {
    const auto count = static_cast<double>(std::ranges::count(values, value));
    CHECK(std::fabs(count / kDraws - 1.0 / 3) < 4 * std::sqrt(2.0 / 9 / kDraws));
  }
}

TEST_CASE("distribution: without spread every draw is the same and takes no randomness to say so") {
  const std::vector<Distribution> fixed{core::Constant{7},
                                        core::Uniform{7, 7},
                                        core::Triangular{7, 7, 7},
                                        core::Gamma{7, 0},
                                        core::Lognormal{7, 0},
                                        core::TruncatedNormal{7, 0, 0, 10},
                                        core::TruncatedNormal{3, 2, 7, 7},
                                        core::Empirical{{7, 7}, {}}};
  Stream stream = test_stream(300);
  for (const Distribution& distribution : fixed) {
    CAPTURE(core::kind_name(distribution));
    CHECK(core::is_constant(distribution));
    CHECK(core::mean(distribution) == 7);
    CHECK(core::sample(distribution, stream) == 7);
  }
  for (const Distribution& zero :
       {Distribution{core::Exponential{0}}, {core::Erlang{0, 3}}, {core::Lognormal{0, 1}}}) {
    CHECK(core::is_constant(zero));
    CHECK(core::sample(zero, stream) == 0);
  }
  for (const Continuous& row : continuous_rows()) {
    CHECK_FALSE(core::is_constant(row.distribution));
  }
}

TEST_CASE("distribution: takes as many uniforms of the stream as its contract says") {
  struct Row {
    Distribution distribution;
    int n_uniforms;
  };
  const std::vector<Row> rows{{core::Constant{1}, 0},
                              {core::Uniform{1, 2}, 1},
                              {core::Triangular{1, 2, 3}, 1},
                              {core::Exponential{1}, 1},
                              {core::Erlang{1, 5}, 5},
                              {core::Lognormal{1, 1}, 1},
                              {core::TruncatedNormal{1, 1, 0, 3}, 1},
                              {core::Empirical{{1, 2}, {}}, 1}};
  for (const Row& row : rows) {
    CAPTURE(core::kind_name(row.distribution));
    Stream used = test_stream(400);
    Stream skipped = test_stream(400);
    core::sample(row.distribution, used);
    for (int i = 0; i < row.n_uniforms; ++i) {
      skipped.bits();
    }
    CHECK(used.bits() == skipped.bits());
  }
}

TEST_CASE("distribution: scaling multiplies mean and draws, whatever the kind") {
  std::vector<Distribution> all{core::Constant{3}, core::Empirical{{1, 5}, {1, 2}}};
  for (const Continuous& row : continuous_rows()) {
    all.push_back(row.distribution);
  }
  for (const Distribution& distribution : all) {
    CAPTURE(core::kind_name(distribution));
    const Distribution half_more = core::scaled(distribution, 1.5);
    CHECK(half_more.index() == distribution.index());
    CHECK(core::mean(half_more) == doctest::Approx(1.5 * core::mean(distribution)));
    Stream one = test_stream(500);
    Stream other = test_stream(500);
    CHECK(core::sample(half_more, one) ==
          doctest::Approx(1.5 * core::sample(distribution, other)).epsilon(1e-12));
  }
}

TEST_CASE("distribution: a truncated normal stays within its ends, however improbable they are") {
  for (const core::TruncatedNormal& d :
       {core::TruncatedNormal{0, 1, 50, 60}, {0, 1, -60, -50}, {5, 1e-9, 7, 8}}) {
    Stream stream = test_stream(600);
    const double near = d.low > d.mean ? d.low : d.high;
    for (int i = 0; i < 100; ++i) {
      CHECK(core::sample(d, stream) == near);
    }
    CHECK(core::mean(d) == near);
  }
}

TEST_CASE("distribution: the mean of a narrow truncated normal is right to the last digits") {
  CHECK(core::mean(core::TruncatedNormal{0, 1, 2, 2 + 1e-9}) ==
        doctest::Approx(2 + 0.5e-9).epsilon(1e-15));
  // Both ways of computing it agree where they meet.
  const double below = core::mean(core::TruncatedNormal{0, 1, 2, 2 + 0.99999e-4});
  const double above = core::mean(core::TruncatedNormal{0, 1, 2, 2 + 1.00001e-4});
  CHECK((above - below) == doctest::Approx(1e-9).epsilon(0.01));
}

TEST_CASE("distribution: durations are rounded to the microsecond") {
  Stream stream = test_stream(700);
  CHECK(core::sample_duration(core::Constant{1.5}, stream) == core::Duration{2});
  CHECK(core::sample_duration(core::Constant{0.4}, stream) == core::Duration{0});
  CHECK(core::mean_duration(core::Uniform{1, 2}) == core::Duration{2});
}

TEST_CASE("distribution: kinds are named as in a scenario") {
  CHECK(core::kind_name(core::Constant{}) == "constant");
  CHECK(core::kind_name(core::Uniform{}) == "uniform");
  CHECK(core::kind_name(core::Triangular{}) == "triangular");
  CHECK(core::kind_name(core::Exponential{}) == "exponential");
  CHECK(core::kind_name(core::Gamma{}) == "gamma");
  CHECK(core::kind_name(core::Erlang{}) == "erlang");
  CHECK(core::kind_name(core::Lognormal{}) == "lognormal");
  CHECK(core::kind_name(core::TruncatedNormal{}) == "truncated_normal");
  CHECK(core::kind_name(core::Empirical{}) == "empirical");
}

TEST_CASE("distribution: the draws are those of every other platform, bit by bit") {
  core::Fingerprint fingerprint;
  std::uint64_t n = 800;
  for (const Continuous& row : continuous_rows()) {
    Stream stream = test_stream(++n);
    for (int i = 0; i < 1'000; ++i) {
      fingerprint.add(std::bit_cast<std::uint64_t>(core::sample(row.distribution, stream)));
    }
  }
  CHECK(core::to_hex(fingerprint.value()) == "1e892438e0431d03");
}

}  // namespace corridor::core::distribution_test
