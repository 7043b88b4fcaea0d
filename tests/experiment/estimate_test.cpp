#include "corridor/experiment/estimate.hpp"

#include <cmath>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/stats/interval.hpp"

namespace corridor::experiment::estimate_test {
namespace {

TEST_CASE("estimate: mean and half-width are those of Student's interval") {
  const std::vector<double> values{11.2, 12.9, 11.7, 12.1};
  Estimate estimate;
  for (const double value : values) {
    estimate.add(value);
  }
  const stats::ConfidenceInterval interval = stats::t_interval(values);
  CHECK(estimate.n() == 4);
  CHECK(estimate.mean() == interval.mean);
  CHECK(estimate.half_width() == interval.half_width);
  CHECK(estimate.low() < 11.7);
  CHECK(estimate.high() > 12.1);
}

TEST_CASE("estimate: one replication has a mean and no interval") {
  Estimate estimate;
  estimate.add(5);
  CHECK(estimate.mean() == 5);
  CHECK_FALSE(estimate.half_width().has_value());
  CHECK(estimate.low() == 5);
  CHECK(estimate.high() == 5);
}

TEST_CASE("estimate: of nothing nothing is known") {
  Estimate estimate;
  estimate.add(std::optional<double>());
  CHECK_FALSE(estimate.known());
  CHECK(std::isnan(estimate.mean()));
}

TEST_CASE("estimate: replications in which a thing did not happen count as zero") {
  Estimate estimate;
  estimate.add(6);
  estimate.fill_with_zeros(3);
  CHECK(estimate.n() == 3);
  CHECK(estimate.mean() == doctest::Approx(2));
}

}  // namespace
}  // namespace corridor::experiment::estimate_test
