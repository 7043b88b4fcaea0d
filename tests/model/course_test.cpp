// How a run went along: lots in the system by step, stocks at equal distances.
#include "corridor/model/course.hpp"

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::course_test {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

/// A lot of two items a day at noon, 36 hours on its way.
std::string daily() {
  return R"(corridor: 1
name: test
from: 2024-01-26
to: 2024-02-05
warm_up: 5 d
cool_down: 20 d
commodities: {box: {unit: item, lot: 2 items}}
nodes: {a: {}, b: {handling: [{cargo: box, from: sea, to: destination, steps: [{per: train, time: 6 h}]}]}}
links: {a-b: {mode: sea, time: 30 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {box: 2 items}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {every: 1 d, first: 12 h}}}
)";
}

TEST_CASE("course: lots in the system by step, from the beginning of the warm-up") {
  const model::Course course = run(daily()).outcome.course;
  CHECK(course.step == core::kHour);
  CHECK(course.begin == sys_days{year{2024} / 1 / 21});
  REQUIRE(course.in_system.size() == 15 * 24);
  CHECK(course.in_system.at(11) == 0);
  CHECK(course.in_system.at(12) == 1);
  CHECK(course.in_system.at(35) == 1);  // until noon of the second day
  CHECK(course.in_system.at(36) == 2);
  for (std::size_t day = 3; day < 15; ++day) {
    CHECK(course.in_system.at(day * 24) == 1);
    CHECK(course.in_system.at(day * 24 + 23) == 2);
  }
}

TEST_CASE("course: stocks at the ends of tenths of the window") {
  const model::Course course = run(daily()).outcome.course;
  CHECK(course.span == days{10});
  REQUIRE(course.stocks.size() == 1);  // what is aboard a ship is at no node
  const model::StockCourse& flow = course.stocks.front();
  CHECK(flow.flow == "boxes");
  CHECK(flow.node.empty());
  CHECK(flow.arrived == core::Amount::units(20));
  for (const double level : flow.levels) {
    CHECK(level == 4);  // just before midnight two lots are on their way
  }
}

TEST_CASE("course: steps are as short as five thousand of them allow") {
  CHECK(model::course_step(std::chrono::minutes{80}) == std::chrono::seconds{1});
  CHECK(model::course_step(days{3}) == std::chrono::minutes{1});
  CHECK(model::course_step(days{200}) == core::kHour);
  CHECK(model::course_step(days{426}) == core::kDay);
  CHECK(model::course_step(days{20 * 366}) == days{7});
  CHECK(model::course_step(days{500 * 366}) == days{364});
}

TEST_CASE("course: with a season stocks are compared whole years apart") {
  scenario::Scenario scenario = scenario_of(daily());
  const auto since = [&](const char* from, const char* to, core::Duration warm_up) {
    const auto date = [](const std::string& text) {
      return core::Time{sys_days{year{std::stoi(text.substr(0, 4))} / std::stoi(text.substr(5, 2)) /
                                 std::stoi(text.substr(8, 2))}};
    };
    scenario.from = date(from);
    scenario.to = date(to);
    scenario.warm_up = warm_up;
    return core::to_string(model::stocks_since(scenario));
  };
  CHECK_FALSE(model::has_season(scenario));
  CHECK(since("2024-01-01", "2025-01-01", days{60}) == "2024-01-01");
  CHECK(since("2024-03-01", "2024-09-01", days{60}) == "2024-03-01");
  scenario.flows.at("boxes").by_month_given = true;
  CHECK(model::has_season(scenario));
  CHECK(since("2024-01-01", "2025-01-01", days{60}) == "2024-01-01");
  CHECK(since("2024-01-01", "2026-07-01", days{60}) == "2024-07-01");
  CHECK(since("2024-03-01", "2025-01-01", days{90}) == "2024-01-01");  // within the warm-up
  CHECK(since("2024-03-01", "2024-09-01", days{60}) == "2024-09-01");  // nothing to compare
  CHECK(since("2023-01-01", "2024-02-29", days{0}) == "2023-03-01");
}

TEST_CASE("course: a year without enough before it cannot be compared") {
  std::string yaml = daily();
  const std::string flow = "commodity: box, arrives";
  yaml.replace(yaml.find(flow),
               flow.size(),
               "commodity: box, volume: 730 items/yr, by_month: [0.2, 0.2, 0.06, 0.06, 0.06, 0.06, "
               "0.06, 0.06, 0.06, 0.06, 0.06, 0.06], arrives");
  yaml.replace(yaml.find("every: 1 d, first: 12 h"), 23, "process: even");
  const model::Course course = run(yaml).outcome.course;
  CHECK(course.span == core::Duration{0});
  CHECK_FALSE(course.in_system.empty());
}

}  // namespace
}  // namespace corridor::test::course_test
