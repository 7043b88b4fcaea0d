#include "corridor/stats/selection.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "corridor/core/check.hpp"
#include "corridor/core/portable_math.hpp"
#include "corridor/stats/tally.hpp"

// Only portable_math and what IEEE 754 fixes: these numbers decide how much is simulated, and which
// alternative is chosen.

namespace corridor::stats {
namespace {

void check_promise(std::size_t alternatives, int first_stage, double confidence) {
  CORRIDOR_CHECK(alternatives >= 2, "a choice is between two or more");
  CORRIDOR_CHECK(first_stage >= 2, "a variance needs two values");
  CORRIDOR_CHECK(confidence < 1 && confidence * static_cast<double>(alternatives) > 1,
                 "a confidence lies between that of guessing and 1");
}

double power(double base, std::size_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2) {
    result *= exponent % 2 == 1 ? base : 1;
    base *= base;
  }
  return result;
}

/// Values x = nu e^(2s) of a chi-square variate at equal steps of s with their probabilities.
struct Node {
  double x;            // over nu
  double probability;  // they sum to 1
};

/// The trapezoidal rule in s = log sqrt(x / nu), where the density is smooth and vanishes at least
/// exponentially at both ends, so that the error falls exponentially with the step (Trefethen and
/// Weideman 2014). Dividing by the sum of the weights makes the gamma function unnecessary.
std::vector<Node> chi_square_nodes(int degrees) {
  constexpr double kWidest = 0.1;  // the integrand is analytic within pi / 4 of the real line
  constexpr double kPerDeviation = 0.3;
  constexpr double kNegligible = -37;  // e^-37 = 1e-16
  const double nu = degrees;
  const double step = std::min(kWidest, kPerDeviation / std::sqrt(2 * nu));
  std::vector<Node> nodes;
  double sum = 0;
  for (const int direction : {-1, 1}) {
    for (int i = direction == 1 ? 0 : 1;; ++i) {
      const double s = direction * i * step;
      const double x = core::portable_exp(2 * s);
      const double exponent = nu * (s - x / 2 + 0.5);
      if (exponent < kNegligible) {
        break;
      }
      nodes.push_back({.x = x, .probability = core::portable_exp(exponent)});
      sum += nodes.back().probability;
    }
  }
  for (Node& node : nodes) {
    node.probability /= sum;
  }
  return nodes;
}

/// Least probability that the best of k is chosen with this h.
double rinott_probability(const std::vector<Node>& nodes, std::size_t alternatives, double h) {
  double sum = 0;
  for (const Node& best : nodes) {
    double against_one = 0;
    for (const Node& other : nodes) {
      const double scale = std::sqrt(best.x * other.x / (best.x + other.x));
      against_one += other.probability * core::normal_cdf(h * scale);
    }
    sum += best.probability * power(against_one, alternatives - 1);
  }
  return sum;
}

}  // namespace

double rinott_h(std::size_t alternatives, int first_stage, double confidence) {
  constexpr double kPrecision = 1e-10;
  check_promise(alternatives, first_stage, confidence);
  const std::vector<Node> nodes = chi_square_nodes(first_stage - 1);
  double low = 0;
  double high = 1;
  while (rinott_probability(nodes, alternatives, high) < confidence) {
    low = high;
    high *= 2;
  }
  while (high - low > kPrecision * high) {
    const double middle = low + (high - low) / 2;
    (rinott_probability(nodes, alternatives, middle) < confidence ? low : high) = middle;
  }
  return high;
}

std::int64_t rinott_replications(double h,
                                 double standard_deviation,
                                 double indifference,
                                 int first_stage) {
  constexpr double kMost = 0x1p62;
  CORRIDOR_CHECK(h > 0 && standard_deviation >= 0, "a spread is not negative");
  CORRIDOR_CHECK(indifference > 0 && first_stage >= 2, "a difference that matters, two values");
  const double ratio = h * standard_deviation / indifference;
  CORRIDOR_CHECK(ratio * ratio < kMost, "a number of replications that can be counted");
  return std::max<std::int64_t>(first_stage, static_cast<std::int64_t>(std::ceil(ratio * ratio)));
}

