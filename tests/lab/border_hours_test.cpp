// The border that keeps hours beside a list of its wagons that is worked out here: first come,
// first served, at whichever lane is free first. Minutes of UTC since the first of March 2024, a
// Friday.

#include <algorithm>
#include <array>
#include <string>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "../model/support.hpp"

namespace corridor::test::border_hours_test {
namespace {

constexpr int kDay = 1440;
constexpr int kWagons = 61 * 6;  // before the first of April

/// A wagon begun then would be done within working hours: 4 to 8 and 9 to 13 o'clock UTC.
bool may_begin(int minute) {
  const int day = minute / kDay;  // 0 is Friday
  const int weekday = day % 7;
  const bool works = weekday != 1 && weekday != 2 && day != 7;
  const int of_day = minute % kDay;
  return works && ((of_day >= 240 && of_day + 45 <= 480) || (of_day >= 540 && of_day + 45 <= 780));
}

std::string by_hand() {
  std::array<int, 2> free_from{0, 0};
  std::string text;
  for (int wagon = 0; wagon < kWagons; ++wagon) {
    int& lane = *std::min_element(free_from.begin(), free_from.end());
    int begins = std::max(lane, (1 + wagon / 6) * 720);
    while (!may_begin(begins)) {
      ++begins;
    }
    lane = begins + 45;
    text += (text.empty() ? "" : " ") + std::to_string(lane);
  }
  return text;
}

TEST_CASE("a border that keeps hours: every wagon as it was worked out") {
  const Trial trial = run(shipped("lab/border-hours.yaml"));
  CHECK(first(kWagons, trial.delivered("imports")) == by_hand());
}

}  // namespace
}  // namespace corridor::test::border_hours_test
