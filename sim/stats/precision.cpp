#include "corridor/stats/precision.hpp"

#include <cmath>

#include "corridor/core/check.hpp"
#include "corridor/stats/student.hpp"

namespace corridor::stats {

RelativePrecision::RelativePrecision(double gamma, std::int64_t least, std::int64_t look_ahead)
    : gamma_(gamma), least_(least), look_ahead_(look_ahead) {
  CORRIDOR_CHECK(gamma > 0 && gamma < 1, "a precision is a share of the mean");
  CORRIDOR_CHECK(least >= 2 && look_ahead >= 0, "an interval needs two values");
}

void RelativePrecision::add(std::optional<double> value) {
  if (!value) {
    return;
  }
  tally_.add(*value);
  if (!precise()) {
    since_.reset();
  } else if (!since_) {
    since_ = n();
  }
}

std::optional<double> RelativePrecision::relative_half_width() const {
  constexpr double kConfidence = 0.95;
  if (n() < 2) {
    return std::nullopt;
  }
  const double error = std::sqrt(tally_.variance() / static_cast<double>(n()));
  if (error == 0) {
    return 0;
  }
  if (mean() == 0) {
    return std::nullopt;
  }
  return student_critical_value(kConfidence, n() - 1) * error / std::fabs(mean());
}

bool RelativePrecision::precise() const {
  const auto share = relative_half_width();
  return n() >= least_ && share && *share <= gamma_ / (1 + gamma_);
}

bool RelativePrecision::reached() const {
  constexpr std::int64_t kHundred = 100;
  if (!since_) {
    return false;
  }
  const std::int64_t ahead = *since_ <= kHundred ? look_ahead_ : look_ahead_ * *since_ / kHundred;
  return n() >= *since_ + ahead;
}

}  // namespace corridor::stats
