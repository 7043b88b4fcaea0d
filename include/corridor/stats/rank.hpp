#pragma once

#include <cstddef>

namespace corridor::stats {

/// Relative; a rank is not missed because a product of doubles lies a little above it.
inline constexpr double kRankRounding = 1e-12;

/// The rank, from 1, of the quantile `p` in [0, 1] among n >= 1 values in rising order: the least r
/// with r / n >= p, within a relative 1e-12, so that p = 0.55 of 20 is the 11th although 0.55 * 20
/// is above 11 in doubles (definition 1 of Hyndman and Fan 1996). p = 0 gives the first.
std::size_t rank_of(double p, std::size_t n);

}  // namespace corridor::stats
