#pragma once

#include <string>

#include "corridor/scenario/dates.hpp"
#include "corridor/scenario/describe_struct.hpp"

namespace corridor::scenario {

/// Reports a local time further ahead of UTC than any is.
inline void check_utc_offset(Reading& reading, const Given& given, Duration offset) {
  constexpr Duration kMost = 14 * core::kHour;
  if (offset > kMost) {
    std::string found = "found ";
    found += duration_text(offset);
    reading.error_at(given.tree.find("utc_offset")->place, found + ", expected at most 14 h");
  }
}

}  // namespace corridor::scenario
