// Fleets: where vehicles are at the beginning, consists that form, ships from outside, fleets that
// grow and shrink.
#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::service_test {
namespace {

using model::Lacking;

std::string ships(const std::string& fleet,
                  const std::string& boxes,
                  const std::string& more = {}) {
  return ten_days() + R"(
nodes: {a: {}, b: {}, c: {}}
links: {a-b: {mode: sea, time: 100 min}, b-c: {mode: sea, time: 100 min}, c-a: {mode: sea, time: 100 min}}
fleets: {ships: {kind: ship, capacity: {box: 1 item}, )" +
         fleet + R"(}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}, {at: c}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: )" +
         boxes + "}}\n" + more;
}

TEST_CASE("vehicles begin at home, at the first call if they have none, or where the fleet says") {
  const std::string never = "{at: [2024-01-10]}";
  const Trial home = run(ships("count: 2, home: c", never));
  CHECK(first(1, home.minutes("ship#1", "berthed", "c")) == "0");
  CHECK(first(1, home.minutes("ship#2", "berthed", "c")) == "0");
  const Trial first_call = run(ships("count: 2", never));
  CHECK(first(1, first_call.minutes("ship#2", "berthed", "a")) == "0");
  const Trial spread = run(ships("count: 4, home: a, start: {a: 1, b: 1, c: 2}", never));
  CHECK(first(1, spread.minutes("ship#1", "berthed", "a")) == "0");
  CHECK(first(1, spread.minutes("ship#2", "berthed", "b")) == "0");
  CHECK(first(1, spread.minutes("ship#3", "berthed", "c")) == "0");
  CHECK(first(1, spread.minutes("ship#4", "berthed", "c")) == "0");
  const Trial rest = run(ships("count: 3, home: c, start: {b: 1}", never));
  CHECK(first(1, rest.minutes("ship#1", "berthed", "b")) == "0");
  CHECK(first(1, rest.minutes("ship#2", "berthed", "c")) == "0");
  CHECK(first(1, rest.minutes("ship#3", "berthed", "c")) == "0");
}

TEST_CASE("a counted fleet cycles through its calls for ever") {
  const Trial trial = run(ships("count: 1", "{at: [2024-01-01, 2024-01-02]}"));
  CHECK(trial.minutes("ship#1", "departed", "a") == "0 1440");
  CHECK(trial.minutes("ship#1", "arrived", "b") == "100 1540");
  CHECK(trial.minutes("ship#1", "arrived", "c") == "200 1640");
  CHECK(trial.minutes("ship#1", "arrived", "a") == "300 1740");
}

TEST_CASE("a lot may ride over several calls, and round the end of the cycle") {
  const Trial trial = run(ten_days() + R"(
nodes: {a: {}, b: {}, c: {}}
links: {a-b: {mode: sea, time: 100 min}, b-c: {mode: sea, time: 100 min}, c-a: {mode: sea, time: 100 min, one_way: true}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 5 items}, home: a}}
services: {ship: {fleet: ships, calls: [{at: a}, {at: b}, {at: c}]}}
flows:
  round: {from: b, to: a, commodity: box, arrives: {at: [2024-01-01]}}
)");
  CHECK(trial.delivered("round") == "300");
  CHECK(trial.call("ship", "c").mean_load.at("box") > 0);
}

TEST_CASE("with an unlimited fleet trains form one after the other from what waits") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a:
    facilities: {front: {count: 1}}
    storage: {yard: {}}
    handling: [{cargo: box, from: origin, to: rail, steps: [{into: yard}, {use: front, per: train, time: 30 min, out_of: yard}]}]
  b: {}
links: {a-b: {mode: rail, time: 100 min}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 2 items}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full, at_most: 1 h}}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01, 2024-01-01, 2024-01-01, 2024-01-01 03:00]}}}
)");
  CHECK(trial.minutes("train#1", "departed", "a") == "30");
  CHECK(trial.minutes("train#2", "departed", "a") == "90");  // one box, an hour after it came
  CHECK(trial.minutes("train#3", "departed", "a") == "270");
  CHECK(trial.quantities("", "departed", "a") == "2 1 1");
}

TEST_CASE("each departure of a timetable is for one vehicle, whether cargo boards or not") {
  // two ships at one end, one berth-free call; departures every three hours from 1:00 on
  const std::string timetable = "{when: timetable, timetable: {every: 3 h, offset: 1 h}}";
  const Trial ships = run(ten_days() + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: sea, time: 100 min}}
fleets: {ships: {kind: ship, count: 3, capacity: {box: 5 items}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: )" +
                          timetable + R"(}, {at: b, depart: )" + timetable + R"(}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {every: 1 h, first: 30 min}}}
)");
  CHECK(first(6, ships.minutes("", "departed", "a")) == "60 240 420 600 780 960");
  CHECK(first(3, ships.quantities("", "departed", "a")) == "1 3 3");
  CHECK(first(4, ships.minutes("", "departed", "b")) == "240 420 600 780");

  // trains that form from what waits: one train a departure, the rest goes with the next
  const Trial trains = run(ten_days() + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, time: 100 min}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 2 items}}}
