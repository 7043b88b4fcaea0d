#pragma once

#include <cstdint>
#include <optional>

#include "corridor/stats/tally.hpp"

namespace corridor::experiment {

/// A figure over replications: one value each, their mean and its 95 % interval.
class Estimate {
 public:
  void add(double value) { tally_.add(value); }
  /// A replication without a value: counted in none of the figures.
  void add(std::optional<double> value) {
    if (value) {
      tally_.add(*value);
    }
  }
  /// What the only replication knows of the mean by itself, by batch means.
  void set_batch_half_width(std::optional<double> half_width) { batch_half_width_ = half_width; }
  /// As if more replications had shown 0, until there are `n`.
  void fill_with_zeros(std::int64_t n);

  [[nodiscard]] std::int64_t n() const { return tally_.n(); }
  [[nodiscard]] bool known() const { return n() > 0; }
  /// NaN when no replication has a value.
  [[nodiscard]] double mean() const { return tally_.mean(); }
  /// Half of the width of Student's 95 % interval (Law 2015, eq. 4.12); with one value that by
  /// batch means, where it is known.
  [[nodiscard]] std::optional<double> half_width() const;
  /// Ends of the interval; the mean itself when there is none.
  [[nodiscard]] double low() const { return mean() - half_width().value_or(0); }
  [[nodiscard]] double high() const { return mean() + half_width().value_or(0); }

 private:
  stats::Tally tally_;
  std::optional<double> batch_half_width_;
};

}  // namespace corridor::experiment
