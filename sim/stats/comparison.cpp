#include "corridor/stats/comparison.hpp"

#include "corridor/core/check.hpp"
#include "corridor/stats/tally.hpp"

namespace corridor::stats {

std::optional<double> variance_ratio(std::span<const double> a, std::span<const double> b) {
  CORRIDOR_CHECK(a.size() == b.size(), "paired values come in pairs");
  Tally of_a;
  Tally of_b;
  Tally apart;
  for (std::size_t i = 0; i < a.size(); ++i) {
    of_a.add(a[i]);
    of_b.add(b[i]);
    apart.add(a[i] - b[i]);
  }
  const double both = a.size() < 2 ? 0 : of_a.variance() + of_b.variance();
  return both > 0 ? std::optional(apart.variance() / both) : std::nullopt;
}

double bonferroni(double confidence, std::size_t comparisons) {
  return 1 - (1 - confidence) / static_cast<double>(comparisons);
}

}  // namespace corridor::stats
