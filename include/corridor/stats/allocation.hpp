#pragma once
// Optimal computing budget allocation: how a fixed number of replications is shared between
// alternatives so that the best of them (the largest mean) is found most probably. The formula
// takes them for independent of each other. It promises no probability; for that see selection.hpp.

#include <cstdint>
#include <span>
#include <vector>

namespace corridor::stats {

/// How `total` replications are shared between k >= 1 alternatives, given their means and standard
/// deviations so far (Chen, Lin, Yucesan and Chick 2000, theorem 1). With b the greatest mean (ties
/// to the lowest index), d_i = mean_b - mean_i and s_i the deviations:
///   N_i proportional to (s_i / d_i)^2 for i != b,   N_b = s_b sqrt(sum over i != b of N_i^2 /
///   s_i^2).
/// The shares are rounded by largest remainders, ties to the lowest index, and sum to `total`
/// exactly, 0 <= total <= 10^12.
///   Where the formula has no value its limit is taken. Alternatives with spread that tie with the
/// best (d_i = 0) share everything among themselves and it, as s_i^2 and s_b sqrt(sum of s_i^2):
/// the others are told from the best incomparably sooner. One without spread other than the best
/// gets nothing. Where none but the best has spread, it gets everything; where none at all has, all
/// get the same. A single alternative gets everything.
///   `means` and `deviations` are finite and of one length, deviations not negative. Same bits on
/// every processor.
std::vector<std::int64_t> ocba_allocation(std::span<const double> means,
                                          std::span<const double> deviations,
                                          std::int64_t total);

/// How many of the next `increment` replications each alternative gets when it has had `had` so
/// far: what it lacks of ocba_allocation() of all, had and to come. One that has had more than its
/// share gets nothing, keeps what it has had, and the others share the rest in the same
/// proportions; where these have no share at all, they get the same. Sums to `increment` exactly.
std::vector<std::int64_t> ocba_increment(std::span<const double> means,
                                         std::span<const double> deviations,
                                         std::span<const std::int64_t> had,
                                         std::int64_t increment);

}  // namespace corridor::stats
