#include "corridor/experiment/limit.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "queue.hpp"

namespace corridor::experiment::limit_test {
namespace {

using scenario::Scenario;

/// Something of each kind.
const Scenario& everything() {
  static const Scenario kScenario = test::scenario_of(R"(
corridor: 1
name: everything
from: 2024-01-01
to: 2024-03-01
commodities: {box: {unit: box, lot: 2 box}, oil: {unit: t, lot: 100 t}}
pools: {wagons: {at: {a: 3, b: 1}}}
nodes:
  a:
    facilities: {crane: {count: 2, time: 2 h}, berth: {count: 1}}
    storage: {yard: {capacity: {box: 10 box}}}
    handling:
      - {cargo: box, from: origin, to: sea, steps: [{use: crane, takes: wagons, into: yard}, {use: crane, rate: 4 box/h, fixed: 1 h, out_of: yard}]}
  b:
    handling: [{cargo: box, from: sea, to: rail, steps: [{time: 1 h, gives: wagons}]}]
  c: {}
links:
  a-b: {mode: sea, length: 100 km, speed: 10 kn, slots: 4/day}
  b-c: {mode: rail, sections: [{time: 2 h}, {time: 3 h}], loops: [{name: middle, tracks: 2}], clearance: 11 min}
  a-c: {mode: pipeline, rate: 1000 t/day}
fleets:
  ships: {kind: ship, count: 3, capacity: {box: 8 box}, home: a}
  trains: {kind: train, count: unlimited, capacity: {box: 8 box}}
services:
  line: {fleet: ships, vehicles: 2, calls: [{at: a, berth: berth}, {at: b}]}
  rail: {fleet: trains, calls: [{at: b, depart: {when: at_once}}, {at: c}]}
flows:
  boxes: {from: a, to: c, commodity: box, volume: 1000 box/yr}
  oil: {from: a, to: c, commodity: oil, volume: 10 kt/yr}
disruptions:
  storm: {closes: [a], share_by_month: [0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2], length: 20 h}
  tide: {closes: [b], every: {every: 12 h, length: 2 h}}
  later: {changes: {nodes.a.facilities.crane.count: 4}, dates: [{from: 2024-02-01, to: 2024-03-01}]}
)");
  return kScenario;
}

Scenario eased(const std::string& name, Step step, const std::string& what) {
  const std::vector<Limit> limits = limits_of(everything());
  const auto limit = std::ranges::find(limits, name, &Limit::name);
  REQUIRE(limit != limits.end());
  Eased result = ease(everything(), *limit, step);
  CAPTURE(result.refused);
  REQUIRE(result.scenario.has_value());
  CHECK(result.what == what);
  return std::move(*result.scenario);
}

TEST_CASE("limits: each number that bounds what goes through, in order of kind and name") {
  std::vector<std::string> names;
  for (const Limit& limit : limits_of(everything())) {
    names.push_back(to_string(limit.kind) + " " + limit.name());
  }
  CHECK(names == std::vector<std::string>{"facility a.berth",
                                          "facility a.crane",
                                          "storage a.yard",
                                          "track a-b",
                                          "line b-c",
                                          "pipeline a-c",
                                          "fleet ships.line",
                                          "pool wagons",
                                          "calendar storm",
                                          "calendar tide"});
}

TEST_CASE("easing by one: a server, a vehicle, a slot more, later too; else a tenth") {
  const Scenario crane = eased("a.crane", Step::One, "count 2 -> 3");
  CHECK(crane.nodes.at("a").facilities.at("crane").count == 3);
  CHECK(crane.disruptions.at("later").changes.front().value == 5);
  const Scenario yard = eased("a.yard", Step::One, "a tenth more room");
  CHECK(yard.nodes.at("a").storage.at("yard").capacity.at("box").to_units() == 12);  // a lot more
  CHECK(eased("a-b", Step::One, "slots 4 -> 5").links.at("a-b").slots->count == 5);
  const Scenario fleet = eased("ships.line", Step::One, "vehicles 2 -> 3");
  CHECK(fleet.services.at("line").vehicles == 3);
  CHECK(fleet.fleets.at("ships").count == 4);
  CHECK(eased("wagons", Step::One, "units 4 -> 5").pools.at("wagons").at.at("a") == 4);
  const Scenario line = eased("b-c", Step::One, "two tracks on section 2");
  CHECK(line.links.at("b-c").sections[0].tracks == 1);
  CHECK(line.links.at("b-c").sections[1].tracks == 2);
  const Scenario storm = eased("storm", Step::One, "closed a tenth less");
  CHECK(storm.disruptions.at("storm").share_by_month->front() == doctest::Approx(0.18));
  CHECK(eased("tide", Step::One, "closed a tenth less").disruptions.at("tide").every->length ==
        108 * core::kHour / 60);
}

TEST_CASE("easing by a tenth: rates and times of all that uses a facility, a berth by its number") {
  const Scenario crane = eased("a.crane", Step::Tenth, "a tenth faster");
  const scenario::Node& node = crane.nodes.at("a");
  CHECK(node.facilities.at("crane").count == 2);
  CHECK(core::mean_duration(*node.facilities.at("crane").time) == core::kHour * 20 / 11);
  CHECK(node.handling.front().steps[1].rate->per_day() == doctest::Approx(4 * 24 * 1.1));
  CHECK(*node.handling.front().steps[1].fixed == core::kHour * 10 / 11);
  CHECK(eased("a.berth", Step::Tenth, "count 1 -> 2").nodes.at("a").facilities.at("berth").count ==
        2);
  const Scenario track = eased("a-b", Step::Tenth, "a tenth more slots");
  CHECK(track.links.at("a-b").slots->per == core::kDay * 10 / 11);
  const Scenario line = eased("b-c", Step::Tenth, "a tenth faster");
  CHECK(*line.links.at("b-c").sections[0].time == core::kHour * 20 / 11);
  CHECK(line.links.at("b-c").clearance == core::kHour / 6);
  CHECK(eased("a-c", Step::Tenth, "a tenth more rate").links.at("a-c").rate->per_day() ==
        doctest::Approx(1100));
}

TEST_CASE("easing by twice") {
  CHECK(eased("a.crane", Step::Twice, "count 2 -> 4").nodes.at("a").facilities.at("crane").count ==
        4);
  CHECK(eased("a.yard", Step::Twice, "twice the room")
            .nodes.at("a")
            .storage.at("yard")
            .capacity.at("box")
            .to_units() == 20);
  CHECK(eased("wagons", Step::Twice, "units 4 -> 8").pools.at("wagons").at.at("b") == 2);
  CHECK(eased("b-c", Step::Twice, "two tracks throughout").links.at("b-c").sections[0].tracks == 2);
  CHECK(eased("storm", Step::Twice, "closed half as long")
            .disruptions.at("storm")
            .share_by_month->front() == doctest::Approx(0.1));
}

TEST_CASE("easing: the scenario itself stays as it is") {
  const Scenario& before = everything();
  eased("a.crane", Step::One, "count 2 -> 3");
  eased("ships.line", Step::One, "vehicles 2 -> 3");
  CHECK(before.nodes.at("a").facilities.at("crane").count == 2);
  CHECK(before.fleets.at("ships").count == 3);
}

}  // namespace
}  // namespace corridor::experiment::limit_test
