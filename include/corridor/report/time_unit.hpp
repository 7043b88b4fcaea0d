#pragma once

#include <string>

#include "corridor/experiment/summary.hpp"

namespace corridor::report {

/// The unit in which journeys are told: days on a corridor, minutes at a counter.
struct TimeUnit {
  std::string name = "d";
  double per_day = 1;

  /// "11.87", without the unit.
  [[nodiscard]] std::string text(const experiment::Estimate& days) const;
  [[nodiscard]] std::string text(double days) const;
  [[nodiscard]] std::string plus_minus(const experiment::Estimate& days) const;
  /// Two decimals, or "-" for what would be 0.00.
  [[nodiscard]] std::string part(double days) const;
  [[nodiscard]] bool shows(double days) const;
};

/// Days when the longest mean journey takes a day or more, else hours or minutes.
TimeUnit time_unit(const experiment::Summary& summary);

}  // namespace corridor::report
