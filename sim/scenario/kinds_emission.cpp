// Kinds of masses of CO2.

#include <utility>

#include <fmt/format.h>

#include "scalar_kind.hpp"

namespace corridor::scenario {
namespace {

/// 1,000 t: what a run adds up then stays within 128 bits.
constexpr std::int64_t kMostMilligrams = kMillion * kMillion;

/// CO2 per something; `scale` turns grams per base unit into milligrams per unit of `suffix`.
KindOf<Emission> emission_kind(Kind kind,
                               const std::string& units,
                               const Dimension& dimension,
                               std::int64_t scale,
                               const std::string& suffix) {
  kind.range = "at most 1000 t";
  kind.spelling = spelled_in_joined_units(units);
  set_measure<Emission>(kind, [](Emission emission) { return emission.milligrams; });
  return finished<Emission>(scalar_kind<Emission>(
      std::move(kind),
      [dimension, scale](Reading& reading, const std::string& text, std::string&) {
        const auto quantity = reading.units().parse(text, dimension);
        if (!quantity.value) {
          return failed<Emission>(quantity.problem);
        }
        const auto milligrams = quantity.value->to_integer(scale);
        if (!milligrams.value) {
          return failed<Emission>(milligrams.problem);
        }
        if (*milligrams.value < 0 || *milligrams.value > kMostMilligrams) {
          return failed<Emission>(*milligrams.value < 0 ? "negative" : "out of range");
        }
        return Parsed<Emission>{.value = Emission{*milligrams.value}, .problem = {}};
      },
      [suffix](const Writing&, Emission emission) {
        // a thousandth of a milligram is a millionth of a gram
        return fmt::format("{} g/{}", micro_text(emission.milligrams * 1000), suffix);
      }));
}

}  // namespace

/// The tonne of cargo cancels against the gram of CO2: 18 g/t/km is 0.000018 per km.
KindOf<Emission> emission_per_tonne_km() {
  return emission_kind(described("a mass of CO2 per tonne and km", "18 g/t/km"),
                       "a mass per mass and length, as g/t/km",
                       quotient({}, length_dimension()),
                       kMillion * kMillion,
                       "t/km");
}

KindOf<Emission> emission_per_km() {
  return emission_kind(described("a mass of CO2 per km", "220 kg/km"),
                       "a mass per length, as kg/km",
                       quotient(mass_dimension(), length_dimension()),
                       kMillion,
                       "km");
}

KindOf<Emission> emission_per_hour() {
  return emission_kind(described("a mass of CO2 per time", "150 kg/h"),
                       "a mass per time, as kg/h",
                       quotient(mass_dimension(), time_dimension()),
                       1'000 * kHourUs,
                       "h");
}

}  // namespace corridor::scenario
