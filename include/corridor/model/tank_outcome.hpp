#pragma once
// What a tank held over the statistics window. Part of outcome.hpp.

#include <cstdint>
#include <string>
#include <vector>

#include "corridor/core/quantity.hpp"
#include "corridor/core/time.hpp"

namespace corridor::model {

struct TankMark {
  core::Amount level;
  core::Duration at_or_above{0};
  std::int64_t reached = 0;  // from below
};

/// A tank in the window, to the whole millionth: opening + inflow + received = drawn + closing.
struct TankOutcome {
  std::string node, tank, commodity;
  std::string flow;  // whose stream fills it; empty: none
  core::Amount capacity;
  core::Amount opening, inflow, received, drawn, closing;
  core::Amount lost;  // what the stream would have brought while it was shut in
  core::Amount lowest, highest;
  double mean_level = 0;    // units
  double volume_hours = 0;  // the integral of the level
  core::Duration shut_in{0}, empty{0};
  std::int64_t shut_ins = 0;
  std::vector<TankMark> marks;  // from the lowest
};

}  // namespace corridor::model
