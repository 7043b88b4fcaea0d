// The tankers on a falling sea beside a list of their voyages that is worked out here by hand: each
// takes 10 h to load, 24 h over, 8 h to unload and 24 h back, and takes on what the water allows
// when loading begins, in whole lots. Integers only: micrometres of water, seconds.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "../model/support.hpp"

namespace corridor::test::shallow_water_test {
namespace {

constexpr std::int64_t kHours = 3600;
constexpr std::int64_t kDays = 24 * kHours;

struct Voyage {
  std::int64_t sails = 0;  // seconds after the beginning
  std::int64_t tonnes = 0;
  friend bool operator==(const Voyage&, const Voyage&) = default;
};

/// The sea falls by a metre in 121 days; dredged by one after 152 days (the first of June).
std::int64_t tonnes_at(std::int64_t now, bool dredged) {
  const std::int64_t fall = std::min<std::int64_t>(now, 121 * kDays);
  // 12,000 t less 3,000 t a metre, in lots of 100 t, rounded down
  const std::int64_t lots = (120 * 121 * kDays - 30 * fall) / (121 * kDays);
  const std::int64_t more = dredged && now >= 152 * kDays ? 30 : 0;
  return 100 * std::min<std::int64_t>(120, lots + more);
}

std::vector<Voyage> by_hand(std::int64_t first_begins, bool dredged) {
  std::vector<Voyage> voyages;
  for (std::int64_t begins = first_begins; begins + 10 * kHours < 182 * kDays;
       begins += 66 * kHours) {
    voyages.push_back({begins + 10 * kHours, tonnes_at(begins, dredged)});
  }
  return voyages;
}

std::vector<Voyage> simulated(const Trial& trial, const std::string& ship) {
  std::vector<Voyage> voyages;
  for (const model::TraceEvent& event : trial.events) {
    if (event.entity == ship && event.event == "departed" && event.place == "west") {
      voyages.push_back({std::chrono::floor<std::chrono::seconds>(event.time - trial.from).count(),
                         static_cast<std::int64_t>(event.quantity)});
    }
  }
  return voyages;
}

TEST_CASE("tankers on a falling sea: every voyage as it was worked out by hand") {
  for (const bool dredged : {false, true}) {
    scenario::Scenario scenario = shipped("lab/shallow-water.yaml");
    if (dredged) {
      scenario::Disruption& works = scenario.disruptions["dredging"];
      works.dates = {{scenario.from + std::chrono::days{152}, core::Time::max()}};
      scenario::Change& depth = works.changes.emplace_back();
      depth.what = scenario::Change::What::BerthDepth;
      depth.path = "nodes.west.facilities.jetty.depth";
      depth.owner = "west";
      depth.part = "jetty";
      depth.value = 8'500'000;
    }
    const Trial trial = run(scenario);
    CHECK(simulated(trial, "tanker#1") == by_hand(0, dredged));
    CHECK(simulated(trial, "tanker#2") == by_hand(10 * kHours, dredged));
    CHECK(by_hand(0, dredged).back().tonnes == (dredged ? 12'000 : 9'000));
  }
}

}  // namespace
}  // namespace corridor::test::shallow_water_test
