#pragma once
// Numbers for readers: rounded to what they are worth, thousands apart, "-" for what is unknown.

#include <string>

#include "corridor/core/time.hpp"
#include "corridor/experiment/estimate.hpp"

namespace corridor::report {

/// "12,345.6": `decimals` digits after the point.
std::string fixed(double value, int decimals);
/// Decimals that keep three significant digits; none from 100 on.
int decimals_for(double value);
/// fixed() with decimals_for(): "0.52", "11.9", "4,484".
std::string rounded(double value);
/// A number as a planner wrote it, at most six digits: "2.5", "56,500".
std::string plain(double value);
/// "31 %"; "<1 %" for a small share that is not 0.
std::string percent(double share);
/// Without its sign, for columns headed by "%": "31"; "-" for what is not finite.
std::string hundredths(double share);
/// At most four columns: "950", "9.6k", "120k", "4.5M".
std::string compact(double value);

std::string mean_of(const experiment::Estimate& estimate);
std::string mean_of(const experiment::Estimate& estimate, int decimals);
/// Of something counted: without decimals, or with one below ten.
std::string count_of(const experiment::Estimate& estimate);
std::string percent_of(const experiment::Estimate& estimate);
/// Mean and half-width alike rounded: "11.87 ±0.21"; without an interval the mean alone.
std::string plus_minus(const experiment::Estimate& estimate);
std::string plus_minus(const experiment::Estimate& estimate, int decimals);

/// "2024-03-01".
std::string date_of(core::Time time);

/// Text from a scenario, harmless on a terminal and on one line.
std::string name(const std::string& text);

}  // namespace corridor::report
