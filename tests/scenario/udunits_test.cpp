// Our factors against UDUNITS-2, where both mean the same by a symbol. It is an oracle for tests
// only: the product does not use it.

#include <string>
#include <udunits2.h>

#include <doctest/doctest.h>

#include "corridor/scenario/units.hpp"

namespace corridor::scenario::udunits_test {
namespace {

/// UDUNITS' factor from `from` to `to`.
double factor(const ut_system* system, const char* from, const char* to) {
  ut_unit* a = ut_parse(system, from, UT_ASCII);
  ut_unit* b = ut_parse(system, to, UT_ASCII);
  REQUIRE_MESSAGE(a != nullptr, from);
  REQUIRE_MESSAGE(b != nullptr, to);
  cv_converter* converter = ut_get_converter(a, b);
  REQUIRE(converter != nullptr);
  const double result = cv_convert_double(converter, 1.0);
  cv_free(converter);
  ut_free(a);
  ut_free(b);
  return result;
}

TEST_CASE("units: factors agree with UDUNITS where it means the same") {
  struct Row {
    const char* ours;
    const char* theirs;
    const char* base;  // our base unit, as UDUNITS spells it
  };
  const Row rows[] = {{"g", "g", "g"},
                      {"kg", "kg", "g"},
                      {"t", "tonne", "g"},
                      {"kt", "kilotonne", "g"},
                      {"Mt", "megatonne", "g"},
                      {"m", "m", "m"},
                      {"km", "km", "m"},
                      {"NM", "nautical_mile", "m"},
                      {"kn", "knot", "m/us"},
                      {"km/h", "km/h", "m/us"},
                      {"km/day", "km/day", "m/us"},
                      {"s", "s", "us"},
                      {"min", "min", "us"},
                      {"h", "h", "us"},
                      {"d", "d", "us"},
                      {"day", "day", "us"},
                      {"week", "week", "us"},
                      {"%", "%", "1"},
                      {"kt/day", "kilotonne/day", "g/us"}};
  ut_set_error_message_handler(ut_ignore);
  ut_system* system = ut_read_xml(nullptr);
  REQUIRE(system != nullptr);
  const Units units;
  for (const Row& row : rows) {
    CAPTURE(row.ours);
    const auto quantity = units.parse(std::string("1 ") + row.ours);
    REQUIRE(quantity.value);
    CHECK(quantity.value->to_double() ==
          doctest::Approx(factor(system, row.theirs, row.base)).epsilon(1e-14));
  }
  ut_free_system(system);
}

}  // namespace
}  // namespace corridor::scenario::udunits_test
