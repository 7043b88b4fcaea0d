#include "corridor/experiment/reliability.hpp"

#include <doctest/doctest.h>

#include "corridor/experiment/summarise.hpp"
#include "fake_outcome.hpp"

namespace corridor::experiment::reliability_test {
namespace {

using doctest::Approx;

TEST_CASE("reliability: the buffer is the part of the mean that P95 is longer") {
  CHECK(*buffer_index(10.0, 15.0) == Approx(0.5));
  CHECK(*buffer_index(10.0, 10.0) == 0);
  CHECK(*buffer_index(10.0, 9.5) == Approx(-0.05));
}

TEST_CASE("reliability: the planning time is P95 by free flow") {
  CHECK(*planning_time_index(6, 15.0) == Approx(2.5));
}

TEST_CASE("reliability: what is withheld or takes no time has no index") {
  CHECK_FALSE(buffer_index(10.0, std::nullopt).has_value());
  CHECK_FALSE(buffer_index(std::nullopt, 15.0).has_value());
  CHECK_FALSE(buffer_index(0.0, 0.0).has_value());
  CHECK_FALSE(planning_time_index(6, std::nullopt).has_value());
  CHECK_FALSE(planning_time_index(0, 1.0).has_value());
}

TEST_CASE("reliability: an index is one value a replication, not a ratio of means") {
  std::vector<model::Outcome> outcomes{test::fake_outcome(10), test::fake_outcome(20)};
  double sum = 0;
  for (const model::Outcome& outcome : outcomes) {
    sum += (*outcome.flows.at(0).transit.p95 - *outcome.flows.at(0).transit.mean) /
           *outcome.flows.at(0).transit.mean;
  }
  const Summary summary = summarise(test::fake_scenario(), 1, test::fake_routes(), outcomes);
  CHECK(summary.flows.at(0).buffer_index.mean() == Approx(sum / 2));
  CHECK(summary.flows.at(0).buffer_index.half_width().has_value());
  CHECK_FALSE(summary.flows.at(1).buffer_index.known());
  CHECK_FALSE(summary.flows.at(1).planning_time_index.known());
}

}  // namespace
}  // namespace corridor::experiment::reliability_test
