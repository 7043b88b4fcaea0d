#pragma once
// Dates and durations as text. All times are UTC: there is no lost or doubled hour.

#include <string>
#include <string_view>

#include "corridor/core/time.hpp"
#include "corridor/scenario/numbers.hpp"

namespace corridor::scenario {

/// "2024-01-01", "2024-01-01 06:30" or "2024-01-01T06:30:00Z", years 1900 to 2999.
Parsed<core::Time> parse_time(std::string_view text);

/// Texts that read back as the same value; a duration in the largest unit without a fraction.
std::string time_text(core::Time time);
std::string duration_text(core::Duration duration);

}  // namespace corridor::scenario
