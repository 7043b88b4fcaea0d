#pragma once
// What one long run knows of its own mean, from means of its parts.

#include <cstddef>
#include <span>

#include "corridor/stats/interval.hpp"

namespace corridor::stats {

/// von Neumann's ratio of successive differences to variance as an estimate of the correlation of
/// neighbours: 1 - sum (x_i - x_{i+1})^2 / (2 sum (x_i - mean)^2). Near 0 for independent values;
/// 0 for fewer than two and for values that are all alike.
double neighbours_correlation(std::span<const double> values);

/// Whether neighbours are not more alike than independent normal values are in 9 of 10 cases: under
/// independence the ratio above has mean 0 and variance (k - 2) / (k^2 - 1) (von Neumann 1941;
/// Fishman 1978).
bool look_independent(std::span<const double> values);

struct LongRun {
  ConfidenceInterval interval;  // without half-width when the run is too short
  std::size_t n_batches = 0;    // 0: too short
};

/// The mean of a series in equal steps, with an interval by batch means: of 30, 20, 15, 12, 10
/// batches (10 to 30 are enough: Schmeiser 1982) the first number whose means look independent, as
/// Law and Carson (1979) lengthen the batches until they do. Too short when ten still do not, or
/// for fewer than 60 values.
LongRun long_run(std::span<const double> series, double confidence = 0.95);

}  // namespace corridor::stats
