// The barges through the lock beside a list that is worked out here: each place serves one barge at
// a time, in the order in which they come. Minutes since the beginning.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "../model/support.hpp"

namespace corridor::test::lock_test {
namespace {

constexpr int kMonth = 31 * 1440;

enum class Next { Quarry, LockedUp, Quay, LockedDown };

struct Barge {
  int at = 0;  // comes there, or is ready there
  Next next = Next::Quarry;
};

struct Line {
  int stone = 0;  // loads taken
  int chamber = 0, quay = 0;
  std::vector<int> berthed;  // at the works

  /// What is done first and when it is over.
  void serve(Barge& barge) {
    switch (barge.next) {
      case Next::Quarry:
        barge.at = std::max(barge.at, 1440 * (1 + stone++ / 3)) + 240;
        break;
      case Next::LockedUp:
        chamber = std::max(barge.at, chamber) + 50;
        barge.at = chamber + 60;
        break;
      case Next::Quay: {
        const int in = std::max(barge.at, quay) + 30;
        berthed.push_back(in);
        quay = in + 360 + 20;
        barge.at = quay + 60;
        break;
      }
      case Next::LockedDown:
        chamber = std::max(barge.at, chamber) + 40;
        barge.at = chamber + 240;
        break;
    }
    barge.next = static_cast<Next>((static_cast<int>(barge.next) + 1) % 4);
  }
};

std::string by_hand() {
  std::array<Barge, 3> barges;
  Line line;
  for (;;) {
    Barge& first = *std::min_element(
        barges.begin(), barges.end(), [](const Barge& a, const Barge& b) { return a.at < b.at; });
    if (first.at >= kMonth) {
      break;
    }
    line.serve(first);
  }
  std::sort(line.berthed.begin(), line.berthed.end());
  std::string text;
  for (const int minute : line.berthed) {
    if (minute < kMonth) {
      text += (text.empty() ? "" : " ") + std::to_string(minute);
    }
  }
  return text;
}

TEST_CASE("barges through a lock: every berthing as it was worked out") {
  const Trial trial = run(shipped("lab/lock.yaml"));
  CHECK(trial.minutes("", "berthed", "works") == by_hand());
}

}  // namespace
}  // namespace corridor::test::lock_test
