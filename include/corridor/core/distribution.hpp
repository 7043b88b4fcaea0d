#pragma once
// Distributions of durations and sizes. Parameters and draws are doubles in the base unit of the
// quantity (microseconds for a duration, units of the commodity for a size).

#include <string>
#include <variant>
#include <vector>

#include "corridor/core/random.hpp"
#include "corridor/core/time.hpp"

namespace corridor::core {

struct Constant {
  double value = 0;
};
struct Uniform {
  double low = 0;
  double high = 0;
};
struct Triangular {
  double low = 0;
  double mode = 0;
  double high = 0;
};
struct Exponential {
  double mean = 0;
};
/// Gamma by mean and coefficient of variation; Erlang-k has cv = 1/sqrt(k).
struct Gamma {
  double mean = 0;
  double cv = 1;
};
/// Sum of `k` exponentials with total mean `mean`.
struct Erlang {
  double mean = 0;
  int k = 1;
};
/// `mean` is the arithmetic mean, `cv` the coefficient of variation:
/// sigma^2 = log(1 + cv^2), mu = log(mean) - sigma^2/2.
struct Lognormal {
  double mean = 0;
  double cv = 0;
};
/// `mean` and `sd` are those of the normal before truncation to [low, high].
struct TruncatedNormal {
  double mean = 0;
  double sd = 0;
  double low = 0;
  double high = 0;
};
/// Draws one of `values` with the given weights (all equal when empty).
struct Empirical {
  std::vector<double> values;
  std::vector<double> weights;
};

using Distribution = std::variant<Constant,
                                  Uniform,
                                  Triangular,
                                  Exponential,
                                  Gamma,
                                  Erlang,
                                  Lognormal,
                                  TruncatedNormal,
                                  Empirical>;

/// One draw; takes no uniform of the stream for Constant, k for Erlang, some for Gamma (two a
/// trial, and one more when cv > 1), one for every other kind; none may be taken where is_constant.
/// Never negative for the distributions a scenario may hold.
double sample(const Distribution& distribution, Stream& stream);
/// One draw of a duration, rounded to the microsecond.
Duration sample_duration(const Distribution& distribution, Stream& stream);
/// Exact mean of what is drawn.
double mean(const Distribution& distribution);
Duration mean_duration(const Distribution& distribution);
/// The same distribution with all values multiplied by `factor` > 0.
Distribution scaled(const Distribution& distribution, double factor);
/// Whether all draws are equal: a Constant, or no spread (cv = 0, low = high, ...).
bool is_constant(const Distribution& distribution);
/// Name as written in a scenario: "lognormal".
std::string kind_name(const Distribution& distribution);

}  // namespace corridor::core
