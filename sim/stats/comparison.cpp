#include "corridor/stats/comparison.hpp"

namespace corridor::stats {

double bonferroni(double confidence, std::size_t comparisons) {
  return 1 - (1 - confidence) / static_cast<double>(comparisons);
}

}  // namespace corridor::stats
