// A vehicle's stay at a node, by hand: berths, turns, and what closures forbid.
#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::call_test {
namespace {

using model::Lacking;

/// Ships sail between a and b in 100 min; loading a box takes 10 min, unloading 10 min. Ships take
/// two.
struct Sea {
  std::string a = "berth: {count: 1}, crane: {count: 1}";
  std::string depart_a = "{when: full}";
  std::string fleet = "count: 2, home: a";
  std::string service = {};  // more fields of it
  std::string boxes =
      "{at: [2024-01-01 00:00, 2024-01-01 00:30, 2024-01-01 01:00, 2024-01-01 01:30]}";
  std::string more = {};  // at the top level, services and flows excepted
  std::string services = {};
};

std::string sea(const Sea& it) {
  return ten_days() + R"(
nodes:
  a:
    facilities: {)" +
         it.a + R"(}
    storage: {yard: {}}
    handling: [{cargo: box, from: origin, to: sea, steps: [{into: yard}, {use: crane, per: lot, time: 10 min, out_of: yard}]}]
  b:
    facilities: {berth: {count: 1}, crane: {count: 1}}
    handling: [{cargo: box, from: sea, to: destination, steps: [{use: crane, per: lot, time: 10 min}]}]
  c: {}
links: {a-b: {mode: sea, time: 100 min}, a-c: {mode: sea, time: 60 min}}
fleets:
  ships: {kind: ship, capacity: {box: 2 items}, )" +
         it.fleet + R"(}
  tugs: {kind: ship, count: 1, capacity: {box: 2 items}, home: c}
services:
  ship: {fleet: ships, )" +
         it.service + R"( calls: [{at: a, berth: berth, depart: )" + it.depart_a +
         R"(}, {at: b, berth: berth}]}
)" + it.services +
         R"(
flows: {boxes: {from: a, to: b, commodity: box, arrives: )" +
         it.boxes + "}}\n" + it.more;
}

const std::string kTug = "  tug: {fleet: tugs, calls: [{at: c}, {at: a, berth: berth}]}\n";

TEST_CASE("ships berth one after the other and hold the berth until they cast off") {
  const Trial trial = run(sea({}));
  CHECK(first(1, trial.minutes("ship#1", "berthed", "a")) == "0");
  CHECK(first(1, trial.minutes("ship#1", "departed", "a")) == "40");
  CHECK(first(1, trial.minutes("ship#2", "berthed", "a")) == "40");
  CHECK(first(1, trial.minutes("ship#2", "departed", "a")) == "100");
  CHECK(first(1, trial.minutes("ship#1", "berthed", "b")) == "140");
  CHECK(first(1, trial.minutes("ship#1", "departed", "b")) == "160");
  CHECK(trial.delivered("boxes") == "150 160 210 220");
  CHECK(trial.call("ship", "b").at_berth == doctest::Approx(20 / 60.0));
  CHECK(trial.call("ship", "b").berth_working == doctest::Approx(20 / 60.0));
}

TEST_CASE(
    "while another ship of its service loads, a ship waits at anchor or at its berth, as it is "
    "written") {
  const std::string two = "berth: {count: 2}, crane: {count: 1}";
  const Trial anchor = run(sea({.a = two, .services = kTug}));
  // the second ship leaves its berth to the tug from c, which goes at once and comes every 2 h
  CHECK(first(1, anchor.minutes("tug#1", "berthed", "a")) == "60");
  CHECK(first(1, anchor.minutes("ship#2", "departed", "a")) == "100");
  const Trial berth = run(sea({.a = two, .service = "waits_at: berth,", .services = kTug}));
  CHECK(first(1, berth.minutes("tug#1", "berthed", "a")) == "60");  // the first ship is gone at 40
  const Trial full_berths =
      run(sea({.a = two,
               .service = "waits_at: berth,",
               .boxes = "{at: [2024-01-01 00:00, 2024-01-01 02:00, 2024-01-01 03:00, "
                        "2024-01-01 04:00]}",
               .services = kTug}));
  CHECK(first(1, full_berths.minutes("ship#1", "departed", "a")) == "130");
  CHECK(first(1, full_berths.minutes("tug#1", "berthed", "a")) == "130");
  const Trial free_berth =
      run(sea({.a = two,
               .boxes = "{at: [2024-01-01 00:00, 2024-01-01 02:00, 2024-01-01 03:00, "
                        "2024-01-01 04:00]}",
               .services = kTug}));
  CHECK(first(1, free_berth.minutes("tug#1", "berthed", "a")) == "60");
}

std::string closure(const std::string& what) {
  return "disruptions: {closure: {closes: " + what + "}}\n";
}

TEST_CASE("closed for departures: a ship loads and then waits; so is its cargo charged") {
  const Trial trial =
      run(sea({.more = closure("a, forbids: departures, reason: window, dates: "
                               "[{from: 2024-01-01 00:20, to: 2024-01-01 02:00}]")}));
  CHECK(first(1, trial.minutes("ship#1", "departed", "a")) == "120");
  CHECK(first(1, trial.minutes("ship#2", "berthed", "a")) == "120");
  CHECK(first(1, trial.minutes("ship#2", "departed", "a")) == "140");
  // two boxes from 40 to 120, and the first alone from 20 to 30; those that follow find no vehicle:
  // it may not come or go, from 60 and from 90 until 120
  CHECK(trial.minutes_lacking("boxes", Lacking::Window, "a") ==
        doctest::Approx(2 * 80 + 10 + (120 - 60) + (120 - 90)));
}

TEST_CASE("closed for arrivals: a ship waits outside, in its order") {
  const Trial trial =
      run(sea({.more = closure("b, forbids: arrivals, dates: "
                               "[{from: 2024-01-01 02:00, to: 2024-01-01 04:00}]")}));
  CHECK(first(1, trial.minutes("ship#1", "arrived", "b")) == "140");
  CHECK(first(1, trial.minutes("ship#1", "berthed", "b")) == "240");
  CHECK(first(1, trial.minutes("ship#2", "berthed", "b")) == "260");
  CHECK(trial.minutes_lacking("boxes", Lacking::Works, "b") == doctest::Approx(2 * 100 + 2 * 40));
}

TEST_CASE("closed for starts: the piece under way is finished, the next waits") {
  const Trial trial =
      run(sea({.boxes = "{at: [2024-01-01 00:00, 2024-01-01 00:00]}",
               .more = closure("a, forbids: starts, dates: "
                               "[{from: 2024-01-01 00:05, to: 2024-01-01 00:30}]")}));
  CHECK(trial.minutes("boxes/1", "loaded") == "10");
  CHECK(trial.minutes("boxes/2", "loaded") == "40");
  CHECK(first(1, trial.minutes("ship#1", "departed", "a")) == "40");
}

TEST_CASE("a storm stops the ships, not the rail side; ships at sea come in and wait at anchor") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a: {}
  port:
    facilities: {front: {count: 1}, berth: {count: 1}, crane: {count: 1}}
    storage: {yard: {}}
    handling:
      - {cargo: box, from: rail, to: sea, steps: [{use: front, per: lot, time: 10 min, into: yard}, {use: crane, per: lot, time: 10 min, out_of: yard}]}
  b: {}
links: {a-port: {mode: rail, time: 60 min}, port-b: {mode: sea, time: 100 min}}
fleets:
  trains: {kind: train, count: unlimited, capacity: {box: 2 items}}
  ships: {kind: ship, count: 1, capacity: {box: 2 items}, home: b}
services:
  train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: port}]}
  ship: {fleet: ships, calls: [{at: b}, {at: port, berth: berth, depart: {when: full}}]}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01 00:00, 2024-01-01 00:00]}}}
