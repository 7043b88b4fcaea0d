#pragma once
// One number of a scenario that has been read gets another value.

#include <optional>
#include <string>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

/// "834 km/day": the number and all that follows it, a blank included.
struct NumberWithUnit {
  double number = 0;
  std::string unit;
};
std::optional<NumberWithUnit> number_with_unit(const std::string& text);
/// "0.8x" or "0.8 x", not negative.
std::optional<double> factor_of(const std::string& text);
/// With six significant digits.
std::string to_string(const NumberWithUnit& value);

/// Puts the value, as it would be written, at the path and takes its `low` and `high` away. What is
/// set of a distribution is its mean: one that is given by its mean keeps its form, any other is
/// stretched as a whole. False when something was reported, of a file called `name`.
bool set_value(Scenario& scenario,
               const std::string& path,
               const std::string& value,
               const std::string& name,
               core::Diagnostics& diagnostics);

/// Multiplies the number, the mean of the distribution or each number of the list at the path.
bool scale_value(Scenario& scenario,
                 const std::string& path,
                 double factor,
                 core::Diagnostics& diagnostics);

/// The scenario as its canonical text is read, with all checks of the reader.
core::Result<Scenario> read_anew(const Scenario& scenario, const std::string& name);

}  // namespace corridor::scenario
