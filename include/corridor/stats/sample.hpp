#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace corridor::stats {

/// Observations kept one by one, each with a positive weight, for quantiles. Of nothing the mean
/// and every quantile is NaN.
class Sample {
 public:
  /// An observation of weight 0 is left out; the weight must not be negative.
  void add(double value, double weight = 1);
  void merge(const Sample& other);
  void reserve(std::size_t n) { items_.reserve(n); }

  [[nodiscard]] std::size_t n() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] double sum_weights() const;
  [[nodiscard]] double mean() const;

  /// Means of `parts` >= 1 successive groups of equal size in the order of adding, by weight; the
  /// first observations are left out where it does not divide. Empty with fewer than a value each.
  [[nodiscard]] std::vector<double> means_of_parts(std::size_t parts) const;

  /// The smallest observation x with F(x) >= p, where F(x) is the share of the weight on values <=
  /// x (inverse of the empirical distribution function: definition 1 of Hyndman and Fan 1996).
  /// Always an observation, never between two; p = 0 gives the least. F(x) counts as reaching p
  /// within a relative 1e-12, so that p = 0.55 of 20 is the 11th although 0.55 * 20 is above 11 in
  /// doubles. Does not depend on the order of adding.
  [[nodiscard]] double quantile(double p) const;
  /// Several quantiles at once, in the order of `ps`.
  [[nodiscard]] std::vector<double> quantiles(std::span<const double> ps) const;

 private:
  struct Item {
    double value;
    double weight;
  };
  [[nodiscard]] bool equally_weighted() const;
  [[nodiscard]] std::vector<double> by_rank(std::span<const double> ps) const;
  [[nodiscard]] std::vector<double> by_weight(std::span<const double> ps) const;

  std::vector<Item> items_;
};

}  // namespace corridor::stats
