// Vehicles that ride on others, lanes and shares of a room, worked out by hand.

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::riding_test {
namespace {

using model::Activity;
using model::Lacking;

const std::string kTenDays = R"(
corridor: 1
name: test
from: 2024-01-01
to: 2024-01-11
warm_up: 0 d
cool_down: 20 d)";

/// Crates go by train from a over the water to b and on to c; the train is 3 wagons to the ferry,
/// which takes `wagons` and leaves a every day at 2:00.
std::string train(const std::string& wagons, const std::string& flow = {}) {
  return kTenDays + R"(
commodities:
  box: {unit: item, lot: 1 item}
  wagon: {unit: wagon, lot: 1 wagon}
nodes:
  a: {storage: {yard: {}}, handling: [
    {cargo: wagon, from: origin, to: sea, steps: [{into: yard}, {per: train, time: 10 min, out_of: yard}]}]}
  b: {handling: [{cargo: wagon, from: sea, to: destination, steps: [{time: 5 min}]}]}
  c: {}
links: {a-b: {mode: sea, time: 5 h}, b-c: {mode: rail, time: 1 h}}
fleets:
  ferries: {kind: ship, count: 1, capacity: {wagon: )" +
         wagons + R"( wagon}, home: a}
  trains: {kind: train, count: unlimited, capacity: {box: 2 item}}
services:
  ferry:
    fleet: ferries
    calls: [{at: a, depart: {when: timetable, timetable: {every: 1 d, offset: 2 h}}}, {at: b}]
  express: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b}, {at: c}]}
flows:
  boxes: {from: a, to: c, commodity: box, arrives: {at: [2024-01-01 01:00, 2024-01-01 01:00]}}
)" +
         (flow.empty() ? "  over: {from: a, to: b, commodity: wagon, vehicles: {of: express, each: "
                         "3 wagon}}\n"
                       : flow);
}

TEST_CASE("a train goes on when its last wagon is over, and its cargo is charged for that one") {
  const Trial trial = run(train("2"));
  // two wagons are loaded at 120 and cross 130 - 430; one, a day later, 1570 - 1870
  CHECK(trial.delivered("over") == "435 440 1875");
  CHECK(trial.minutes("", "arrived", "c") == "1935");
  CHECK(trial.delivered("boxes") == "1935 1935");
  CHECK(trial.minutes_of("boxes", Activity::Moving) == doctest::Approx(2 * 360));
  CHECK(trial.minutes_lacking("boxes", Lacking::Vehicle, "a") == doctest::Approx(2 * (740 - 60)));
  CHECK(trial.minutes_lacking("boxes", Lacking::Window, "a") == doctest::Approx(2 * (1560 - 740)));
}

TEST_CASE("cargo whose train is still under way at the end is charged for what that waits for") {
  scenario::Scenario day = scenario_of(train("2"));
  day.to = day.from + core::Duration{core::kDay};
  day.cool_down = core::Duration{0};
  const Trial trial = run(day);
  // offered at 60, on land from then on: the ferry is back at 740
  CHECK(trial.delivered("boxes").empty());
  CHECK(trial.minutes_lacking("boxes", Lacking::Vehicle, "a") == doctest::Approx(2 * (740 - 60)));
  CHECK(trial.minutes_lacking("boxes", Lacking::Window, "a") == doctest::Approx(2 * (1440 - 740)));
}

TEST_CASE("a ferry with room for all of it takes the train as one") {
  const Trial trial = run(train("5"));
  CHECK(trial.delivered("over") == "435 440 445");
  CHECK(trial.delivered("boxes") == "505 505");
}

TEST_CASE("an embargo holds a train at its origin, and its cargo is charged for it") {
  const std::string embargo =
      "embargoes: {shut: {at: b, flows: over, dates: [{from: 2024-01-01, to: 2024-01-02 "
      "03:00}]}}\n";
  const Trial trial = run(train("5") + embargo);
  // held from 60 to 1620; the ferry has left at 120 and 1560, and does at 3000
  CHECK(trial.outcome.embargoes.at(0).held == 3);
  CHECK(trial.delivered("boxes") == "3385 3385");
  CHECK(trial.minutes_lacking("boxes", Lacking::Works, "b") == doctest::Approx(2 * (1620 - 60)));
}

TEST_CASE("what cannot ride is told with its place") {
  CHECK(diagnostics_of(
            train("2", "  over: {from: a, to: c, commodity: wagon, vehicles: {of: express}}\n"))
            .find("no vehicle of express goes from a to c (expected two calls of it, one after the "
                  "other)") != std::string::npos);
  CHECK(
      diagnostics_of(train("2",
                           "  over: {from: a, to: b, commodity: wagon, vehicles: {of: express}}\n"
                           "  too: {from: a, to: b, commodity: wagon, vehicles: {of: express}}\n"))
          .find("a second flow of vehicles of express from a to b") != std::string::npos);
}

/// Cars of 5 m and trucks of 20 m in lanes of 60 m, three of each at once; the ship leaves with
/// what fits, an hour each way.
std::string lanes(const std::string& room, const std::string& fleet = "lanes: 60 m") {
  return kTenDays + R"(
commodities:
  car: {unit: item, lot: 1 item, length: 5 m}
  truck: {unit: truck, lot: 1 truck, length: 20 m}
nodes: {a: {}, b: {}}
links: {a-b: {mode: sea, time: 1 h}}
fleets: {ships: {kind: ship, count: 1, home: a, )" +
         fleet + R"(}}
services: {ferry: {fleet: ships, )" +
         room +
         R"(calls: [{at: a, depart: {when: full, at_most: 4 h}}, {at: b, depart: {when: at_once}}]}}
flows:
  cars: {from: a, to: b, commodity: car, arrives: {as: group, size: 5 item, at: [2024-01-01 00:00]}}
  trucks: {from: a, to: b, commodity: truck, arrives: {as: group, size: 3 truck, at: [2024-01-01 00:01]}}
)";
}

TEST_CASE("what has a length shares the lanes, and what stays behind goes next") {
  const Trial trial = run(lanes(""));
  CHECK(trial.delivered("cars") == "61 61 61 61 61");
  CHECK(trial.delivered("trucks") == "61 421 421");  // four hours after it is back at 121
}

TEST_CASE("a share of the room is kept for whom it is, and not exceeded") {
  const Trial kept = run(lanes("room: {truck: {at_least: 67 %}}, "));
  // 60 m less 40.2 m: it is full with three cars before a truck comes
  CHECK(kept.delivered("cars") == "60 60 60 180 180");
  CHECK(kept.delivered("trucks") == "180 180 540");
  // one car a trip, and the last one waits four hours for company
  const Trial limited = run(lanes("room: {car: {at_most: 10 %}}, "));
  CHECK(limited.delivered("cars") == "60 180 300 420 780");
}

TEST_CASE("shares of nothing, and of more than there is") {
  CHECK(diagnostics_of(
            lanes("room: {truck: {at_most: 50 %}}, ", "capacity: {car: 9 item, truck: 9 truck}"))
            .find("nothing is shared (expected lanes or capacity_rule: shared in fleets.ships)") !=
        std::string::npos);
  CHECK(diagnostics_of(lanes("room: {truck: {at_most: 20 %}}, "))
            .find("no lot ever fits into its share (a lot takes 33.3 % of a vehicle)") !=
        std::string::npos);
  CHECK(diagnostics_of(lanes("room: {truck: {at_least: 70 %}, car: {at_least: 40 %}}, "))
            .find("more is kept than there is (found at_least of 110 % in all)") !=
        std::string::npos);
}

}  // namespace
}  // namespace corridor::test::riding_test
