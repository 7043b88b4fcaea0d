#include "corridor/scenario/units.hpp"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

namespace corridor::scenario::units_test {
namespace {

const Units& units() {
  static const Units kUnits({"TEU", "wagon", "t"});
  return kUnits;
}

std::int64_t exact(const std::string& text, std::int64_t scale = 1) {
  const auto quantity = units().parse(text);
  REQUIRE_MESSAGE(quantity.value, text);
  const auto value = quantity.value->to_integer(scale);
  REQUIRE_MESSAGE(value.value, text);
  return *value.value;
}

TEST_CASE("units: amounts are exact integers") {
  struct Row {
    const char* text;
    std::int64_t scale;
    std::int64_t expected;
  };
  const std::int64_t micro = 1'000'000;
  for (const Row& row : {Row{"0.1 t", 1, 100'000},  // not 99 999
                         Row{"0.3 t", 1, 300'000},
                         Row{"1.5 Mt", 1, 1'500'000'000'000},
                         Row{"4.484 Mt", 1, 4'484'000'000'000},
                         Row{"2.764 kt", 1, 2'764'000'000},
                         Row{"95 TEU", micro, 95'000'000},
                         Row{"22 kTEU/yr", micro, 22'000'000'000},
                         Row{"1.1 USD", micro, 1'100'000},
                         Row{"47600 MKZT", micro, 47'600'000'000'000'000},
                         Row{"8 h", 1, 28'800'000'000},
                         Row{"8h", 1, 28'800'000'000},
                         Row{"0.5 week", 1, 302'400'000'000},
                         Row{"3 days", 1, 259'200'000'000},
                         Row{"1 min", 1, 60'000'000},
                         Row{"0.000001 s", 1, 1},
                         Row{"2 wagons", 1, 2},
                         Row{"20 TEU/h", micro * 3'600'000'000, 20'000'000},
                         Row{"265 NM", 1, 490'780},
                         Row{"14 t/TEU", 1, 14'000'000},
                         Row{"30 USD/TEU/day", micro * 86'400'000'000, 30'000'000},
                         Row{"40 %", 100, 40}}) {
    CAPTURE(row.text);
    CHECK(exact(row.text, row.scale) == row.expected);
  }
}

TEST_CASE("units: rounding goes to the nearest, halves away from zero") {
  CHECK(exact("0.0000005 s") == 1);
  CHECK(exact("0.00000149 s") == 1);
  CHECK(exact("-0.0000015 s") == -2);
  CHECK(units().parse("0.25 t").value->is_whole());
  CHECK(!units().parse("0.5 g").value->is_whole());
}

TEST_CASE("units: a value that would become zero or leave 64 bits is an error") {
  CHECK(units().parse("1e-9 s").value->to_integer().problem.what ==
        "too small to be told from zero");
  CHECK(units().parse("1e15 h").value->to_integer().problem.what == "out of range");
  CHECK(units().parse("1e30 Mt").value->to_integer(1'000'000).problem.what == "out of range");
  CHECK(exact("0 h") == 0);
}

TEST_CASE("units: speeds and lengths keep the digits that are written") {
  CHECK(units().parse("5.401666666666667 m/s").value->to_double(1'000'000) == 5.401666666666667);
  CHECK(units().parse("36 km/h").value->to_double(1'000'000) == doctest::Approx(10));
  CHECK(units().parse("10 kn").value->to_double(1'000'000) == doctest::Approx(18520.0 / 3600));
  CHECK(units().parse("864 km/day").value->to_double(1'000'000) == doctest::Approx(10));
  CHECK(units().parse("490.78 km").value->to_double() == doctest::Approx(490780));
}

TEST_CASE("units: dimensions are told apart") {
  const auto dimension = [](const char* text) {
    return describe(units().parse(text).value->dimension);
  };
  CHECK(dimension("5 t") == "a mass");
  CHECK(dimension("5 kn") == "a speed");
  CHECK(dimension("5 km") == "a length");
  CHECK(dimension("5 TEU") == "an amount of TEU");
  CHECK(dimension("5 KZT") == "an amount of KZT");
  CHECK(dimension("5 t/yr") == "mass per yr");
  CHECK(dimension("18/day") == "a number per time");
  CHECK(dimension("12/month") == "a number per month");
  CHECK(dimension("5") == "a number without unit");
  CHECK(dimension("5 t/t") == "a number without unit");
}

TEST_CASE("units: unknown and refused spellings get a hint") {
  struct Row {
    const char* text;
    const char* what;
    const char* hint;
  };
  for (const Row& row : {
           Row{"3 hrz", "unknown unit hrz", "did you mean h?"},
           Row{"3 mins.", "unknown unit mins.", "did you mean min?"},
           Row{"3 Hours", "unit Hours is not used", "write h"},
           Row{"5 ton", "unit ton is not used", "write t for a tonne of 1000 kg"},
           Row{"5 mt", "unit mt is not used", "write t for a tonne, Mt for a million tonnes"},
           Row{"5 nmi", "unit nmi is not used", "write NM for a nautical mile"},
           Row{"5 kph", "unit kph is not used", "write km/h"},
           Row{"5 gal", "unit gal is not used", "write the mass in t"},
           Row{"5 FEU", "unknown unit FEU", "cargo is counted in t, TEU, wagon"},
           Row{"5 TEUs", "unknown unit TEUs", "did you mean TEU?"},
           Row{"5 KM/H", "unknown unit KM", "did you mean km?"},
           Row{"3 h 20 min", "cannot read the unit from '20 min' on", "join units with / or *"},
           Row{"1 000 t", "a blank inside the number", "write the digits without separators"},
           Row{"12:30",
               "a time of day where a number belongs",
               "write hours or minutes, such as 12.5 h"},
           Row{"0x10 h", "not a number", ""},
           Row{"h", "not a number", ""},
           Row{"5 h/", "unit missing after the operator", ""},
       }) {
    CAPTURE(row.text);
    const auto quantity = units().parse(row.text);
    CHECK(!quantity.value);
    CHECK(quantity.problem.what == row.what);
    CHECK(quantity.problem.hint == row.hint);
  }
}

TEST_CASE("units: a wrong dimension says what was found, years and months what to write") {
  const auto problem = [](const char* text, const Dimension& expected) {
    return units().parse(text, expected).problem;
  };
  CHECK(problem("5 t", time_dimension()).what == "wrong kind of unit, a mass");
  CHECK(problem("5", time_dimension()).what == "unit missing");
  CHECK(problem("1 yr", time_dimension()).hint == "write days, such as 365 d");
  CHECK(problem("1 month", time_dimension()).hint == "write days, such as 30 d");
  const Dimension rate = quotient(mass_dimension(), time_dimension());
  CHECK(problem("5 t/yr", rate).hint == "write a rate per day: /day");
  const Dimension yearly = quotient(mass_dimension(), {{"yr", 1}});
  CHECK(problem("5 t/month", yearly).hint == "write it per calendar year: /yr");
}

TEST_CASE("units: a unit of cargo is t or a word of its own") {
  for (const char* good : {"t", "TEU", "wagon", "truck", "box", "lot"}) {
    CAPTURE(good);
    CHECK(!check_cargo_unit(good));
  }
  for (const char* bad : {"",
                          "kg",
                          "h",
                          "USD",
                          "kt",
                          "ton",
                          "T E U",
                          "TEU/day",
                          "time",
                          "mass",
                          "x2",
                          "averyveryverylongword"}) {
    CAPTURE(bad);
    CHECK(check_cargo_unit(bad).has_value());
  }
}

}  // namespace
}  // namespace corridor::scenario::units_test
