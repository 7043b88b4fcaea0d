#include "corridor/stats/long_run.hpp"

#include <array>
#include <cmath>
#include <vector>

#include "corridor/stats/tally.hpp"

namespace corridor::stats {
namespace {

constexpr std::size_t kLeastValues = 60;
constexpr std::array<std::size_t, 5> kNumbersOfBatches{30, 20, 15, 12, 10};

}  // namespace

double neighbours_correlation(std::span<const double> values) {
  double differences = 0;
  for (std::size_t i = 1; i < values.size(); ++i) {
    differences += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
  }
  const double squares =
      tally_of(values).variance() * (static_cast<double>(values.size()) - 1);  // NaN below two
  return squares > 0 ? 1 - differences / (2 * squares) : 0;
}

bool look_independent(std::span<const double> values) {
  constexpr double kNormal90 = 1.2815515655446004;
  const auto k = static_cast<double>(values.size());
  return neighbours_correlation(values) <= kNormal90 * std::sqrt((k - 2) / (k * k - 1));
}

LongRun long_run(std::span<const double> series, double confidence) {
  LongRun result;
  result.interval = {.mean = tally_of(series).mean(), .half_width = {}, .n = series.size()};
  if (series.size() < kLeastValues) {
    return result;
  }
  for (const std::size_t n : kNumbersOfBatches) {
    const std::vector<double> means = means_of_batches(series, n);
    if (look_independent(means)) {
      return {.interval = batch_means(series, n, confidence), .n_batches = n};
    }
  }
  return result;
}

}  // namespace corridor::stats
