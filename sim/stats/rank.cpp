#include "corridor/stats/rank.hpp"

#include <algorithm>
#include <cmath>

#include "corridor/core/mutant.hpp"

namespace corridor::stats {

std::size_t rank_of(double p, std::size_t n) {
  const auto all = static_cast<double>(n);
  const double rank =
      CORRIDOR_MUTANT(22, std::ceil(p * all * (1 - kRankRounding)), std::floor(p * all));
  return static_cast<std::size_t>(std::max(rank, 1.0));
}

}  // namespace corridor::stats
