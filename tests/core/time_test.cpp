#include "corridor/core/time.hpp"

#include <doctest/doctest.h>

namespace corridor::core::time_test {

using namespace std::chrono_literals;

namespace {

Time date(int year, unsigned month, unsigned day) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                               std::chrono::day{day}};
}

}  // namespace

TEST_CASE("time: microseconds are rounded to the nearest, halves away from zero") {
  CHECK(from_microseconds(0.49) == Duration{0});
  CHECK(from_microseconds(0.5) == Duration{1});
  CHECK(from_microseconds(1.5) == Duration{2});
  CHECK(from_microseconds(-0.5) == Duration{-1});
  CHECK(from_microseconds(9.1e18).count() == 9'100'000'000'000'000'000);
}

TEST_CASE("time: hours and days of a duration") {
  CHECK(corridor::core::to_hours(90min) == 1.5);
  CHECK(corridor::core::to_days(36h) == 1.5);
  CHECK(corridor::core::kDay == 24 * corridor::core::kHour);
}

TEST_CASE("time: an instant is written as a date, with the clock only when not midnight") {
  CHECK(to_string(date(2024, 1, 1)) == "2024-01-01");
  CHECK(to_string(date(2024, 2, 29) + 6h + 30min) == "2024-02-29 06:30:00");
  CHECK(to_string(date(2024, 12, 31) + 23h + 59min + 59s) == "2024-12-31 23:59:59");
  CHECK(to_string(date(2024, 1, 1) + Duration{1}) == "2024-01-01 00:00:00.000001");
  CHECK(to_string(date(2024, 1, 1) - Duration{500'000}) == "2023-12-31 23:59:59.500000");
  CHECK(to_string(date(1969, 7, 20) + 20h + 17min) == "1969-07-20 20:17:00");
  CHECK(to_string(Time{}) == "1970-01-01");
}

TEST_CASE("time: a duration is written in its largest natural unit") {
  CHECK(to_string(Duration{0}) == "0 s");
  CHECK(to_string(Duration{1}) == "1 us");
  CHECK(to_string(Duration{1'500}) == "1.5 ms");
  CHECK(to_string(Duration{45s}) == "45 s");
  CHECK(to_string(Duration{90s}) == "1.5 min");
  CHECK(to_string(Duration{8h}) == "8 h");
  CHECK(to_string(Duration{60h}) == "2.5 d");
  CHECK(to_string(Duration{26h}) == "26 h");  // 1.083 d would not read back
  CHECK(to_string(Duration{24h * 366}) == "366 d");
  CHECK(to_string(Duration{24h * 40'000}) == "40000 d");
  CHECK(to_string(Duration{-90s}) == "-1.5 min");
}

TEST_CASE("time: a duration that no unit holds in four digits is rounded") {
  CHECK(to_string(Duration{1'234'567}) == "1.235 s");
  CHECK(to_string(Duration{59'999'999}) == "60 s");
  CHECK(to_string(24h + Duration{1}) == "1 d");
  CHECK(to_string(Duration::max()) == "106800000 d");
}

TEST_CASE("time: the month of an instant and the first instant of the next") {
  CHECK(month_index(date(2024, 1, 1)) == 0);
  CHECK(month_index(date(2024, 1, 1) - Duration{1}) == 11);
  CHECK(month_index(date(2024, 2, 29) + 23h) == 1);
  CHECK(next_month(date(2024, 1, 1)) == date(2024, 2, 1));
  CHECK(next_month(date(2024, 1, 31) + 5h) == date(2024, 2, 1));
  CHECK(next_month(date(2024, 12, 31) + 23h) == date(2025, 1, 1));
  CHECK(next_month(date(1969, 12, 31)) == date(1970, 1, 1));
}

TEST_CASE("time: leap years as the Gregorian calendar has them") {
  const auto february = [](int year) { return date(year, 3, 1) - date(year, 2, 1); };
  CHECK(february(2023) == 28 * 24h);
  CHECK(february(2024) == 29 * 24h);
  CHECK(february(2100) == 28 * 24h);
  CHECK(february(2000) == 29 * 24h);
  CHECK(next_month(date(2024, 2, 29)) == date(2024, 3, 1));
  CHECK(date(2024, 12, 31) + 24h == date(2025, 1, 1));
}

TEST_CASE("time: the year of an instant and its first instant") {
  CHECK(year_of(date(2024, 12, 31) + 23h) == 2024);
  CHECK(year_of(date(2025, 1, 1)) == 2025);
  CHECK(start_of_year(date(2024, 7, 15) + 3h) == date(2024, 1, 1));
  CHECK(start_of_year(date(2024, 1, 1)) == date(2024, 1, 1));
  CHECK(start_of_year(date(1969, 7, 20)) == date(1969, 1, 1));
  CHECK(date(2025, 1, 1) - start_of_year(date(2024, 5, 5)) == 366 * 24h);
}

}  // namespace corridor::core::time_test
