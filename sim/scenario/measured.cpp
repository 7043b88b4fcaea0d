#include "measured.hpp"

#include <fmt/format.h>

#include "corridor/scenario/dates.hpp"
#include "scalar_kind.hpp"
#include "shares.hpp"

namespace corridor::scenario {
namespace {

/// A number in the measure of the distribution: microseconds, units of cargo or a factor.
Parsed<double> parse_measured(Reading& reading, const std::string& text, std::string& expected) {
  if (reading.scope.measure == Measure::OfFactor) {
    expected = "a number without unit such as 1.0";
    return parse_number(reading, text, false, {.low = 0, .high = 1e6});
  }
  const bool time = reading.scope.measure == Measure::OfTime;
  std::string unit = reading.scope.cargo_unit;
  expected = time ? "a duration such as 8 h"
                  : fmt::format("an amount in {0} such as 95 {0}", unit.empty() ? "TEU" : unit);
  auto quantity = reading.units().parse(text);
  if (quantity.value && !time && unit.empty()) {
    unit = cargo_unit_of(quantity.value->dimension);
  }
  const Dimension dimension = time ? time_dimension() : cargo_dimension(unit);
  if (quantity.value && quantity.value->dimension != dimension) {
    quantity = {.value = {}, .problem = dimension_problem(quantity.value->dimension, dimension)};
  }
  if (!quantity.value) {
    return failed<double>(quantity.problem);
  }
  // Amounts are kept in millionths, durations in microseconds: what is written comes back exactly.
  const bool mass = !time && unit == "t";
  const auto micro = quantity.value->to_integer(time || mass ? 1 : 1'000'000);
  constexpr std::int64_t kMax = 1'000'000'000'000'000'000;
  if (!micro.value || *micro.value > kMax) {
    return failed<double>(micro.value ? "out of range" : micro.problem.what);
  }
  if (*micro.value < 0) {
    return failed<double>("negative");
  }
  const auto value = static_cast<double>(*micro.value);
  return {.value = time ? value : value / 1e6, .problem = {}};
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
