#include "corridor/experiment/observed_unit.hpp"

#include <chrono>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::experiment::observed_unit_test {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

core::Time date(int y, unsigned m, unsigned d) {
  return std::chrono::sys_days(year(y) / month(m) / day(d));
}

const scenario::Window kYear2024{date(2024, 1, 1), date(2025, 1, 1)};

TEST_CASE("observed unit: a calendar year is one year and twelve months, leap day or not") {
  CHECK(calendar_years(kYear2024) == 1);
  CHECK(calendar_months(kYear2024) == 12);
  CHECK(calendar_years({date(2023, 1, 1), date(2024, 1, 1)}) == 1);
}

TEST_CASE("observed unit: parts of years and months count by their own length") {
  CHECK(calendar_years({date(2023, 12, 31), date(2024, 1, 2)}) ==
        doctest::Approx(1.0 / 365 + 1.0 / 366));
  CHECK(calendar_months({date(2024, 2, 15), date(2024, 4, 1)}) == doctest::Approx(15.0 / 29 + 1));
}

TEST_CASE("observed unit: figures of the window become figures per year, month or day") {
  CHECK(*observed_factor("t", "Mt/yr", kYear2024) == doctest::Approx(1e-6));
  CHECK(*observed_factor("t", "kt/yr", kYear2024) == doctest::Approx(1e-3));
  CHECK(*observed_factor("TEU", "TEU/yr", {date(2024, 1, 1), date(2026, 1, 1)}) ==
        doctest::Approx(0.5));
  CHECK(*observed_factor("TEU", "kTEU/yr", kYear2024) == doctest::Approx(1e-3));
  CHECK(*observed_factor("", "1/month", kYear2024) == doctest::Approx(1.0 / 12));
  CHECK(*observed_factor("", "1/yr", kYear2024) == 1);
  CHECK(*observed_factor("wagon", "wagons/yr", kYear2024) == 1);
  CHECK(*observed_factor("t", "t/day", kYear2024) == doctest::Approx(1.0 / 366));
}

TEST_CASE("observed unit: durations are converted and not divided by the window") {
  CHECK(*observed_factor("d", "d", kYear2024) == 1);
  CHECK(*observed_factor("d", "h", kYear2024) == 24);
  CHECK(*observed_factor("d", "min", kYear2024) == doctest::Approx(1440));
  CHECK(*observed_factor("h", "week", kYear2024) == doctest::Approx(1.0 / 168));
  CHECK(*observed_factor("h", "d", kYear2024) == doctest::Approx(1.0 / 24));
}

TEST_CASE("observed unit: what cannot be compared gives no factor") {
  struct Pair {
    std::string measured, observed;
  };
  const std::vector<Pair> pairs{
      {"t", "TEU/yr"},  // another unit of cargo
      {"d", "t/yr"},    // a duration is no amount
      {"t", "t/week"},  // not a period of the language
      {"", "t"},        // a count has no unit
  };
  for (const Pair& pair : pairs) {
    CHECK_FALSE(observed_factor(pair.measured, pair.observed, kYear2024).has_value());
  }
}

}  // namespace
}  // namespace corridor::experiment::observed_unit_test
