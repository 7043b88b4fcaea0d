#include "corridor/stats/warm_up.hpp"

#include <vector>

#include "corridor/core/check.hpp"
#include "corridor/stats/tally.hpp"

namespace corridor::stats {
namespace {

constexpr std::size_t kLeastBatches = 10;

std::vector<double> means_of(std::span<const double> series, std::size_t batch) {
  std::vector<double> means;
  for (std::size_t begin = 0; begin + batch <= series.size(); begin += batch) {
    Tally tally;
    for (const double value : series.subspan(begin, batch)) {
      tally.add(value);
    }
    means.push_back(tally.mean());
  }
  return means;
}

}  // namespace

std::optional<Truncation> mser(std::span<const double> series, std::size_t batch) {
  CORRIDOR_CHECK(batch >= 1, "a batch holds a value");
  const std::vector<double> means = means_of(series, batch);
  const std::size_t limit = means.size() / 2;
  if (means.size() < kLeastBatches) {
    return std::nullopt;
  }
  Truncation best;
  Tally kept;
  for (std::size_t d = means.size(); d-- > 0;) {  // backwards: each step keeps one batch more
    kept.add(means[d]);
    if (d > limit) {
      continue;
    }
    const auto n = static_cast<double>(kept.n());
    const double squares = kept.variance() * (n - 1);
    const double statistic = squares / (n * n);
    if (d == limit || statistic <= best.mser) {
      best = {.drop = d * batch, .at_limit = d == limit, .mser = statistic};
    }
  }
  return best;
}

}  // namespace corridor::stats
