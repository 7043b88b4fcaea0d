#pragma once
// The units of time that rates and slots are written in.

#include <array>
#include <cstdint>
#include <string>

#include "corridor/core/time.hpp"

namespace corridor::scenario {

struct Period {
  std::int64_t us;
  const char* symbol;
};

/// In this order a rate looks for the period in which it is a whole number of millionths.
inline constexpr std::array<Period, 5> kPeriods{{{3'600'000'000, "h"},
                                                 {86'400'000'000, "day"},
                                                 {60'000'000, "min"},
                                                 {1'000'000, "s"},
                                                 {604'800'000'000, "week"}}};

/// Symbol of a period of that table.
inline std::string period_symbol(core::Duration per) {
  for (const Period& period : kPeriods) {
    if (period.us == per.count()) {
      return period.symbol;
    }
  }
  return {};
}

}  // namespace corridor::scenario
