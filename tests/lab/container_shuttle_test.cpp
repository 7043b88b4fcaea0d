// The shuttle and its empties beside a list that is worked out here, in minutes. Nothing but the
// ship's own work ends at a full hour, so that no two things of this list happen at once.

#include <algorithm>
#include <deque>
#include <string>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "../model/support.hpp"

namespace corridor::test::container_shuttle_test {
namespace {

constexpr int kEnd = 60 * 1440;

struct Shuttle {
  int now = 0;
  int cargo = 307;  // the next one comes
  std::deque<int> cargo_waits;
  std::deque<int> units{0, 0, 0, 0, 0, 0, 0, 0};  // free in the west from these times
  std::deque<int> stuffed;
  std::deque<int> stripped{0, 0, 0, 0};
  std::string boxes, empties;

  static void tell(std::string& text, std::size_t n, int minute) {
    for (std::size_t i = 0; i < n && minute <= kEnd; ++i) {
      text += (text.empty() ? "" : " ") + std::to_string(minute);
    }
  }
  /// Cargo that has come until now takes units in order.
  void stuff() {
    for (; cargo <= now; cargo += 390) {
      cargo_waits.push_back(cargo);
    }
    while (!cargo_waits.empty() && !units.empty()) {
      stuffed.push_back(std::max(cargo_waits.front(), units.front()) + 30);
      cargo_waits.pop_front();
      units.pop_front();
    }
  }
  /// How many of them are there, at most four, taken away.
  std::size_t take(std::deque<int>& ready, std::size_t by) const {
    std::size_t n = 0;
    while (n < 4 && ready.size() >= by && ready[by - 1] <= now) {
      ready.erase(ready.begin(), ready.begin() + static_cast<std::ptrdiff_t>(by));
      n += by;
    }
    return n;
  }

  /// From the beginning of a call in the west with `aboard` empties; how many the next one brings.
  std::size_t round(std::size_t aboard) {
    now += aboard > 0 ? 60 : 0;
    tell(empties, aboard, now);
    stuff();
    units.insert(units.end(), aboard, now);
    stuff();
    const std::size_t full = take(stuffed, 1);
    now += full > 0 ? 120 : 0;
    now += 600 + (full > 0 ? 180 : 0);
    tell(boxes, full, now);
    stripped.insert(stripped.end(), full, now + 1451);
    const std::size_t back = take(stripped, 2);
    now += (back > 0 ? 60 : 0) + 600;
    return back;
  }
};

TEST_CASE("a container shuttle with empties: every box as it was worked out") {
  Shuttle shuttle;
  for (std::size_t aboard = 0; shuttle.now < kEnd;) {
    aboard = shuttle.round(aboard);
  }
  const Trial trial = run(shipped("lab/container-shuttle.yaml"));
  CHECK(trial.delivered("boxes") == shuttle.boxes);
  CHECK(trial.delivered("empties") == shuttle.empties);
}

}  // namespace
}  // namespace corridor::test::container_shuttle_test
