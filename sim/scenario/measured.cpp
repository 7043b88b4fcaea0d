#include "measured.hpp"

#include <fmt/format.h>

#include "corridor/scenario/dates.hpp"
#include "scalar_kind.hpp"
#include "shares.hpp"

namespace corridor::scenario {
namespace {

constexpr std::int64_t kMaxMicro = 1'000'000'000'000'000'000;

/// Durations and amounts are kept whole, in microseconds and millionths: what is written comes back
/// exactly.
Parsed<double> whole_micro(const Quantity& quantity, std::int64_t scale) {
  const auto micro = quantity.to_integer(scale);
  if (!micro.value) {
    return failed<double>(micro.problem);
  }
  if (*micro.value < 0 || *micro.value > kMaxMicro) {
    return failed<double>(*micro.value < 0 ? "negative" : "out of range");
  }
  return {.value = static_cast<double>(*micro.value), .problem = {}};
}

Parsed<double> parse_time_value(const Reading& reading, const std::string& text) {
  const auto quantity = reading.units().parse(text, time_dimension());
  return quantity.value ? whole_micro(*quantity.value, 1) : failed<double>(quantity.problem);
}

/// An amount in the unit of the scope, or in any where there is none.
Parsed<double> parse_cargo_value(const Reading& reading, const std::string& text) {
  const auto quantity = reading.units().parse(text);
  if (!quantity.value) {
    return failed<double>(quantity.problem);
  }
  const Dimension& found = quantity.value->dimension;
  const std::string& known = reading.scope.cargo_unit;
  const Dimension wanted = cargo_dimension(known.empty() ? cargo_unit_of(found) : known);
  if (found != wanted) {
    return failed<double>(dimension_problem(found, wanted));
  }
  Parsed<double> micro = whole_micro(*quantity.value, wanted == mass_dimension() ? 1 : 1'000'000);
  if (micro.value) {
    *micro.value /= 1e6;
  }
  return micro;
}

/// A number in the measure of the distribution: microseconds, units of cargo or a factor.
Parsed<double> parse_measured(Reading& reading, const std::string& text, std::string& expected) {
  switch (reading.scope.measure) {
    case Measure::OfTime:
      expected = "a duration such as 8 h";
      return parse_time_value(reading, text);
    case Measure::OfCargo: {
      const std::string& unit = reading.scope.cargo_unit;
      expected = fmt::format("an amount in {0} such as 95 {0}", unit.empty() ? "TEU" : unit);
      return parse_cargo_value(reading, text);
    }
    case Measure::OfFactor:
      expected = "a number without unit such as 1.0";
      return parse_number(reading, text, false, {.low = 0, .high = 1e6});
  }
  return failed<double>("not a number");
}

}  // namespace

std::string measured_text(const Writing& writing, double value) {
  switch (writing.scope.measure) {
    case Measure::OfTime:
      return duration_text(core::from_microseconds(value));
    case Measure::OfCargo:
      return fmt::format(
          "{} {}", micro_text(Amount::from_units(value).micro), writing.cargo_unit());
    case Measure::OfFactor:
      return number_text(value);
  }
  return {};
}

KindOf<double> measured(bool positive) {
  Kind kind = described(
      "a value in the unit of what is drawn", "8 h", positive ? "more than 0" : "at least 0");
  kind.spelling = spelled_as_quantity();
  kind.spelling.as_drawn = true;
  set_measure<double>(kind, [](double value) { return value; });
  return finished<double>(scalar_kind<double>(
      std::move(kind),
      [positive](Reading& reading, const std::string& text, std::string& expected) {
        Parsed<double> value = parse_measured(reading, text, expected);
        return value.value && positive && *value.value <= 0
                   ? failed<double>("must be more than zero")
                   : value;
      },
      measured_text));
}

}  // namespace corridor::scenario
