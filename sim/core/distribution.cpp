#include "corridor/core/distribution.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "corridor/core/check.hpp"
#include "corridor/core/mutant.hpp"
#include "corridor/core/portable_math.hpp"

// For each kind: draw, mean_of, times, is_fixed. A new kind adds these four and a line in kNames.

namespace corridor::core {
namespace {

constexpr std::array<const char*, std::variant_size_v<Distribution>> kNames{"constant",
                                                                            "uniform",
                                                                            "triangular",
                                                                            "exponential",
                                                                            "gamma",
                                                                            "erlang",
                                                                            "lognormal",
                                                                            "truncated_normal",
                                                                            "empirical"};

double standard_exponential(Stream& stream) {
  return -portable_log(stream.uniform());
}

// Constant: no uniform.
double draw(const Constant& d, Stream&) {
  return d.value;
}
double mean_of(const Constant& d) {
  return d.value;
}
Distribution times(const Constant& d, double factor) {
  return Constant{d.value * factor};
}
bool is_fixed(const Constant&) {
  return true;
}

// Uniform: one uniform, inverse transform.
double draw(const Uniform& d, Stream& stream) {
  return d.low + (d.high - d.low) * stream.uniform();
}
double mean_of(const Uniform& d) {
  return d.low + (d.high - d.low) / 2;
}
Distribution times(const Uniform& d, double factor) {
  return Uniform{d.low * factor, d.high * factor};
}
bool is_fixed(const Uniform& d) {
  return d.low == d.high;
}

// Triangular: one uniform, inverse transform (Law 2015, section 8.3.15).
double draw(const Triangular& d, Stream& stream) {
  const double range = d.high - d.low;
  const double area_below_mode = range > 0 ? (d.mode - d.low) / range : 0;
  const double u = stream.uniform();
  if (CORRIDOR_MUTANT(27, u < area_below_mode, area_below_mode < u)) {
    return d.low + std::sqrt(u * range * (d.mode - d.low));
  }
  return d.high - std::sqrt((1 - u) * range * (d.high - d.mode));
}
double mean_of(const Triangular& d) {
  return (d.low + d.mode + d.high) / 3;
}
Distribution times(const Triangular& d, double factor) {
  return Triangular{d.low * factor, d.mode * factor, d.high * factor};
}
bool is_fixed(const Triangular& d) {
  return d.low == d.high;
}

// Exponential: one uniform, inverse transform.
double draw(const Exponential& d, Stream& stream) {
  return d.mean * standard_exponential(stream);
}
double mean_of(const Exponential& d) {
  return d.mean;
}
Distribution times(const Exponential& d, double factor) {
  return Exponential{d.mean * factor};
}
bool is_fixed(const Exponential& d) {
  return d.mean == 0;
}

/// Gamma variate of `shape` >= 1 and scale 1 (Marsaglia and Tsang 2000, section 6).
double standard_gamma(double shape, Stream& stream) {
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  while (true) {
    const double x = normal_quantile(stream.uniform());
    const double root = 1 + c * x;
    if (root <= 0) {
      continue;
    }
    const double v = root * root * root;
    const double u = stream.uniform();
    const double xx = x * x;
    if (u < 1 - 0.0331 * xx * xx || portable_log(u) < 0.5 * xx + d * (1 - v + portable_log(v))) {
      return d * v;
    }
  }
}

// Gamma: two uniforms a trial (above 95 % of trials are accepted), first one more when the shape is
// below 1 (Marsaglia and Tsang 2000, section 6: gamma(a) = gamma(a + 1) U^(1/a)).
bool is_fixed(const Gamma& d) {
  return d.mean == 0 || d.cv == 0;
}
double draw(const Gamma& d, Stream& stream) {
  if (is_fixed(d)) {
    return d.mean;
  }
  const double shape = 1 / (d.cv * d.cv);
  if (shape >= 1) {
    return d.mean / shape * standard_gamma(shape, stream);
  }
  const double boost = portable_exp(portable_log(stream.uniform()) / shape);
  return d.mean / shape * boost * standard_gamma(shape + 1, stream);
}
double mean_of(const Gamma& d) {
  return d.mean;
}
Distribution times(const Gamma& d, double factor) {
  return Gamma{d.mean * factor, d.cv};
}

// Erlang: k uniforms, the sum of k exponentials.
double draw(const Erlang& d, Stream& stream) {
  double sum = 0;
  for (int i = 0; i < d.k; ++i) {
    sum += standard_exponential(stream);
  }
  return d.mean / d.k * sum;
}
double mean_of(const Erlang& d) {
  return d.mean;
}
Distribution times(const Erlang& d, double factor) {
  return Erlang{d.mean * factor, d.k};
}
bool is_fixed(const Erlang& d) {
  return d.mean == 0;
}

// Lognormal: one uniform. exp(mu + sigma z) = mean exp(sigma z - sigma^2/2).
double draw(const Lognormal& d, Stream& stream) {
  const double variance = portable_log(1 + d.cv * d.cv);
  const double z = normal_quantile(stream.uniform());
  return d.mean * portable_exp(std::sqrt(variance) * z - CORRIDOR_MUTANT(26, variance / 2, 0.0));
}
double mean_of(const Lognormal& d) {
  return d.mean;
}
Distribution times(const Lognormal& d, double factor) {
  return Lognormal{d.mean * factor, d.cv};
}
bool is_fixed(const Lognormal& d) {
  return d.mean == 0 || d.cv == 0;
}

/// A truncated normal in standard units, mirrored where needed so that a + b <= 0: the lower tail
/// is where the distribution function keeps its relative precision.
struct Truncation {
  double a;
  double b;
  double sign;
};

Truncation standardised(const TruncatedNormal& d) {
  const double a = (d.low - d.mean) / d.sd;
  const double b = (d.high - d.mean) / d.sd;
  return a + b <= 0 ? Truncation{a, b, 1} : Truncation{-b, -a, -1};
}

/// Mean in standard units (Johnson, Kotz, Balakrishnan 1994, eq. 13.134). Between near ends the
/// quotient would cancel, so there its expansion about their middle.
double mean_of(const Truncation& t) {
  constexpr double kNear = 1e-4;
  const double range = t.b - t.a;
  if (range < kNear) {
    const double middle = t.a + range / 2;
    return middle * (1 - range * range / 12);
  }
  const double probability = normal_cdf(t.b) - normal_cdf(t.a);
  return probability > 0 ? (normal_density(t.a) - normal_density(t.b)) / probability : t.b;
}

// Truncated normal: one uniform, inverse transform between the two ends; the nearer end where a
// double holds no probability between them.
bool is_fixed(const TruncatedNormal& d) {
  return d.sd == 0 || d.low == d.high;
}
double draw(const TruncatedNormal& d, Stream& stream) {
  if (is_fixed(d)) {
    return std::clamp(d.mean, d.low, d.high);
  }
  const Truncation t = standardised(d);
  const double p_a = normal_cdf(t.a);
  const double p = p_a + (normal_cdf(t.b) - p_a) * stream.uniform();
  const double z = p > 0 && p < 1 ? normal_quantile(p) : t.b;
  return std::clamp(d.mean + t.sign * d.sd * z, d.low, d.high);
}
double mean_of(const TruncatedNormal& d) {
  if (is_fixed(d)) {
    return std::clamp(d.mean, d.low, d.high);
  }
  const Truncation t = standardised(d);
  return std::clamp(d.mean + t.sign * d.sd * mean_of(t), d.low, d.high);
}
Distribution times(const TruncatedNormal& d, double factor) {
  return TruncatedNormal{d.mean * factor, d.sd * factor, d.low * factor, d.high * factor};
}

// Empirical: one uniform, along the cumulative weights in the order given.
double weight_of(const Empirical& d, std::size_t i) {
  return d.weights.empty() ? 1 : d.weights[i];
}
double total_weight(const Empirical& d) {
  double total = 0;
  for (std::size_t i = 0; i < d.values.size(); ++i) {
    total += weight_of(d, i);
  }
  return total;
}
double draw(const Empirical& d, Stream& stream) {
  CORRIDOR_ASSERT(!d.values.empty(), "an empirical distribution has values");
  double rest = stream.uniform() * total_weight(d);
  std::size_t last_with_weight = 0;
  for (std::size_t i = 0; i < d.values.size(); ++i) {
    const double weight = weight_of(d, i);
    if (rest < weight) {
      return d.values[i];
    }
    rest -= CORRIDOR_MUTANT(28, weight, 0.0);
    last_with_weight = weight > 0 ? i : last_with_weight;
  }
  return d.values[last_with_weight];  // the subtractions have rounded
}
double mean_of(const Empirical& d) {
  double sum = 0;
  for (std::size_t i = 0; i < d.values.size(); ++i) {
    sum += weight_of(d, i) * d.values[i];
  }
  return sum / total_weight(d);
}
Distribution times(const Empirical& d, double factor) {
  Empirical result = d;
  for (double& value : result.values) {
    value *= factor;
  }
  return result;
}
bool is_fixed(const Empirical& d) {
  return std::ranges::all_of(d.values, [&d](double value) { return value == d.values.front(); });
}

}  // namespace

double sample(const Distribution& distribution, Stream& stream) {
  return std::visit([&stream](const auto& d) { return draw(d, stream); }, distribution);
}

Duration sample_duration(const Distribution& distribution, Stream& stream) {
  return from_microseconds(sample(distribution, stream));
}

double mean(const Distribution& distribution) {
  return std::visit([](const auto& d) { return mean_of(d); }, distribution);
}

Duration mean_duration(const Distribution& distribution) {
  return from_microseconds(mean(distribution));
}

Distribution scaled(const Distribution& distribution, double factor) {
  return std::visit([factor](const auto& d) { return times(d, factor); }, distribution);
}

bool is_constant(const Distribution& distribution) {
  return std::visit([](const auto& d) { return is_fixed(d); }, distribution);
}

std::string kind_name(const Distribution& distribution) {
  return kNames[distribution.index()];
}

}  // namespace corridor::core
