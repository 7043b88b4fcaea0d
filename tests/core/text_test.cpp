#include "corridor/core/text.hpp"

#include <limits>
#include <string>

#include <doctest/doctest.h>

namespace corridor::core::text_test {

TEST_CASE("format_number: rounds to significant digits and drops trailing zeros") {
  CHECK(format_number(0.125, 3) == "0.125");
  CHECK(format_number(0.125, 6) == "0.125");
  CHECK(format_number(2.0 / 3, 4) == "0.6667");
  CHECK(format_number(12.3456, 4) == "12.35");
  CHECK(format_number(99.996, 4) == "100");
  CHECK(format_number(100, 6) == "100");
  CHECK(format_number(1, 1) == "1");
  CHECK(format_number(-1.5, 6) == "-1.5");
}

TEST_CASE("format_number: digits before the point beyond the significant ones are zeros") {
  CHECK(format_number(12'347, 4) == "12350");
  CHECK(format_number(99'999, 2) == "100000");
  CHECK(format_number(123'456'789'012'345, 6) == "123457000000000");
}

TEST_CASE("format_number: very small and very large numbers have an exponent") {
  CHECK(format_number(0.00001, 3) == "0.00001");
  CHECK(format_number(0.000001, 3) == "1e-06");
  CHECK(format_number(1.5e-7, 3) == "1.5e-07");
  CHECK(format_number(1e15, 3) == "1e+15");
  CHECK(format_number(-2.25e100, 3) == "-2.25e+100");
  CHECK(format_number(std::numeric_limits<double>::denorm_min(), 3) == "4.94e-324");
}

TEST_CASE("format_number: what is not an ordinary number") {
  const double infinity = std::numeric_limits<double>::infinity();
  CHECK(format_number(0.0, 3) == "0");
  CHECK(format_number(-0.0, 3) == "0");
  CHECK(format_number(infinity, 3) == "inf");
  CHECK(format_number(-infinity, 3) == "-inf");
  CHECK(format_number(std::numeric_limits<double>::quiet_NaN(), 3) == "nan");
}

TEST_CASE("format_number: seventeen digits tell any two doubles apart") {
  for (const double value : {0.1, 1.0 / 3, 2.0e-10, 123456.789, 9.87654321e20}) {
    CHECK(std::stod(format_number(value, 17)) == value);
  }
}

}  // namespace corridor::core::text_test
