#include "corridor/scenario/dates.hpp"

#include <chrono>

#include <doctest/doctest.h>

namespace corridor::scenario::dates_test {
namespace {

using std::chrono::sys_days;
using std::chrono::year;

TEST_CASE("dates: three forms and no other") {
  const core::Time day = sys_days(year{2024} / 2 / 29);
  CHECK(parse_time("2024-02-29").value == day);
  CHECK(parse_time("2024-02-29 06:30").value == day + std::chrono::minutes(390));
  CHECK(parse_time("2024-02-29T06:30:15Z").value == day + std::chrono::seconds(390 * 60 + 15));
  for (const char* text : {"",
                           "2024",
                           "2024-1-1",
                           "01.01.2024",
                           "20240101",
                           "2024-01-01T06:30",
                           "2024-01-01 6:30",
                           "2024-01-01T06:30:00+05:00",
                           "2024-01-01T06:30:00.5Z",
                           "2024-01-01 ",
                           "12:30",
                           "-024-01-01"}) {
    CAPTURE(text);
    CHECK(parse_time(text).problem.what == "not a date");
  }
}

TEST_CASE("dates: impossible days and times are refused") {
  for (const char* text :
       {"2024-02-30", "2023-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "1900-02-29"}) {
    CAPTURE(text);
    CHECK(parse_time(text).problem.what == "no such day in the calendar");
  }
  CHECK(parse_time("2024-01-01 24:00").problem.hint == "write 00:00 of the next day");
  CHECK(parse_time("2024-01-01 25:00").problem.what == "no such time of day");
  CHECK(parse_time("2024-01-01 12:60").problem.what == "no such time of day");
  CHECK(parse_time("2016-12-31T23:59:60Z").problem.what == "no such time of day");  // leap second
  CHECK(parse_time("1000-01-01").problem.what == "out of range");
  CHECK(parse_time("9999-01-01").problem.hint == "years are 1900 to 2999");
}

TEST_CASE("dates: texts read back as the same time") {
  for (const char* text : {"2024-01-01",
                           "1969-12-31",
                           "2024-01-01 06:30",
                           "1900-01-01 23:59",
                           "2024-12-31T06:30:15Z"}) {
    CAPTURE(text);
    REQUIRE(parse_time(text).value);
    CHECK(time_text(*parse_time(text).value) == text);
  }
}

TEST_CASE("dates: durations are written in the largest unit without a fraction") {
  using core::Duration;
  CHECK(duration_text(Duration(0)) == "0 s");
  CHECK(duration_text(std::chrono::hours(72)) == "3 d");
  CHECK(duration_text(std::chrono::hours(60)) == "60 h");
  CHECK(duration_text(std::chrono::seconds(90)) == "90 s");
  CHECK(duration_text(std::chrono::minutes(90)) == "90 min");
  CHECK(duration_text(Duration(1'500'000)) == "1.5 s");
  CHECK(duration_text(Duration(1)) == "0.000001 s");
}

}  // namespace
}  // namespace corridor::scenario::dates_test
