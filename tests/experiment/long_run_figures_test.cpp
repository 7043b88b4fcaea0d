// One replication by itself: intervals by batch means.

#include <cmath>

#include <doctest/doctest.h>

#include "corridor/experiment/summarise.hpp"
#include "fake_outcome.hpp"
#include "queue.hpp"

namespace corridor::experiment::long_run_figures_test {
namespace {

using doctest::Approx;

TEST_CASE("one replication: what alternates by part has an interval by thirty batches") {
  model::Outcome outcome = test::fake_outcome(10);
  model::FlowOutcome& boxes = outcome.flows.front();
  for (std::size_t i = 0; i < model::kRunParts; ++i) {
    boxes.delivered_by_part.at(i) = i / 2 % 2 == 0 ? 1 : 3;
    boxes.transit_by_part.push_back(i / 2 % 2 == 0 ? 9 : 11);
  }
  const Summary summary = summarise(test::fake_scenario(), 7, test::fake_routes(), {outcome});
  const FlowSummary& flow = summary.flows.front();
  CHECK(flow.transit_batches == 30);
  CHECK(flow.delivered_batches == 30);
  // thirty batches of 9 and 11 in turn: s^2 = 30 / 29, t(29) = 2.045
  const double half_width = 2.0452296 * std::sqrt(1.0 / 29);
  REQUIRE(flow.mean.half_width());
  CHECK(*flow.mean.half_width() == Approx(half_width));
  // lots of 2 TEU, the sum of sixty parts
  CHECK(*flow.cargo.delivered.half_width() == Approx(half_width * 2 * 60));
  CHECK(*summary.commodities.front().cargo.delivered.half_width() == Approx(half_width * 2 * 60));
  CHECK(*summary.totals.delivered_tonnes.half_width() == Approx(half_width * 2 * 14 * 60));
  CHECK_FALSE(flow.p50.half_width());
}

TEST_CASE("one replication: what rises all the time is too short for an interval") {
  model::Outcome outcome = test::fake_outcome(10);
  for (std::size_t i = 0; i < model::kRunParts; ++i) {
    outcome.flows.front().transit_by_part.push_back(static_cast<double>(i));
  }
  const Summary summary = summarise(test::fake_scenario(), 7, test::fake_routes(), {outcome});
  CHECK(summary.flows.front().transit_batches == 0);
  CHECK_FALSE(summary.flows.front().mean.half_width());
}

TEST_CASE("one replication: two of them use Student's interval alone") {
  model::Outcome outcome = test::fake_outcome(10);
  outcome.flows.front().transit_by_part.assign(model::kRunParts, 10);
  const Summary summary =
      summarise(test::fake_scenario(), 7, test::fake_routes(), {outcome, test::fake_outcome(12)});
  CHECK(*summary.flows.front().mean.half_width() == Approx(12.7062047));
}

TEST_CASE("one replication: a long queue's interval holds the exact mean") {
  const auto scenario = test::scenario_of(test::queue_yaml(3653, 20, 60, test::exponential(42)));
  const Summary summary = test::summary_of(scenario, 1, 1);
  const Estimate& mean = summary.flows.front().mean;
  const double exact = 42 / 0.3 / 60 / 24;
  REQUIRE(mean.half_width());
  CHECK(*mean.half_width() < 0.05 * exact);
  CHECK(std::abs(mean.mean() - exact) < 2 * *mean.half_width());
}

}  // namespace
}  // namespace corridor::experiment::long_run_figures_test
