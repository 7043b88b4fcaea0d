#pragma once
// Second moments of distributions: what queueing formulas need beside the mean.

#include "corridor/core/distribution.hpp"

namespace corridor::core {

/// Exact variance of what is drawn, in the square of the distribution's unit.
double variance(const Distribution& distribution);

/// Squared coefficient of variation, variance / mean^2; 0 when the mean is 0.
double squared_cv(const Distribution& distribution);

/// E min(X, cap)^2: exact for constant and lognormal distributions, for the others the mean over
/// 10^5 draws of a fixed stream (standard error below 1.5 % for cv <= 1). `cap` > 0.
double capped_second_moment(const Distribution& distribution, double cap);

}  // namespace corridor::core