KimNelsonConstants kim_nelson_constants(std::size_t alternatives,
                                        int first_stage,
                                        double confidence) {
  check_promise(alternatives, first_stage, confidence);
  const double degrees = first_stage - 1;
  const double error = 2 * (1 - confidence) / static_cast<double>(alternatives - 1);
  const double eta = (core::portable_exp(-2 / degrees * core::portable_log(error)) - 1) / 2;
  return {.eta = eta, .h2 = 2 * eta * degrees};
}

KimNelson::KimNelson(std::size_t alternatives,
                     int first_stage,
                     double confidence,
                     double indifference)
    : alternatives_(alternatives),
      first_stage_(first_stage),
      h2_(kim_nelson_constants(alternatives, first_stage, confidence).h2),
      indifference_(indifference),
      sums_(alternatives),
      out_at_(alternatives) {
  CORRIDOR_CHECK(indifference > 0, "a difference that matters is above 0");
  for (std::size_t i = 0; i < alternatives; ++i) {
    in_.push_back(i);
  }
}

void KimNelson::add(std::span<const double> values) {
  CORRIDOR_CHECK(values.size() == alternatives_, "a place for every alternative");
  if (done()) {
    return;
  }
  for (const std::size_t i : in_) {
    CORRIDOR_CHECK(std::isfinite(values[i]), "a value for every alternative still in");
    sums_[i] += values[i];
  }
  ++n_;
  if (n_ <= first_stage_) {
    first_values_.insert(first_values_.end(), values.begin(), values.end());
  }
  if (n_ == first_stage_) {
    end_first_stage();
  }
  if (n_ >= first_stage_) {
    screen();
  }
}

void KimNelson::end_first_stage() {
  const double factor = h2_ / (indifference_ * indifference_);
  reach_.resize(alternatives_ * alternatives_);
  for (std::size_t i = 0; i < alternatives_; ++i) {
    for (std::size_t l = 0; l < i; ++l) {
      Tally difference;
      for (std::size_t row = 0; row < first_values_.size(); row += alternatives_) {
        difference.add(first_values_[row + i] - first_values_[row + l]);
      }
      reach_[i * alternatives_ + l] = factor * difference.variance();
      reach_[l * alternatives_ + i] = factor * difference.variance();
    }
  }
  first_values_ = {};
}

bool KimNelson::beaten(std::size_t i, std::size_t l) const {
  const double left = reach_[i * alternatives_ + l] - static_cast<double>(n_);
  if (left < 0 && sums_[i] == sums_[l]) {
    return l < i;  // the search is over for these two, and nothing speaks for either
  }
  return sums_[i] < sums_[l] - std::max(0.0, indifference_ / 2 * left);
}

void KimNelson::screen() {
  std::vector<std::size_t> stay;
  for (const std::size_t i : in_) {
    const auto beats_it = [this, i](std::size_t l) { return l != i && beaten(i, l); };
    if (std::any_of(in_.begin(), in_.end(), beats_it)) {
      out_at_[i] = n_;
    } else {
      stay.push_back(i);
    }
  }
  in_ = std::move(stay);
}

std::size_t KimNelson::best() const {
  std::size_t best = in_.front();
  for (const std::size_t i : in_) {
    best = sums_[i] > sums_[best] ? i : best;
  }
  return best;
}

std::optional<std::int64_t> KimNelson::at_most() const {
  constexpr double kMost = 0x1p62;
  if (n_ < first_stage_) {
    return std::nullopt;
  }
  std::int64_t most = n_;
  for (const std::size_t i : in_) {
    for (const std::size_t l : in_) {
      if (l < i) {
        const double reach = std::min(kMost, reach_[i * alternatives_ + l]);
        most = std::max(most, static_cast<std::int64_t>(reach) + 1);
      }
    }
  }
  return most;
}

std::optional<std::int64_t> KimNelson::eliminated_at(std::size_t alternative) const {
  CORRIDOR_CHECK(alternative < alternatives_, "one of the alternatives");
  if (out_at_[alternative] == 0) {
    return std::nullopt;
  }
  return out_at_[alternative];
}

}  // namespace corridor::stats
