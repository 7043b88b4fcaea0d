// Growth without end: told where there is one, and not where there is none.

#include <doctest/doctest.h>

#include "corridor/experiment/course_summary.hpp"
#include "corridor/experiment/summarise.hpp"
#include "fake_outcome.hpp"
#include "queue.hpp"

namespace corridor::experiment::course_figures_test {
namespace {

using doctest::Approx;
using model::Outcome;
using test::fake_outcome;

Summary of(const std::vector<Outcome>& outcomes) {
  return summarise(test::fake_scenario(), 7, test::fake_routes(), outcomes);
}

Outcome with_levels(const std::array<double, model::kStockParts + 1>& levels) {
  Outcome outcome = fake_outcome(10);
  outcome.course.stocks.front().levels = levels;
  return outcome;
}

TEST_CASE("growth: a stock that grows all year is reported") {
  const CourseSummary course = of({fake_outcome(10)}).course;
  CHECK(course.growth_known);
  REQUIRE(course.growths.size() == 1);
  const Growth& growth = course.growths.front();
  CHECK(growth.node == "aktau");
  CHECK(growth.unit == "TEU");
  CHECK(growth.per_day.mean() == Approx(20.0 / 366));
  CHECK(growth.first == 2);
  CHECK(growth.last == 22);
  CHECK(growth.arrived_per_day == Approx(240.0 / 366));
}

TEST_CASE("growth: not of what is steady, fills up at first or grows by little") {
  CHECK(of({with_levels({8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8})}).course.growths.empty());
  const Outcome fills = with_levels({0, 10, 15, 18, 19, 19, 20, 20, 20, 20, 20});
  CHECK(of({fills, fills, fills}).course.growths.empty());
  Outcome little = fake_outcome(10);
  little.course.stocks.front().arrived = core::Amount::units(1001);  // 20 are below 2 %
  CHECK(of({little, little}).course.growths.empty());
}

TEST_CASE("growth: replications must agree on it") {
  const Outcome up = with_levels({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 20});
  const Outcome down = with_levels({15, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0});
  CHECK(of({up, down, up}).course.growths.empty());
  CHECK(of({up, up, up}).course.growths.size() == 1);
}

TEST_CASE("growth: with a season nothing is said of one replication or of less than a year") {
  scenario::Scenario scenario = test::fake_scenario();
  scenario.flows.at("boxes").by_month_given = true;
  const auto course = [&](const std::vector<Outcome>& outcomes) {
    return summarise(scenario, 7, test::fake_routes(), outcomes).course;
  };
  CHECK_FALSE(course({fake_outcome(10)}).growth_known);
  CHECK(course({fake_outcome(10), fake_outcome(11)}).growths.size() == 1);
  Outcome short_one = fake_outcome(10);
  short_one.course.span = core::Duration{0};
  const CourseSummary unknown = course({short_one, short_one});
  CHECK_FALSE(unknown.growth_known);
  CHECK_FALSE(unknown.growth_unknown.empty());
}

TEST_CASE("growth: the mean number in the system over replications, by step") {
  const CourseSummary course = of({fake_outcome(10), fake_outcome(12)}).course;
  CHECK(course.step == core::kDay);
  REQUIRE(course.in_system.size() == 426);
  CHECK(course.in_system.at(100) == 21);
}

TEST_CASE("growth: M/M/1 with more work than its server can do grows by lambda - mu") {
  const auto scenario = test::scenario_of(test::queue_yaml(120, 30, 60, test::exponential(66)));
  const CourseSummary course = test::summary_of(scenario, 20, 1).course;
  REQUIRE(course.growths.size() == 1);  // the flow's own growth is explained by that of the node
  const Growth& growth = course.growths.front();
  CHECK(growth.node == "counter");
  const double exact = 24 - 24 / 1.1;
  REQUIRE(growth.half_width);
  CHECK(*growth.half_width < 0.5 * exact);
  CHECK(std::abs(growth.per_day.mean() - exact) <= *growth.half_width);
  const CourseSummary one = test::summary_of(scenario, 1, 1).course;
  CHECK(one.growths.size() == 1);
}

TEST_SUITE("slow") {
  TEST_CASE("growth: at load 1.1 told in 100 of 100 experiments, at load 0.9 in 5 at most") {
    int told = 0;
    int held = 0;
    int false_alarms = 0;
    const double exact = 24 - 24 / 1.1;
    const auto busy = test::scenario_of(test::queue_yaml(366, 60, 60, test::exponential(66)));
    const auto steady = test::scenario_of(test::queue_yaml(366, 60, 60, test::exponential(54)));
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
      const auto growths = test::summary_of(busy, 10, seed).course.growths;
      told += growths.empty() ? 0 : 1;
      held += !growths.empty() && std::abs(growths.front().per_day.mean() - exact) <=
                                      growths.front().half_width.value_or(0)
                  ? 1
                  : 0;
      false_alarms += test::summary_of(steady, 10, seed).course.growths.empty() ? 0 : 1;
    }
    MESSAGE("told in " << told << ", interval holds lambda - mu in " << held << "; false alarms "
                       << false_alarms);
    CHECK(told == 100);
    CHECK(held >= 89);  // 95 expected; less than 89 has a probability below 1 %
    CHECK(false_alarms <= 5);
  }
}

}  // namespace
}  // namespace corridor::experiment::course_figures_test
