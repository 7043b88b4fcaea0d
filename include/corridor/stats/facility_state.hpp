#pragma once

#include <cstddef>

#include "corridor/stats/time_in_state.hpp"

namespace corridor::stats {

/// What one server of a facility is doing.
enum class FacilityState {
  Working,
  OccupiedIdle,  // held, but nothing is being done: a ship at the berth waits for cargo or a crane
  Blocked,       // work done, what comes next is full
  Starved,       // free, nothing to do
  Down,          // broken
  Closed,        // weather, shift, works
};
inline constexpr std::size_t kFacilityStates = 6;

/// "working", "occupied idle", ...
const char* to_string(FacilityState state);

using FacilityTimes = TimeInState<FacilityState, kFacilityStates>;

}  // namespace corridor::stats
