#include "corridor/experiment/estimate.hpp"

#include <cmath>

#include "corridor/stats/student.hpp"

namespace corridor::experiment {

void Estimate::fill_with_zeros(std::int64_t n) {
  while (tally_.n() < n) {
    tally_.add(0);
  }
}

std::optional<double> Estimate::half_width() const {
  constexpr double kConfidence = 0.95;
  if (n() < 2) {
    return n() == 1 ? batch_half_width_ : std::nullopt;
  }
  const double error = std::sqrt(tally_.variance() / static_cast<double>(n()));
  return stats::student_critical_value(kConfidence, n() - 1) * error;
}

}  // namespace corridor::experiment
