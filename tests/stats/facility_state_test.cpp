#include "corridor/stats/facility_state.hpp"

#include <set>
#include <string>

#include <doctest/doctest.h>

namespace corridor::stats::facility_state_test {

using namespace std::chrono_literals;
using corridor::core::Time;

TEST_CASE("facility state: each has its own name, in the planner's words") {
  std::set<std::string> names;
  for (std::size_t i = 0; i < kFacilityStates; ++i) {
    names.insert(to_string(static_cast<FacilityState>(i)));
  }
  CHECK(names ==
        std::set<std::string>{"working", "occupied idle", "blocked", "starved", "down", "closed"});
  CHECK(to_string(FacilityState::OccupiedIdle) == std::string("occupied idle"));
}

TEST_CASE("facility state: the last one has its own account of time") {
  FacilityTimes times(Time{}, FacilityState::Working);
  times.enter(Time{} + 3h, FacilityState::Closed);
  CHECK(times.share(FacilityState::Closed, Time{} + 4h) == 0.25);
}

}  // namespace corridor::stats::facility_state_test
