#pragma once
// Confidence intervals for means (Law 2015, chapters 9 and 10).

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace corridor::stats {

/// mean +- half_width. No half-width for fewer than two values; of no values the mean is NaN.
struct ConfidenceInterval {
  double mean = 0;
  std::optional<double> half_width;
  std::size_t n = 0;  // values it rests on
};

/// Student's interval for the mean of independent values, one a replication (Law 2015, eq. 4.12).
ConfidenceInterval t_interval(std::span<const double> values, double confidence = 0.95);

/// Interval for the mean of option[i] - base[i], where i is the replication (Law 2015, section
/// 10.2.1: the paired t interval). Both must be of one length.
ConfidenceInterval paired_difference(std::span<const double> option,
                                     std::span<const double> base,
                                     double confidence = 0.95);

/// The means of `n_batches` >= 1 successive batches of equal size. The series must hold a value a
/// batch; what does not divide is left out at its beginning, which is nearest to the warm-up.
std::vector<double> means_of_batches(std::span<const double> series, std::size_t n_batches);

/// Interval for the steady-state mean of one long series by means_of_batches() (Law 2015, section
/// 9.5.3).
ConfidenceInterval batch_means(std::span<const double> series,
                               std::size_t n_batches,
                               double confidence = 0.95);

}  // namespace corridor::stats