services: {train: {fleet: trains, calls: [{at: a, depart: )" +
                           timetable + R"(}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {as: group, size: 5 items, at: [2024-01-01]}}}
)");
  CHECK(trains.minutes("", "departed", "a") == "60 240 420");
  CHECK(trains.quantities("", "departed", "a") == "2 2 1");
}

TEST_CASE("vehicles from outside come by their own process, work one pass and leave") {
  const Trial trial = run(ten_days() + R"(
nodes:
  sea: {}
  port:
    facilities: {berth: {count: 1}, crane: {count: 1}}
    storage: {yard: {}}
    handling: [{cargo: box, from: origin, to: sea, steps: [{into: yard}, {use: crane, per: lot, time: 10 min, out_of: yard}]}]
links: {port-sea: {mode: sea, time: 5 h}}
fleets: {tramps: {kind: ship, count: unlimited, capacity: {box: 3 items}}}
services:
  tramp: {fleet: tramps, arrives_every: 10 h, calls: [{at: port, berth: berth, depart: {when: full}}, {at: sea}]}
flows: {boxes: {from: port, to: sea, commodity: box, arrives: {every: 5 h}}}
)");
  // boxes at 300, 600, 900: full at 910; the second ship came at 1200
  CHECK(trial.minutes("tramp#1", "berthed", "port") == "600");
  CHECK(trial.minutes("tramp#1", "departed", "port") == "910");
  CHECK(trial.minutes("tramp#2", "berthed", "port") == "1200");
  CHECK(trial.minutes("tramp#2", "departed", "port") == "1810");
  CHECK(trial.minutes("tramp#3", "berthed", "port") == "1810");
  CHECK(trial.minutes("tramp#1", "departed", "sea") == "");
}

std::string changed_fleet(const std::string& count) {
  return "disruptions: {away: {changes: {fleets.ships.count: " + count +
         "}, dates: [{from: 2024-01-02, to: 2024-01-04}]}}\n";
}

TEST_CASE("vehicles withdrawn by date are laid up when they are next empty, and come back") {
  const Trial trial = run(ships("count: 2", "{every: 1 h}", changed_fleet("1")));
  const auto calls_in = [&trial](int from_day, int to_day) {
    int n = 0;
    for (const auto& row : trial.events) {
      const double day = core::to_days(row.time - trial.from);
      n += row.event == "departed" && row.place == "a" && day >= from_day && day < to_day ? 1 : 0;
    }
    return n;
  };
  // a round takes 300 min: 4.8 a day and ship
  CHECK(calls_in(0, 1) == 10);
  CHECK(calls_in(2, 3) == 4);
  CHECK(calls_in(5, 10) == 48);
}

TEST_CASE("a fleet may grow by date, too") {
  const Trial trial = run(ships("count: 1", "{every: 1 h}", changed_fleet("3")));
  int during = 0;
  int after = 0;
  for (const auto& row : trial.events) {
    const double day = core::to_days(row.time - trial.from);
    const bool leaves = row.event == "departed" && row.place == "a";
    during += leaves && day >= 2 && day < 3 ? 1 : 0;
    after += leaves && day >= 5 && day < 10 ? 1 : 0;
  }
  CHECK(during >= 14);
  CHECK(after == 24);
}

TEST_CASE(
    "the opening stock of a yard is shared by the flows that leave it, in proportion to volume") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a:
    storage: {yard: {capacity: {box: 9 items}, initial: {box: 8 items}}}
    handling: [{cargo: box, from: origin, to: sea, steps: [{into: yard}, {per: lot, time: 1 min, out_of: yard}]}]
  b: {}
links: {a-b: {mode: sea, time: 100 min}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 20 items}, home: a}}
services: {ship: {fleet: ships, calls: [{at: a}, {at: b}]}}
flows:
  large: {from: a, to: b, commodity: box, volume: 3 items/yr, arrives: {process: even}}
  small: {from: a, to: b, commodity: box, volume: 1 item/yr, arrives: {process: even}}
)");
  CHECK(trial.flow("large").lots.opening == 6);
  CHECK(trial.flow("small").lots.opening == 2);
  CHECK(trial.flow("large").lots.delivered == 6);
  CHECK(first(1, trial.minutes("ship#1", "departed", "a")) == "8");
  CHECK(trial.flow("large").cohort == 0);
}

TEST_CASE("lots that wait are charged to the vehicle they lack, split by what the vehicles do") {
  const Trial trial = run(ships("count: 1", "{at: [2024-01-01, 2024-01-01]}"));
  CHECK(trial.minutes_lacking("boxes", Lacking::Vehicle, "a") == doctest::Approx(300));
  double lot_days = 0;
  for (const auto& row : trial.outcome.vehicle_waits) {
    if (row.activity == "moving") {
      lot_days += row.lot_days;
    }
  }
  CHECK(lot_days * 1440 == doctest::Approx(300));
}

TEST_CASE("a vehicle that goes round in no time is an event storm, not an endless run") {
  const Trial trial = attempt(scenario_of(ten_days() + R"(
nodes: {a: {}}
fleets: {trains: {kind: train, count: 1, capacity: {box: 9 items}}}
services: {train: {fleet: trains, calls: [{at: a}, {at: a}]}}
flows: {boxes: {from: a, to: a, commodity: box, arrives: {every: 1 d}}}
)"));
  CHECK(trial.outcome.status == model::Outcome::Status::EventStorm);
}

}  // namespace
}  // namespace corridor::test::service_test
