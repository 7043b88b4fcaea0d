#include "corridor/stats/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "corridor/core/check.hpp"
#include "corridor/stats/student.hpp"
#include "corridor/stats/tally.hpp"

namespace corridor::stats {
namespace {

/// Variance of the mean.
double error_variance(const Tally& tally) {
  return tally.variance() / static_cast<double>(tally.n());
}

/// Degrees of freedom of the error variance a + b (Satterthwaite 1946), in shares of the sum, which
/// can neither overflow nor vanish.
std::int64_t satterthwaite_degrees(const Tally& a, const Tally& b) {
  constexpr double kRounding = 1e-12;  // or 18 degrees may come out as 17.999...
  const double share = error_variance(a) / (error_variance(a) + error_variance(b));
  const double spread = share * share / static_cast<double>(a.n() - 1) +
                        (1 - share) * (1 - share) / static_cast<double>(b.n() - 1);
  return std::max<std::int64_t>(1, static_cast<std::int64_t>((1 + kRounding) / spread));
}

}  // namespace

ConfidenceInterval welch_difference(std::span<const double> a,
                                    std::span<const double> b,
                                    double confidence) {
  const Tally of_a = tally_of(a);
  const Tally of_b = tally_of(b);
  ConfidenceInterval interval{
      .mean = of_a.mean() - of_b.mean(), .half_width = {}, .n = a.size() + b.size()};
  if (a.size() < 2 || b.size() < 2) {
    return interval;
  }
  const double error = std::sqrt(error_variance(of_a) + error_variance(of_b));
  interval.half_width =
      error == 0 ? 0
                 : student_critical_value(confidence, satterthwaite_degrees(of_a, of_b)) * error;
  return interval;
}

double bonferroni(double confidence, std::size_t comparisons) {
  CORRIDOR_CHECK(confidence > 0 && confidence < 1, "a confidence lies in (0, 1)");
  CORRIDOR_CHECK(comparisons >= 1, "there is something to compare");
  return 1 - (1 - confidence) / static_cast<double>(comparisons);
}

std::optional<double> variance_ratio(std::span<const double> a, std::span<const double> b) {
  CORRIDOR_CHECK(a.size() == b.size(), "pairs have two sides");
  Tally differences;
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    differences.add(a[i] - b[i]);
    largest = std::max({largest, std::fabs(a[i]), std::fabs(b[i])});
  }
  const Tally of_a = tally_of(a);
  const Tally of_b = tally_of(b);
  if (a.size() < 2 || (of_a.min() == of_a.max() && of_b.min() == of_b.max())) {
    return std::nullopt;
  }
  constexpr double kRounding = 4 * std::numeric_limits<double>::epsilon();
  if (differences.max() - differences.min() <= kRounding * largest) {
    return 0;
  }
  return differences.variance() / (of_a.variance() + of_b.variance());
}

}  // namespace corridor::stats
