#pragma once
// Comparing several alternatives at once.

#include <cstddef>
#include <optional>
#include <span>

namespace corridor::stats {

/// Var(a - b) / (Var a + Var b) over paired values: what common random numbers leave of the
/// variance of a difference; 1 is what independent runs have. None with fewer than two pairs or
/// where neither varies.
std::optional<double> variance_ratio(std::span<const double> a, std::span<const double> b);

/// Confidence of each of `comparisons` >= 1 intervals so that all hold together with `confidence`
/// (Bonferroni).
double bonferroni(double confidence, std::size_t comparisons);

}  // namespace corridor::stats
