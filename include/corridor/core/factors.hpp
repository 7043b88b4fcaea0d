#pragma once
// Factors between units, for numbers that have left their types: means, shares and what is shown.

namespace corridor::core {

inline constexpr double kHoursPerDay = 24;
inline constexpr double kMicrosecondsPerDay = 8.64e10;
inline constexpr double kMetresPerKm = 1e3;
inline constexpr double kMillionthsPerUnit = 1e6;
inline constexpr double kPercent = 100;

}  // namespace corridor::core