disruptions:
  storm: {closes: port, reason: weather, dates: [{from: 2024-01-01 00:30, to: 2024-01-01 05:00}]}
)");
  CHECK(trial.minutes("train#1", "berthed", "port") == "60");
  CHECK(trial.minutes("", "unloaded", "port") == "70 80");
  CHECK(first(1, trial.minutes("ship#1", "arrived", "port")) == "100");
  CHECK(first(1, trial.minutes("ship#1", "berthed", "port")) == "300");
  CHECK(first(1, trial.minutes("ship#1", "departed", "port")) == "320");
  CHECK(trial.delivered("boxes") == "420 420");
  // in the yard from 70 and from 80, while no ship can come
  CHECK(trial.minutes_lacking("boxes", Lacking::Weather, "port") == doctest::Approx(230 + 220));
}

TEST_CASE("two closures at once: the wait goes to the weather before the works") {
  const Trial trial = run(sea({.boxes = "{at: [2024-01-01 00:00, 2024-01-01 00:00]}", .more = R"(
disruptions:
  storm: {closes: a, reason: weather, dates: [{from: 2024-01-01 01:00, to: 2024-01-01 02:00}]}
  works: {closes: a, forbids: departures, dates: [{from: 2024-01-01 00:05, to: 2024-01-01 03:00}]}
)"}));
  CHECK(first(1, trial.minutes("ship#1", "departed", "a")) == "180");
  CHECK(trial.minutes_lacking("boxes", Lacking::Weather) == doctest::Approx(2 * 60));
  // and the second box in the yard, from 5 until its turn at 10
  CHECK(trial.minutes_lacking("boxes", Lacking::Works) == doctest::Approx(2 * 100 + 5));
}

TEST_CASE(
    "a ship that waits for its load while a storm begins is charged to the storm from then on") {
  const Trial trial = run(sea({.boxes = "{at: [2024-01-01 00:00, 2024-01-01 06:00]}", .more = R"(
disruptions:
  storm: {closes: a, reason: weather, dates: [{from: 2024-01-01 01:00, to: 2024-01-01 03:00}]}
)"}));
  CHECK(first(1, trial.minutes("ship#1", "departed", "a")) == "370");
  CHECK(trial.minutes_lacking("boxes", Lacking::Weather) == doctest::Approx(120));
  CHECK(trial.minutes_lacking("boxes", Lacking::Batch) == doctest::Approx(50 + 180));
}

TEST_CASE("berth time is working, idle or closed") {
  const Trial trial =
      run(sea({.boxes = "{at: [2024-01-01 00:00, 2024-01-01 01:00]}",
               .more = closure("a, forbids: departures, dates: "
                               "[{from: 2024-01-01 01:05, to: 2024-01-01 03:00}]")}));
  const model::CallOutcome& call = trial.call("ship", "a");
  REQUIRE(call.departures == 1);
  CHECK(call.berth_working * 60 == doctest::Approx(20));
  CHECK(call.berth_idle * 60 == doctest::Approx(50));
  CHECK(call.berth_closed * 60 == doctest::Approx(110));
  CHECK(call.at_berth * 60 == doctest::Approx(180));
}

}  // namespace
}  // namespace corridor::test::call_test
