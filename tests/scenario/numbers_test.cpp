#include "corridor/scenario/numbers.hpp"

#include <cmath>
#include <limits>
#include <string>

#include <doctest/doctest.h>

namespace corridor::scenario::numbers_test {
namespace {

TEST_CASE("numbers: decimals are exact") {
  struct Row {
    const char* text;
    std::int64_t mantissa;
    int exponent;
  };
  for (const Row& row : {Row{"0", 0, 0},
                         Row{"10", 10, 0},
                         Row{"0.1", 1, -1},
                         Row{"-2.50", -25, -1},
                         Row{"+3", 3, 0},
                         Row{"1e3", 1, 3},
                         Row{"1.5E-3", 15, -4},
                         Row{"2e+2", 2, 2},
                         Row{"0.000001", 1, -6},
                         Row{"123456789012345678", 123456789012345678, 0}}) {
    CAPTURE(row.text);
    const auto decimal = parse_decimal(row.text);
    REQUIRE(decimal.value);
    CHECK(decimal.value->mantissa == row.mantissa);
    CHECK(decimal.value->exponent == row.exponent);
  }
}

TEST_CASE("numbers: what looks like a number and is none is refused") {
  struct Row {
    const char* text;
    const char* what;
    const char* hint;
  };
  for (const Row& row : {
           Row{"ten", "not a number", ""},
           Row{"2O", "not a number", ""},
           Row{"", "not a number", ""},
           Row{"3,5",
               "a decimal comma or a thousands separator",
               "write a decimal point and no separators: 3.5"},
           Row{"1_000", "separators inside the number", "did you mean 1000?"},
           Row{"1'000", "separators inside the number", "did you mean 1000?"},
           Row{"1 000", "a blank inside the number", "write the digits without separators"},
           Row{"010", "a leading zero", "write 10"},
           Row{"00.5", "a leading zero", "write 0.5"},
           Row{"000", "a leading zero", "write 0"},
           Row{"0x10", "not a number", ""},
           Row{"12:30", "not a number", ""},
           Row{".5", "not a number", ""},
           Row{"5.", "not a number", ""},
           Row{"1e", "not a number", ""},
           Row{"1e+-3", "not a number", ""},
           Row{"--1", "not a number", ""},
           Row{".nan", "not a finite number", ""},
           Row{"-.inf", "not a finite number", ""},
           Row{"inf", "not a finite number", ""},
           Row{"1e400", "out of range", "exponents are at most 30"},
           Row{"1e-400", "out of range", "exponents are at most 30"},
           Row{"1e99999999999999999999", "out of range", "exponents are at most 30"},
           Row{"1234567890123456789", "out of range", "at most 18 digits are read"},
       }) {
    CAPTURE(row.text);
    const auto decimal = parse_decimal(row.text);
    CHECK(!decimal.value);
    CHECK(decimal.problem.what == row.what);
    CHECK(decimal.problem.hint == row.hint);
  }
}

TEST_CASE("numbers: whole numbers are whole and in range") {
  CHECK(parse_whole("42").value == 42);
  CHECK(parse_whole("-1").value == -1);
  CHECK(parse_whole("9223372036854775807").value == std::numeric_limits<std::int64_t>::max());
  CHECK(parse_whole("9223372036854775808").problem.what == "out of range");
  CHECK(parse_whole("2.5").problem.what == "not a whole number");
  CHECK(parse_whole("1e3").problem.what == "not a whole number");
  CHECK(parse_whole("010").problem.what == "a leading zero");
  CHECK(parse_whole("ten").problem.what == "not a number");
  CHECK(parse_natural("18446744073709551615").value == std::numeric_limits<std::uint64_t>::max());
  CHECK(parse_natural("18446744073709551616").problem.what == "out of range");
  CHECK(parse_natural("-1").problem.what == "negative");
}

TEST_CASE("numbers: texts of numbers read back as the same value") {
  for (const double value : {0.0, 0.1, 1.0 / 3, 43.6, 1e-7, 123456.789, 0.15, 1e15}) {
    const std::string text = number_text(value);
    REQUIRE(parse_decimal(text).value);
    CHECK(nearest_double(text) == value);
  }
  CHECK(number_text(-0.0) == "0");
  CHECK(micro_text(2'500'000) == "2.5");
  CHECK(micro_text(1) == "0.000001");
  CHECK(micro_text(-1'000'000) == "-1");
  CHECK(micro_text(std::numeric_limits<std::int64_t>::min()) == "-9223372036854.775808");
}

}  // namespace
}  // namespace corridor::scenario::numbers_test
