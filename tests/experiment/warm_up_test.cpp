#include "corridor/experiment/warm_up.hpp"

#include <cmath>
#include <cstdint>

#include <doctest/doctest.h>

#include "queue.hpp"

namespace corridor::experiment::warm_up_test {
namespace {

/// A year by days that starts empty and is full after about `fill` days.
std::vector<double> filling(double fill, double level = 100) {
  std::vector<double> series;
  std::int64_t state = 12345;
  for (int i = 0; i < 400; ++i) {
    state = (1103515245 * state + 12345) % (std::int64_t{1} << 31);
    const auto noise = static_cast<double>((state >> 16) % 10);
    series.push_back(level * (1 - std::exp(-i / fill)) + noise);
  }
  return series;
}

scenario::Scenario with_warm_up(core::Duration warm_up, bool season) {
  auto scenario = test::scenario_of(test::queue_yaml(366, 30, 60, test::exponential(42)));
  scenario.warm_up = warm_up;
  scenario.flows.begin()->second.by_month_given = season;
  return scenario;
}

CourseSummary course_of(std::vector<double> series) {
  CourseSummary course;
  course.step = core::kDay;
  course.replications = 20;
  course.of_first = {series, series};
  course.in_system = std::move(series);
  return course;
}

TEST_CASE("warm-up: the suggestion beside what is given") {
  const CourseSummary course = course_of(filling(5));
  const WarmUp enough = judge_warm_up(with_warm_up(60 * core::kDay, false), course, {});
  REQUIRE(enough.suggested);
  CHECK(enough.basis == WarmUp::Basis::Number);
  CHECK(enough.replications == 20);
  CHECK(*enough.suggested >= 15 * core::kDay);
  CHECK(*enough.suggested <= 40 * core::kDay);
  CHECK_FALSE(enough.too_short());
  CHECK(judge_warm_up(with_warm_up(10 * core::kDay, false), course, {}).too_short());
}

TEST_CASE("warm-up: a series that still rises is at the limit") {
  const WarmUp rising =
      judge_warm_up(with_warm_up(300 * core::kDay, false), course_of(filling(400)), {});
  REQUIRE(rising.suggested);
  CHECK(rising.at_limit);
  CHECK(rising.too_short());
}

TEST_CASE("warm-up: of a few steps nothing can be said") {
  const WarmUp none = judge_warm_up(with_warm_up(core::kDay, false), course_of({1, 2, 3}), {});
  CHECK_FALSE(none.suggested);
  CHECK_FALSE(none.too_short());
  CHECK_FALSE(none.unknown.empty());
}

TEST_CASE("warm-up: with a season the distance to runs that began earlier is judged") {
  // a season far larger than the beginning, which alone would be left out
  std::vector<double> late = filling(5);
  std::vector<double> early(120);
  for (std::size_t i = 0; i < late.size(); ++i) {
    const double season = i < 100 ? 200 : 0;
    late[i] += season;
    if (i < early.size()) {
      early[i] = 100 + season + static_cast<double>(i * i % 11);
    }
  }
  const CourseSummary course = course_of(late);
  const auto scenario = with_warm_up(60 * core::kDay, true);
  CHECK(needs_earlier(scenario));
  CHECK_FALSE(judge_warm_up(scenario, course, {}).suggested);
  const WarmUp judged = judge_warm_up(scenario, course, {early, early});
  REQUIRE(judged.suggested);
  CHECK(judged.basis == WarmUp::Basis::DistanceToEarlier);
  CHECK(judged.replications == 2);
  CHECK(*judged.suggested <= 40 * core::kDay);
  const auto plain = with_warm_up(60 * core::kDay, false);
  CHECK(*judge_warm_up(plain, course, {}).suggested >= 100 * core::kDay);
}

TEST_CASE("warm-up: runs that begin earlier are full where the others begin") {
  auto scenario = test::scenario_of(test::queue_yaml(366, 60, 60, test::exponential(54)));
  scenario.flows.begin()->second.by_month_given = true;
  const CourseSummary course = test::summary_of(scenario, 4, 1).course;
  test::NoProgress progress;
  const RunPlan plan{.replications = 4, .seed = 1, .threads = 2};
  const Earlier earlier = run_earlier(scenario, plan, course, progress);
  REQUIRE(earlier.size() == 4);
  REQUIRE(earlier.front().size() == 120);  // by day, a warm-up behind the window's beginning
  double first_day = 0;
  for (const auto& series : earlier) {
    first_day += series.front() / 4;
  }
  CHECK(first_day > 3);  // nine in the system on average; the others have begun with none
  CHECK(course.in_system.front() < first_day);
  CHECK(judge_warm_up(scenario, course, earlier).suggested);
}

}  // namespace
}  // namespace corridor::experiment::warm_up_test
