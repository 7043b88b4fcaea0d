#pragma once
// Comparing several alternatives at once.

#include <cstddef>

namespace corridor::stats {

/// Confidence of each of `comparisons` >= 1 intervals so that all hold together with `confidence`
/// (Bonferroni).
double bonferroni(double confidence, std::size_t comparisons);

}  // namespace corridor::stats
