#include "corridor/core/moments.hpp"

#include <algorithm>
#include <cmath>

#include "corridor/core/portable_math.hpp"

namespace corridor::core {

namespace {

double variance_of(const Constant& /*d*/) {
  return 0;
}

double variance_of(const Uniform& d) {
  const double width = d.high - d.low;
  return width * width / 12;
}

/// Law 2015, section 6.2.2.
double variance_of(const Triangular& d) {
  return (d.low * d.low + d.mode * d.mode + d.high * d.high - d.low * d.mode - d.low * d.high -
          d.mode * d.high) /
         18;
}

double variance_of(const Exponential& d) {
  return d.mean * d.mean;
}

double variance_of(const Gamma& d) {
  return d.mean * d.mean * d.cv * d.cv;
}

double variance_of(const Erlang& d) {
  return d.mean * d.mean / d.k;
}

double variance_of(const Lognormal& d) {
  return d.mean * d.mean * d.cv * d.cv;
}

/// Johnson, Kotz, Balakrishnan 1994, eq. 13.135. Between near ends, or where a double holds no
/// probability between them, as if all were equally likely.
double variance_of(const TruncatedNormal& d) {
  if (d.sd == 0 || d.low == d.high) {
    return 0;
  }
  double a = (d.low - d.mean) / d.sd;
  double b = (d.high - d.mean) / d.sd;
  if (a + b > 0) {  // the lower tail keeps its relative precision
    std::swap(a, b);
    a = -a;
    b = -b;
  }
  constexpr double kNear = 1e-4;
  const double probability = normal_cdf(b) - normal_cdf(a);
  if (b - a < kNear || probability <= 0) {
    return variance_of(Uniform{d.low, d.high});
  }
  const double mean = (normal_density(a) - normal_density(b)) / probability;
  const double at_ends = (a * normal_density(a) - b * normal_density(b)) / probability;
  return d.sd * d.sd * std::max(0.0, 1 + at_ends - mean * mean);
}

double variance_of(const Empirical& d) {
  const double mean_value = mean(d);
  double sum = 0;
  double weights = 0;
  for (std::size_t i = 0; i < d.values.size(); ++i) {
    const double weight = d.weights.empty() ? 1 : d.weights[i];
    sum += weight * (d.values[i] - mean_value) * (d.values[i] - mean_value);
    weights += weight;
  }
  return sum / weights;
}

double capped_square(const Constant& d, double cap) {
  const double value = std::min(d.value, cap);
  return value * value;
}

/// m2 Phi((ln c - mu - 2 sigma^2) / sigma) + c^2 (1 - Phi((ln c - mu) / sigma)).
double capped_square(const Lognormal& d, double cap) {
  const double variance = portable_log(1 + d.cv * d.cv);
  if (variance <= 0) {
    return capped_square(Constant{d.mean}, cap);
  }
  const double sigma = std::sqrt(variance);
  const double z = (portable_log(cap) - portable_log(d.mean) + variance / 2) / sigma;
  const double second_moment = d.mean * d.mean * (1 + d.cv * d.cv);
  return second_moment * normal_cdf(z - 2 * sigma) + cap * cap * normal_cdf(-z);
}

template <class Other>
double capped_square(const Other& d, double cap) {
  constexpr std::uint64_t kDraws = 100'000;
  const auto name = StreamName::of("capped second moment", "distribution", "");
  const Distribution distribution{d};
  double sum = 0;
  for (std::uint64_t n = 0; n < kDraws; ++n) {
    Stream stream{RandomKey{}, name, n};
    const double value = std::min(sample(distribution, stream), cap);
    sum += value * value;
  }
  return sum / static_cast<double>(kDraws);
}

}  // namespace

double variance(const Distribution& distribution) {
  return std::visit([](const auto& d) { return variance_of(d); }, distribution);
}

double squared_cv(const Distribution& distribution) {
  const double m = mean(distribution);
  return m == 0 ? 0 : variance(distribution) / (m * m);
}

double capped_second_moment(const Distribution& distribution, double cap) {
  return std::visit([cap](const auto& d) { return capped_square(d, cap); }, distribution);
}

}  // namespace corridor::core
