#include "corridor/stats/longest_active.hpp"

#include <doctest/doctest.h>

namespace corridor::stats::longest_active_test {
namespace {

core::Time at(int hours) {
  return core::Time{} + hours * core::kHour;
}

ActiveSpan span(std::size_t resource, int from, int to) {
  return {.resource = resource, .from = at(from), .to = at(to)};
}

double hours(core::Duration time) {
  return core::to_hours(time);
}

TEST_CASE("momentary bottleneck: of overlapping spans the longest, shifting where two overlap") {
  // 0: ==========            0 to 10
  // 1:        ============== 7 to 21, longer
  // 2:  ===                  1 to 4, never the longest
  // 0:                       == 21 to 23 begins as the other ends
  const std::vector<ActiveSpan> spans{
      span(0, 0, 10), span(1, 7, 21), span(2, 1, 4), span(0, 21, 23)};
  const auto times = bottleneck_times(spans, 3, at(0), at(24));
  CHECK(hours(times[0].sole) == 7 + 2);
  CHECK(hours(times[0].shifting) == 3);
  CHECK(hours(times[1].sole) == 11);
  CHECK(hours(times[1].shifting) == 3);
  CHECK(hours(times[2].sole + times[2].shifting) == 0);
}

TEST_CASE(
    "momentary bottleneck: gaps count for nobody, and only what lies between the bounds does") {
  const std::vector<ActiveSpan> spans{span(0, 0, 4), span(1, 6, 9), span(0, 8, 20)};
  const auto times = bottleneck_times(spans, 2, at(2), at(12));
  CHECK(hours(times[0].sole) == 2 + 3);  // 2 to 4, 9 to 12
  CHECK(hours(times[1].sole) == 2);      // 6 to 8
  CHECK(hours(times[0].shifting) == 1);
  CHECK(hours(times[1].shifting) == 1);
}

TEST_CASE("momentary bottleneck: of equal spans that which began first, then the lowest number") {
  const auto first = bottleneck_times(std::vector{span(1, 0, 5), span(0, 1, 6)}, 2, at(0), at(6));
  CHECK(hours(first[1].sole) == 1);
  CHECK(hours(first[1].shifting) == 4);
  const auto lowest = bottleneck_times(std::vector{span(1, 0, 5), span(0, 0, 5)}, 2, at(0), at(5));
  CHECK(hours(lowest[0].sole) == 5);
  CHECK(hours(lowest[1].sole + lowest[1].shifting) == 0);
}

TEST_CASE("momentary bottleneck: none without spans") {
  const auto times = bottleneck_times({}, 1, at(0), at(5));
  CHECK(hours(times[0].sole + times[0].shifting) == 0);
}

}  // namespace
}  // namespace corridor::stats::longest_active_test
