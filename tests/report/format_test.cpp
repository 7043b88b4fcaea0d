#include "corridor/report/format.hpp"

#include <limits>

#include <doctest/doctest.h>

namespace corridor::report::format_test {
namespace {

experiment::Estimate estimate(std::initializer_list<double> values) {
  experiment::Estimate result;
  for (const double value : values) {
    result.add(value);
  }
  return result;
}

TEST_CASE("format: thousands stand apart and there is no minus zero") {
  CHECK(fixed(4484000, 0) == "4,484,000");
  CHECK(fixed(999, 0) == "999");
  CHECK(fixed(-1234.56, 1) == "-1,234.6");
  CHECK(fixed(-0.001, 2) == "0.00");
  CHECK(fixed(std::numeric_limits<double>::quiet_NaN(), 2) == "-");
  CHECK(fixed(std::numeric_limits<double>::infinity(), 2) == "-");
}

TEST_CASE("format: rounded to three digits that matter") {
  CHECK(rounded(0) == "0");
  CHECK(rounded(0.0456) == "0.05");
  CHECK(rounded(1.234) == "1.23");
  CHECK(rounded(9.996) == "10.0");
  CHECK(rounded(11.87) == "11.9");
  CHECK(rounded(99.96) == "100");
  CHECK(rounded(56512.3) == "56,512");
}

TEST_CASE("format: shares in per cent, small ones not as nothing") {
  CHECK(percent(0.314) == "31 %");
  CHECK(percent(0) == "0 %");
  CHECK(percent(0.001) == "<1 %");
  CHECK(percent(std::numeric_limits<double>::quiet_NaN()) == "-");
}

TEST_CASE("format: compact numbers fit four columns") {
  CHECK(compact(0) == "0");
  CHECK(compact(2.5) == "2.5");
  CHECK(compact(950) == "950");
  CHECK(compact(9612) == "9.6k");
  CHECK(compact(999.9) == "1.0k");
  CHECK(compact(120345) == "120k");
  CHECK(compact(4484000) == "4.5M");
}

TEST_CASE("format: an estimate with and without its interval, and one of nothing") {
  CHECK(plus_minus(estimate({11, 13})) == "12.0 ±12.7");
  CHECK(plus_minus(estimate({11.87})) == "11.9");
  CHECK(plus_minus(estimate({})) == "-");
  CHECK(plus_minus(estimate({4484, 4484})) == "4,484 ±0");
  CHECK(mean_of(estimate({1, 2})) == "1.50");
  CHECK(percent_of(estimate({0.5, 0.7})) == "60 %");
}

TEST_CASE("format: names cannot send control characters") {
  CHECK(name("a\x1b[31m\nb") == "a\\x1b[31m\\x0ab");
}

}  // namespace
}  // namespace corridor::report::format_test
