#include "corridor/core/capped_mean.hpp"

#include <algorithm>
#include <cmath>

#include "corridor/core/mutant.hpp"
#include "corridor/core/portable_math.hpp"

namespace corridor::core {

namespace {

double capped(const Constant& d, double cap) {
  return std::min(d.value, cap);
}

/// E min(X, c) = c - (c - a)^2 / (2 (b - a)) within [a, b].
double capped(const Uniform& d, double cap) {
  if (cap <= d.low) {
    return cap;
  }
  if (cap >= d.high) {
    return (d.low + d.high) / 2;
  }
  return cap - (cap - d.low) * (cap - d.low) / (2 * (d.high - d.low));
}

/// E min(X, c) = c - integral of the distribution function up to c.
double capped(const Triangular& d, double cap) {
  if (cap <= d.low) {
    return cap;
  }
  if (cap >= d.high) {
    return (d.low + d.mode + d.high) / 3;
  }
  const double width = d.high - d.low;
  if (cap <= d.mode) {
    const double x = cap - d.low;
    return cap - x * x * x / (3 * width * (d.mode - d.low));
  }
  const double y = d.high - cap;
  const double mean = (d.low + d.mode + d.high) / 3;
  return mean - y * y * y / (3 * width * (d.high - d.mode));
}

double capped(const Exponential& d, double cap) {
  return d.mean * (1 - portable_exp(std::max(-700.0, -cap / d.mean)));
}

/// m Phi((ln c - mu - sigma^2) / sigma) + c (1 - Phi((ln c - mu) / sigma)).
double capped(const Lognormal& d, double cap) {
  const double variance = portable_log(1 + d.cv * d.cv);
  if (variance <= 0) {
    return std::min(d.mean, cap);
  }
  const double sigma = std::sqrt(variance);
  const double z = (portable_log(cap) - portable_log(d.mean) + variance / 2) / sigma;
  return d.mean * normal_cdf(z - sigma) + cap * normal_cdf(CORRIDOR_MUTANT(29, -z, z));
}

double capped(const Empirical& d, double cap) {
  double sum = 0;
  double weights = 0;
  for (std::size_t i = 0; i < d.values.size(); ++i) {
    const double weight = d.weights.empty() ? 1 : d.weights[i];
    sum += weight * std::min(d.values[i], cap);
    weights += weight;
  }
  return sum / weights;
}

template <class Other>
double capped(const Other& d, double cap) {
  constexpr std::uint64_t kDraws = 100'000;
  const auto name = StreamName::of("capped mean", "distribution", "");
  const Distribution distribution{d};
  double sum = 0;
  for (std::uint64_t n = 0; n < kDraws; ++n) {
    Stream stream{RandomKey{}, name, n};
    sum += std::min(sample(distribution, stream), cap);
  }
  return sum / static_cast<double>(kDraws);
}

}  // namespace

double capped_mean(const Distribution& distribution, double cap) {
  return std::visit([cap](const auto& d) { return capped(d, cap); }, distribution);
}

}  // namespace corridor::core
