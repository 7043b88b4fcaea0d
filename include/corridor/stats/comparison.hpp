#pragma once
// Comparing two alternatives, and several at once (Law 2015, chapter 10). For pairs that share
// their random numbers see paired_difference() in interval.hpp.

#include <cstddef>
#include <optional>
#include <span>

#include "corridor/stats/interval.hpp"

namespace corridor::stats {

/// Interval for mean(a) - mean(b) of independent samples whose variances may differ (Welch 1938;
/// Law 2015, section 10.2.2). Degrees of freedom as Satterthwaite (1946) estimates them, rounded
/// down to an integer, at least 1. `n` counts both samples. No half-width where one of them has
/// fewer than two values; 0 where both are constant; the mean is NaN where one is empty.
ConfidenceInterval welch_difference(std::span<const double> a,
                                    std::span<const double> b,
                                    double confidence = 0.95);

/// Confidence that each of `comparisons` >= 1 intervals needs so that all hold together with at
/// least `confidence`, whatever their dependence: 1 - (1 - confidence) / comparisons (Bonferroni;
/// Law 2015, section 10.3). 0 < confidence < 1.
double bonferroni(double confidence, std::size_t comparisons);

/// What common random numbers leave of the variance of a difference: Var(a - b) / (Var a + Var b)
/// over pairs, 1 where the pairs are uncorrelated, below 1 where they go together. None with fewer
/// than two pairs or when both sides are constant; exactly 0 when a - b is constant but for the
/// rounding of a and b. Both must be of one length.
std::optional<double> variance_ratio(std::span<const double> a, std::span<const double> b);

}  // namespace corridor::stats
