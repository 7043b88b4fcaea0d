#include "corridor/experiment/validation.hpp"

#include <cmath>
#include <initializer_list>

#include <doctest/doctest.h>

namespace corridor::experiment::validation_test {
namespace {

ValidationRow judged(double observed, std::initializer_list<double> simulated) {
  ValidationRow row;
  row.observed.value = observed;
  for (const double value : simulated) {
    row.simulated.add(value);
  }
  judge(row);
  return row;
}

TEST_CASE("validation: within ten per cent meets, also from outside with a wide interval") {
  CHECK(judged(100, {109, 109}).verdict == Verdict::Meets);
  CHECK(judged(100, {111, 111}).verdict == Verdict::Misses);
  CHECK(judged(100, {89}).verdict == Verdict::Misses);
  CHECK(judged(100, {111, 115}).verdict == Verdict::Meets);
  CHECK(judged(-100, {-95, -95}).verdict == Verdict::Meets);
}

TEST_CASE("validation: the deviation is relative to what was observed") {
  CHECK(judged(100, {114}).deviation == doctest::Approx(0.14));
  CHECK(judged(-100, {-114}).deviation == doctest::Approx(-0.14));
  CHECK(judged(0, {0}).verdict == Verdict::Meets);
  CHECK(judged(0, {0}).deviation == 0);
  CHECK(std::isinf(judged(0, {1}).deviation));
}

TEST_CASE("validation: a figure may have a tolerance of its own") {
  ValidationRow row;
  row.observed.value = 100;
  row.observed.tolerance = 0.25;
  row.simulated.add(124);
  row.simulated.add(124);
  judge(row);
  CHECK(row.verdict == Verdict::Meets);
  row.observed.tolerance = 0.2;
  judge(row);
  CHECK(row.verdict == Verdict::Misses);
}

TEST_CASE("validation: each entry of a series is a row with its own value, period and source") {
  scenario::Scenario scenario;
  scenario.from = core::Time{};
  scenario.to = core::Time{} + 10 * core::kDay;
  scenario::Observed figure;
  figure.id = "boxes";
  figure.source = "port";
  figure.role = scenario::Role::Balance;
  figure.series = {{.from = {},
                    .to = core::Time{} + 3 * core::kDay,
                    .value = 5,
                    .unit = "TEU",
                    .source = "",
                    .note = "about"},
                   {.from = core::Time{} + 2 * core::kDay,
                    .to = {},
                    .value = 7,
                    .unit = "TEU",
                    .source = "railway",
                    .note = ""}};
  scenario.observed = {figure, {}};
  const std::vector<ValidationRow> rows = validation_rows(scenario);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].of_series);
  CHECK(rows[0].observed.id == "boxes");
  CHECK(rows[0].observed.value == 5);
  CHECK(rows[0].observed.unit == "TEU");
  CHECK(rows[0].observed.source == "port");
  CHECK(rows[0].observed.note == "about");
  CHECK(rows[0].period.to == core::Time{} + 3 * core::kDay);
  CHECK(rows[1].observed.source == "railway");
  CHECK(rows[1].observed.role == scenario::Role::Balance);
  CHECK(rows[1].period.from == core::Time{} + 2 * core::kDay);
  CHECK(rows[1].period.to == scenario.to);
  CHECK_FALSE(rows[2].of_series);
}

TEST_CASE("validation: no value has a reason of its own") {
  CHECK(judged(5, {}).verdict == Verdict::NoValue);
  CHECK(judged(5, {}).reason == "nothing of it happened within the window");
}

}  // namespace
}  // namespace corridor::experiment::validation_test
