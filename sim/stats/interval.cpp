#include "corridor/stats/interval.hpp"

#include <cmath>
#include <cstdint>
#include <vector>

#include "corridor/core/check.hpp"
#include "corridor/core/mutant.hpp"
#include "corridor/stats/student.hpp"
#include "corridor/stats/tally.hpp"

namespace corridor::stats {
ConfidenceInterval t_interval(std::span<const double> values, double confidence) {
  const Tally tally = tally_of(values);
  ConfidenceInterval interval{.mean = tally.mean(), .half_width = {}, .n = values.size()};
  if (CORRIDOR_MUTANT(17, values.size() >= 2, values.size() > 2)) {
    const double error = std::sqrt(tally.variance() / static_cast<double>(CORRIDOR_MUTANT(
                                                          19, values.size(), values.size() - 1)));
    interval.half_width =
        student_critical_value(confidence, CORRIDOR_MUTANT(18, tally.n() - 1, tally.n())) * error;
  }
  return interval;
}

ConfidenceInterval paired_difference(std::span<const double> option,
                                     std::span<const double> base,
                                     double confidence) {
  CORRIDOR_CHECK(option.size() == base.size(), "pairs have two sides");
  std::vector<double> differences;
  differences.reserve(option.size());
  for (std::size_t i = 0; i < option.size(); ++i) {
    differences.push_back(option[i] - base[i]);
  }
  return t_interval(differences, confidence);
}

std::vector<double> means_of_batches(std::span<const double> series, std::size_t n_batches) {
  CORRIDOR_CHECK(n_batches >= 1 && n_batches <= series.size(), "each batch holds a value");
  const std::size_t batch = series.size() / n_batches;
  std::vector<double> means;
  means.reserve(n_batches);
  for (std::size_t i = CORRIDOR_MUTANT(20, series.size() % n_batches, std::size_t{0});
       i < series.size();
       i += batch) {
    means.push_back(tally_of(series.subspan(i, batch)).mean());
  }
  return means;
}

ConfidenceInterval batch_means(std::span<const double> series,
                               std::size_t n_batches,
                               double confidence) {
  return t_interval(means_of_batches(series, n_batches), confidence);
}

}  // namespace corridor::stats
