#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>

#include "corridor/core/check.hpp"

namespace corridor::stats {

/// Mean and spread of observations that come one by one, each with a weight (West 1979). Of nothing
/// everything is NaN; so is the variance of fewer than two observations.
class Tally {
 public:
  /// An observation of weight 0 does not count; the weight must not be negative.
  void add(double x, double weight = 1) {
    CORRIDOR_ASSERT(weight >= 0, "a weight is not negative");
    if (weight == 0) {
      return;
    }
    ++n_;
    sum_weights_ += weight;
    const double deviation = x - mean_;
    mean_ += deviation * (weight / sum_weights_);
    sum_squares_ += weight * deviation * (x - mean_);
    min_ = std::min(min_, x);
    max_ = std::max(max_, x);
  }

  /// As if the observations of `other` had been added here (Chan, Golub, LeVeque 1979).
  void merge(const Tally& other) {
    if (other.n_ == 0) {
      return;
    }
    n_ += other.n_;
    const double deviation = other.mean_ - mean_;
    const double before = sum_weights_;
    sum_weights_ += other.sum_weights_;
    const double share = other.sum_weights_ / sum_weights_;
    mean_ += deviation * share;
    sum_squares_ += other.sum_squares_ + deviation * deviation * before * share;
    min_ = std::min(min_, other.min_);
    max_ = std::max(max_, other.max_);
  }

  [[nodiscard]] std::int64_t n() const { return n_; }
  [[nodiscard]] double sum_weights() const { return sum_weights_; }
  [[nodiscard]] double mean() const { return n_ > 0 ? mean_ : kNothing; }
  /// n / (n - 1) times the weighted mean square deviation: the sample variance when all weights are
  /// equal, whatever their size.
  [[nodiscard]] double variance() const {
    const auto n = static_cast<double>(n_);
    return n_ > 1 ? sum_squares_ / sum_weights_ * (n / (n - 1)) : kNothing;
  }
  [[nodiscard]] double min() const { return n_ > 0 ? min_ : kNothing; }
  [[nodiscard]] double max() const { return n_ > 0 ? max_ : kNothing; }

 private:
  static constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

  std::int64_t n_ = 0;
  double sum_weights_ = 0;
  double mean_ = 0;
  double sum_squares_ = 0;  // weighted, of the deviations from the mean
  double min_ = std::numeric_limits<double>::infinity();
  double max_ = -std::numeric_limits<double>::infinity();
};

/// Of values of equal weight, added in order.
inline Tally tally_of(std::span<const double> values) {
  Tally tally;
  for (const double value : values) {
    tally.add(value);
  }
  return tally;
}

}  // namespace corridor::stats
