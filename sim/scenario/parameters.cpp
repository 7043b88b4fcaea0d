#include "corridor/scenario/parameters.hpp"

#include <cmath>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "corridor/core/check.hpp"
#include "corridor/core/text.hpp"
#include "moved_value.hpp"

namespace corridor::scenario {
namespace {

/// A power of ten below a thousandth of the range: a fitted value has no more digits than mean
/// anything.
double grain_of(double range) {
  constexpr double kThousandth = 1e-3;
  constexpr double kTen = 10;
  return std::pow(kTen, std::floor(std::log10(range * kThousandth)));
}

/// The values name where they are from. The ends stay with them where the reader takes them.
Scenario with_sources(const Scenario& scenario,
                      std::span<const Parameter> parameters,
                      const std::string& source,
                      bool ends) {
  Scenario result = scenario;
  for (const Parameter& parameter : parameters) {
    const bool has_ends = ends && !parameter.times;
    for (const std::string& path : parameter.paths) {
      result.provenance[path] = {.source = source,
                                 .confidence = Confidence::Calibrated,
                                 .low = has_ends ? parameter.low : "",
                                 .high = has_ends ? parameter.high : "",
                                 .note = {}};
    }
  }
  return result;
}

}  // namespace

std::string Parameter::name() const {
  return fmt::format("{}", fmt::join(paths, " + "));
}

double Parameter::snapped(double fraction) const {
  return steps == 0 ? fraction : std::round(fraction * steps) / steps;
}

std::string Parameter::text_at(double fraction) const {
  const auto from = number_with_unit(low);
  const auto to = number_with_unit(high);
  const double at = snapped(fraction);
  if (at == 0 || at == 1) {
    return at == 0 ? low : high;
  }
  const double range = to->number - from->number;
  const double grain = grain_of(range);
  const double number = std::round((from->number + at * range) / grain) * grain;
  return to_string({.number = number, .unit = from->unit});
}

std::string Parameter::width_text(double share) const {
  constexpr int kSignificant = 3;
  const auto from = number_with_unit(low);
  const auto to = number_with_unit(high);
  return core::format_number(share * (to->number - from->number), kSignificant) + from->unit;
}

core::Result<Scenario> with_parameters(const Scenario& scenario,
                                       std::span<const Parameter> parameters,
                                       std::span<const double> fractions,
                                       const std::string& source) {
  CORRIDOR_CHECK(parameters.size() == fractions.size(), "a fraction for each parameter");
  core::Result<Scenario> result;
  Scenario moved = scenario;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const std::string text = parameters[i].text_at(fractions[i]);
    for (const std::string& path : parameters[i].paths) {
      const bool good = parameters[i].times
                            ? scale_value(moved, path, *factor_of(text), result.diagnostics)
                            : set_value(moved, path, text, "fitted", result.diagnostics);
      if (!good) {
        return result;
      }
    }
  }
  if (source.empty()) {
    return read_anew(moved, "fitted");
  }
  auto whole = read_anew(with_sources(moved, parameters, source, true), "fitted");
  return whole.value ? std::move(whole)
                     : read_anew(with_sources(moved, parameters, source, false), "fitted");
}

}  // namespace corridor::scenario
