#pragma once
// From a figure counted over the statistics window to the unit of an observed one.

#include <optional>
#include <string>

#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

/// Length in calendar years or months, each counted by its own length: 2024 is exactly 1 and 12.
double calendar_years(const scenario::Window& span);
double calendar_months(const scenario::Window& span);

/// What a figure in `measured` ("t", "TEU", "d", "h", or "" for a count), counted over `span`, is
/// multiplied by to be in `observed` ("Mt/yr", "TEU/yr", "d", "1/month"); none when the two cannot
/// be compared.
std::optional<double> observed_factor(const std::string& measured,
                                      const std::string& observed,
                                      const scenario::Window& span);

}  // namespace corridor::experiment
