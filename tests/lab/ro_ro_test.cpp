// The ferry with trucks, wagons and boxes beside a list that is worked out here, in minutes.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "../model/support.hpp"

namespace corridor::test::ro_ro_test {
namespace {

constexpr int kEnd = 31 * 1440;

enum class Kind { Truck, Wagon, Box };

struct Unit {
  int ready = 0;
  Kind kind = Kind::Truck;
};

struct RoRo {
  int now = 0;
  int loader_free = 0;
  int crate = 61;  // the next one comes
  int wagon = 71;
  int box = 83;
  std::vector<Unit> kuryk, alat;  // waiting there, in order of coming
  std::map<std::string, std::string> delivered;

  void tell(const std::string& flow, int minute) {
    std::string& text = delivered[flow];
    if (minute <= kEnd) {
      text += (text.empty() ? "" : " ") + std::to_string(minute);
    }
  }
  /// The truck takes the next crate, when it and the loader are there.
  void load_truck(int arrived) {
    loader_free = std::max({arrived, loader_free, crate}) + 20;
    crate += 401;
    kuryk.push_back({loader_free, Kind::Truck});
  }
  /// A truck takes 17 m of 100 m and a wagon 14 m; 34 m are kept for trucks, 50 m for what is no
  /// wagon; four boxes stand elsewhere.
  static bool fits(std::map<Kind, int> aboard, Kind kind) {
    ++aboard[kind];
    const int trucks = 17 * aboard[Kind::Truck];
    const int wagons = 14 * aboard[Kind::Wagon];
    return aboard[Kind::Box] <= 4 && wagons <= 50 && std::max(trucks, 34) + wagons <= 100;
  }
  static int work(Kind kind, bool loading) {
    return kind == Kind::Truck ? (loading ? 7 : 5) : kind == Kind::Wagon ? 11 : 13;
  }

  void offer(std::vector<Unit>& waiting) {
    for (; wagon <= now; wagon += 613) {
      waiting.push_back({wagon, Kind::Wagon});
    }
    for (; box <= now; box += 719) {
      waiting.push_back({box, Kind::Box});
    }
  }
  /// What is there is claimed in order, then worked on, until nothing more fits.
  std::vector<Kind> load(std::vector<Unit>& waiting) {
    std::vector<Kind> aboard;
    std::map<Kind, int> counts;
    for (bool more = true; more;) {
      if (&waiting == &kuryk) {
        offer(waiting);
      }
      std::ranges::stable_sort(waiting, {}, &Unit::ready);
      more = false;
      int time = 0;
      for (auto unit = waiting.begin(); unit != waiting.end();) {
        if (unit->ready > now || !fits(counts, unit->kind)) {
          ++unit;
          continue;
        }
        ++counts[unit->kind];
        aboard.push_back(unit->kind);
        time += work(unit->kind, true);
        more = true;
        unit = waiting.erase(unit);
      }
      now += time;
    }
    return aboard;
  }

  void land(Kind kind) {
    now += work(kind, false);
    if (kind != Kind::Truck) {
      tell(kind == Kind::Wagon ? "wagons" : "boxes", now);
      return;
    }
    tell("trucks-over", now);
    tell("crates", now + 180 + 30);
    alat.push_back({now + 180 + 30 + 180, Kind::Truck});
  }
  /// One kind after the other, in the order in which the first of each was loaded.
  void unload_at_alat(const std::vector<Kind>& aboard) {
    std::vector<Kind> kinds;
    for (const Kind kind : aboard) {
      if (std::ranges::find(kinds, kind) == kinds.end()) {
        kinds.push_back(kind);
      }
    }
    for (const Kind kind : kinds) {
      for (auto n = std::ranges::count(aboard, kind); n > 0; --n) {
        land(kind);
      }
    }
  }

  void sail() {
    for (int truck = 0; truck < 8; ++truck) {
      load_truck(0);
    }
    while (now < kEnd) {
      const std::vector<Kind> over = load(kuryk);
      now += 1200;
      unload_at_alat(over);
      const std::vector<Kind> back = load(alat);
      now += 1200;
      for (std::size_t truck = 0; truck < back.size(); ++truck) {
        now += 5;
        tell("trucks-back", now);
        load_truck(now);
      }
    }
  }
};

TEST_CASE("a ro-ro ferry: every truck, wagon, box and crate as it was worked out") {
  RoRo list;
  list.sail();
  const Trial trial = run(shipped("lab/ro-ro.yaml"));
  for (const auto& flow : list.delivered) {
    CAPTURE(flow.first);
    CHECK(flow.second.size() > 100);
    CHECK(trial.delivered(flow.first) == flow.second);
  }
  CHECK(list.delivered.size() == 5);
}

}  // namespace
}  // namespace corridor::test::ro_ro_test
