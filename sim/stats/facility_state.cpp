#include "corridor/stats/facility_state.hpp"

#include <array>

namespace corridor::stats {

const char* to_string(FacilityState state) {
  constexpr std::array<const char*, kFacilityStates> kNames{
      "working", "occupied idle", "blocked", "starved", "down", "closed"};
  return kNames.at(static_cast<std::size_t>(state));
}

}  // namespace corridor::stats
