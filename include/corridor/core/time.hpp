#pragma once
// Simulated time: integer microseconds since 1970-01-01 00:00 UTC, without leap seconds or summer
// time. A Duration never mixes with a bare number.

#include <chrono>
#include <cstdint>
#include <string>

namespace corridor::core {

using Duration = std::chrono::duration<std::int64_t, std::micro>;
using Time = std::chrono::sys_time<Duration>;

inline constexpr Duration kHour = std::chrono::hours{1};
inline constexpr Duration kDay = std::chrono::hours{24};

/// Rounds to the nearest microsecond, halves away from zero. The value must be within +-292,000
/// years and finite.
Duration from_microseconds(double microseconds);

inline double to_hours(Duration d) {
  return static_cast<double>(d.count()) / 3.6e9;
}
inline double to_days(Duration d) {
  return static_cast<double>(d.count()) / 8.64e10;
}

/// "2024-01-01", or "2024-01-01 06:30:00" when not midnight; microseconds only when not zero.
std::string to_string(Time time);

/// Shortest natural form that keeps four significant digits: "45 s", "8 h", "2.5 d".
std::string to_string(Duration duration);

/// Calendar month 0..11 of an instant and the first instant of the following month.
int month_index(Time time);
Time next_month(Time time);
/// First instant of the calendar year of `time`, and the year's number.
Time start_of_year(Time time);
int year_of(Time time);

}  // namespace corridor::core
