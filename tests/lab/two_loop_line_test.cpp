// The line with two loops beside a list that is worked out here in whole minutes: minute by minute,
// trains leave sections, trains come, and those that may start do, one after the other. The rules
// are written down again, for this line alone: which pairs of trains may be in the loops is a
// table.

#include <algorithm>
#include <array>
#include <string>
#include <tuple>
#include <vector>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "../model/support.hpp"

namespace corridor::test::two_loop_line_test {
namespace {

constexpr int kEnd = 31 * 1440;
constexpr std::array<int, 3> kUp{50, 40, 55};
constexpr std::array<int, 3> kDown{45, 40, 50};

struct Train {
  bool up = false;
  bool passenger = false;
  int place = 0;   // 0 harbour, 1 lower, 2 upper, 3 mine; of a running train: where to
  int until = -1;  // it runs until then
  int asked = 0;
  int turn = 0;
};

struct Section {
  bool busy = false;
  int left = -1000;
  int last = -1;  // 1: up
};

struct Line {
  std::vector<Train> trains;
  std::array<Section, 3> sections;
  std::string ore, boxes;
  int turns = 0;

  static std::size_t ahead(const Train& train) {
    return static_cast<std::size_t>(train.up ? train.place : train.place - 1);
  }
  void come(int now, bool up, bool passenger) {
    trains.push_back({up, passenger, up ? 0 : 3, -1, now, ++turns});
  }
  /// At a loop or bound for it, by direction.
  [[nodiscard]] std::array<int, 2> at(int place) const {
    std::array<int, 2> n{};
    for (const Train& train : trains) {
      n[train.up ? 1 : 0] += train.place == place ? 1 : 0;
    }
    return n;
  }
  /// With room for two in each loop: nobody is stuck unless both are full and the trains in them
  /// face each other, two that go up in the lower and two that go down in the upper one.
  [[nodiscard]] static bool safe(std::array<int, 2> lower, std::array<int, 2> upper) {
    const bool full = lower[0] + lower[1] == 2 && upper[0] + upper[1] == 2;
    return lower[0] + lower[1] <= 2 && upper[0] + upper[1] <= 2 &&
           !(full && lower[0] == 0 && upper[1] == 0);
  }
  [[nodiscard]] bool may_start(const Train& train, int now, bool free_now) const {
    const Section& section = sections[ahead(train)];
    if (free_now && (section.busy || now < section.left + 5)) {
      return false;
    }
    auto lower = at(1);
    auto upper = at(2);
    const std::size_t way = train.up ? 1 : 0;
    const int to = train.up ? train.place + 1 : train.place - 1;
    lower[way] += (to == 1 ? 1 : 0) - (train.place == 1 ? 1 : 0);
    upper[way] += (to == 2 ? 1 : 0) - (train.place == 2 ? 1 : 0);
    return safe(lower, upper);
  }
  [[nodiscard]] auto rank(const Train& train) const {
    return std::tuple{train.passenger ? 0 : 1,
                      sections[ahead(train)].last == (train.up ? 1 : 0) ? 1 : 0,
                      train.asked,
                      train.up ? 0 : 1,
                      train.turn};
  }
  /// The first of each place and direction.
  [[nodiscard]] std::vector<Train*> heads() {
    std::vector<Train*> found;
    for (Train& train : trains) {
      const bool first = std::none_of(trains.begin(), trains.end(), [&](const Train& other) {
        return other.until < 0 && other.place == train.place && other.up == train.up &&
               std::tuple{!other.passenger, other.turn} < std::tuple{!train.passenger, train.turn};
      });
      if (train.until < 0 && first) {
        found.push_back(&train);
      }
    }
    return found;
  }
  bool start_one(int now) {
    Train* best = nullptr;
    const std::vector<Train*> waiting = heads();
    for (Train* train : waiting) {
      const bool kept_out = std::any_of(waiting.begin(), waiting.end(), [&](const Train* other) {
        return other->up != train->up && ahead(*other) == ahead(*train) &&
               !may_start(*other, now, true) && may_start(*other, now, false) &&
               rank(*other) < rank(*train);
      });
      if (may_start(*train, now, true) && !kept_out &&
          (best == nullptr || rank(*train) < rank(*best))) {
        best = train;
      }
    }
    if (best == nullptr) {
      return false;
    }
    Section& section = sections[ahead(*best)];
    best->until = now + (best->up ? kUp : kDown)[ahead(*best)];
    section.busy = true;
    section.last = best->up ? 1 : 0;
    best->place += best->up ? 1 : -1;
    return true;
  }
  [[nodiscard]] static bool is_out(const Train& train) {
    return train.until < 0 && train.place == (train.up ? 3 : 0);
  }
  void leave_section(Train& train, int now) {
    Section& section = sections[static_cast<std::size_t>(train.up ? train.place - 1 : train.place)];
    section.busy = false;
    section.left = now;
    train.until = -1;
    train.asked = now;
    train.turn = ++turns;
  }
  void note(const Train& train, int now) {
    if (is_out(train) && !train.passenger) {
      std::string& text = train.up ? boxes : ore;
      text += (text.empty() ? "" : " ") + std::to_string(now);
    }
  }
  void arrive(int now) {
    for (Train& train : trains) {
      if (train.until == now) {
        leave_section(train, now);
        note(train, now);
      }
    }
    std::erase_if(trains, is_out);
  }
  void run() {
    for (int now = 0; now < kEnd; ++now) {
      arrive(now);
      if (now % 720 == 420) {
        come(now, false, true);
      }
      if (now > 0 && now % 131 == 0) {
        come(now, false, false);
      }
      if (now > 0 && now % 137 == 0) {
        come(now, true, false);
      }
      while (start_one(now)) {
      }
    }
  }
};

TEST_CASE("a single line with two loops: every train as it was worked out") {
  Line line;
  line.run();
  const Trial trial = run(shipped("lab/two-loop-line.yaml"));
  CHECK(trial.minutes("", "arrived", "harbour") == line.ore);
  CHECK(trial.minutes("", "arrived", "mine") == line.boxes);
}

}  // namespace
}  // namespace corridor::test::two_loop_line_test
