#pragma once
// What the theory tests share: variates, and the rule by which a simulated mean agrees with an
// exact value.

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/distribution.hpp"
#include "corridor/core/random.hpp"
#include "corridor/core/time.hpp"
#include "corridor/stats/interval.hpp"
#include "corridor/stats/student.hpp"

namespace corridor::kernel::testing {

inline constexpr std::uint64_t kReplications = 20;

/// Mean duration in hours, as the distributions take it.
constexpr double in_hours(double hours) {
  return hours * 3.6e9;
}

/// One long stream of draws of a replication.
class Variates {
 public:
  Variates(core::Distribution distribution, std::uint64_t purpose, std::uint64_t replication)
      : distribution_(std::move(distribution)),
        stream_({20'240'101, replication}, {purpose, 1}, 0) {}
  core::Duration next() { return core::sample_duration(distribution_, stream_); }
  double uniform() { return stream_.uniform(); }

 private:
  core::Distribution distribution_;
  core::Stream stream_;
};

/// The 95 % half-width must be at most 1.5 % of the exact value, so that a wide interval does not
/// pass, and the error at most 4 standard errors, so that a right one does not fail by luck.
inline void check_mean(const std::string& what,
                       const std::vector<double>& replications,
                       double exact) {
  const stats::ConfidenceInterval interval = stats::t_interval(replications);
  const double half_width = interval.half_width.value();
  const double standard_error =
      half_width /
      stats::student_critical_value(0.95, static_cast<std::int64_t>(replications.size()) - 1);
  INFO(what, ": simulated ", interval.mean, " +- ", half_width, ", exact ", exact);
  CHECK(half_width <= 0.015 * exact);
  CHECK(std::fabs(interval.mean - exact) <= 4 * standard_error);
}

/// `simulate(replication)` gives one number.
template <class F>
void check_mean_of(const std::string& what, F&& simulate, double exact) {
  std::vector<double> values;
  for (std::uint64_t replication = 0; replication < kReplications; ++replication) {
    values.push_back(simulate(replication));
  }
  check_mean(what, values, exact);
}

}  // namespace corridor::kernel::testing
