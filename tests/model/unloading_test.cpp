// Vehicles at a full yard, and how lots leave them, by hand.
#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::unloading_test {
namespace {

using model::Lacking;

/// One train brings boxes from a to the port, where a ship takes them on to b.
std::string port(const std::string& yard,
                 const std::string& into,
                 const std::string& ship_departs) {
  return ten_days() + R"(
nodes:
  a: {}
  port:
    facilities: {track: {count: 1}, front: {count: 1}, crane: {count: 1}}
    storage: {yard: )" +
         yard + R"(}
    handling:
      - {cargo: box, from: rail, to: sea, steps: [)" +
         into + R"(, {use: crane, per: lot, time: 5 min, out_of: yard}]}
  b: {}
links: {a-port: {mode: rail, time: 60 min}, port-b: {mode: sea, time: 100 min}}
fleets:
  trains: {kind: train, count: 1, capacity: {box: 4 items}, home: a}
  ships: {kind: ship, count: 1, capacity: {box: 9 items}, home: port}
services:
  train: {fleet: trains, calls: [{at: a, depart: {when: full, at_most: 1 h}}, {at: port, berth: track}]}
  ship: {fleet: ships, calls: [{at: port, depart: )" +
         ship_departs + R"(}, {at: b}]}
flows:
  boxes: {from: a, to: b, commodity: box, arrives: {as: group, size: 4 items, at: [2024-01-01]}}
)";
}

const std::string kNever = "{when: timetable, timetable: {times: [2024-01-01 10:00]}}";

TEST_CASE("lot by lot: each lot is in the yard when its piece is done") {
  const Trial trial = run(port("{}", "{use: front, per: lot, time: 10 min, into: yard}", kNever));
  CHECK(trial.minutes("", "unloaded", "port") == "70 80 90 100");
  CHECK(first(1, trial.minutes("train#1", "departed", "port")) == "100");
}

TEST_CASE("by the train: all lots are in the yard when the lump of work is done") {
  const Trial trial = run(port("{}", "{use: front, per: train, time: 45 min, into: yard}", kNever));
  CHECK(trial.minutes("", "unloaded", "port") == "105 105 105 105");
}

TEST_CASE("at a rate, with a fixed part once: piece by piece") {
  const Trial trial =
      run(port("{}", "{use: front, rate: 6 items/h, fixed: 30 min, into: yard}", kNever));
  CHECK(trial.minutes("", "unloaded", "port") == "100 110 120 130");
}

TEST_CASE("a full yard blocks the train, its track and its crane until the ship makes room") {
  const Trial trial = run(port("{capacity: {box: 3 items}}",
                               "{use: front, per: lot, time: 10 min, into: yard}",
                               "{when: timetable, timetable: {times: [2024-01-01 05:00]}}"));
  // the ship loads what lies there, 5 min a box: room at once, and the train is never blocked
  CHECK(trial.minutes("", "unloaded", "port") == "70 80 90 100");
  CHECK(trial.minutes("", "loaded", "port") == "75 85 95 105");
  const Trial blocked = run(port("{capacity: {box: 3 items}}",
                                 "{use: front, per: lot, time: 10 min, into: yard}",
                                 "{when: timetable, timetable: {times: [2024-01-01 05:00]}}") +
                            R"(
disruptions: {storm: {closes: port, reason: weather, dates: [{from: 2024-01-01, to: 2024-01-01 04:00}]}}
)");
  CHECK(blocked.minutes("", "unloaded", "port") == "70 80 90 240");
  CHECK(first(1, blocked.minutes("train#1", "departed", "port")) == "240");
  CHECK(blocked.minutes_lacking("boxes", Lacking::Storage, "port.yard") == doctest::Approx(140));
}

TEST_CASE("a train asks to enter whole: it waits outside until there is room for all of it") {
  const auto entry = [](const std::string& admit) {
    return port("{capacity: {box: 5 items}, initial: {box: 2 items}, admit: " + admit + "}",
                "{use: front, per: lot, time: 10 min, into: yard}",
                "{when: timetable, timetable: {times: [2024-01-01 05:00]}}") +
           R"(
disruptions: {storm: {closes: port, reason: weather, dates: [{from: 2024-01-01, to: 2024-01-01 04:00}]}}
)";
  };
  const Trial parts = run(entry("parts"));
  CHECK(parts.minutes("", "unloaded", "port") == "70 80 90 240");
  const Trial whole = run(entry("whole"));
  // there is room for four as soon as the loading of the first initial box starts
  CHECK(whole.minutes("", "unloaded", "port") == "250 260 270 280");
  CHECK(whole.minutes_lacking("boxes", Lacking::Storage, "port.yard") == doctest::Approx(4 * 180));
}

/// Two full vehicles meet at a yard that has no room, each with cargo for the other side.
TEST_CASE("at a full yard a vehicle exchanges: it takes its own cargo out to put the other down") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a:
    storage: {pit: {}}
    handling: [{cargo: box, from: origin, to: sea, steps: [{into: pit}, {per: lot, time: 1 min, out_of: pit}]}]
  b:
    facilities: {ramp: {count: 1}}
    storage: {yard: {capacity: {box: 3 items}}}
    handling:
      - {cargo: box, from: sea, to: destination, steps: [{use: ramp, per: lot, time: 4 min, into: yard}, {time: 30 d}]}
      - {cargo: box, from: origin, to: sea, steps: [{into: yard}, {use: ramp, per: lot, time: 6 min, out_of: yard}]}
links: {a-b: {mode: sea, time: 60 min}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 2 items}, home: a}}
services:
  ship: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b, depart: {when: loaded}}]}
flows:
  east: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01, 2024-01-01]}}
  west: {from: b, to: a, commodity: box, arrives: {at: [2024-01-01, 2024-01-01, 2024-01-01]}}
)");
  // loaded 2; at b 62; the yard is full of west's three: one comes aboard for each that goes off
  CHECK(trial.minutes("", "unloaded", "b") == "66 70");
  CHECK(first(1, trial.quantities("ship#1", "departed", "b")) == "2");
  CHECK(first(1, trial.minutes("ship#1", "departed", "b")) == "82");
  CHECK(trial.storage("b", "yard").highest.to_units() == 3);
}

TEST_CASE("lots that arrive together go on together where a step is per group") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a: {}
  port:
    facilities: {front: {count: 1}, customs: {count: 1}}
    storage: {yard: {}}
    handling:
      - cargo: box
        from: rail
        to: destination
        steps: [{use: front, per: lot, time: 10 min, into: yard}, {use: customs, per: group, time: 1 h}]
links: {a-port: {mode: rail, time: 60 min}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 4 items}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: port}]}}
flows:
  boxes: {from: a, to: port, commodity: box, arrives: {as: group, size: 2 items, at: [2024-01-01, 2024-01-01 00:10]}}
)");
  // one train with both groups: off at 80 ... 110; then a group an hour
  CHECK(trial.minutes("", "unloaded", "port") == "80 90 100 110");
  CHECK(trial.delivered("boxes") == "170 170 230 230");
}

TEST_CASE("lots of different handling leave a vehicle one kind after the other") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a: {}
  port:
    facilities: {front: {count: 1}}
    handling:
      - {cargo: box, from: rail, to: destination, steps: [{use: front, per: train, time: 30 min}]}
      - {cargo: truck, from: rail, to: destination, steps: [{use: front, per: lot, time: 5 min}]}
links: {a-port: {mode: rail, time: 60 min}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 1 item, truck: 2 trucks}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: port}]}}
flows:
  boxes: {from: a, to: port, commodity: box, arrives: {at: [2024-01-01 00:05]}}
  trucks: {from: a, to: port, commodity: truck, arrives: {at: [2024-01-01, 2024-01-01 00:10]}}
)");
  // boarded: truck, box, truck; at 70 the trucks are first
  CHECK(trial.delivered("trucks") == "75 80");
  CHECK(trial.delivered("boxes") == "110");
}

TEST_CASE("a vehicle that calls on the way is worked on as it stands, once for a kind of cargo") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a: {}
  border:
    facilities: {track: {count: 1}}
    handling: [{cargo: [box, truck], from: rail, to: rail, steps: [{use: track, per: train, time: 30 min}]}]
  b: {}
links: {a-border: {mode: rail, time: 60 min}, border-b: {mode: rail, time: 60 min}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 2 items}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: border, depart: {when: at_once}}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {every: 5 min}}}
)");
  // trains at 10, 20, ...: at the border 70, 80, ..., one after the other, 30 min each
  CHECK(first(6, trial.delivered("boxes")) == "160 160 190 190 220 220");
  CHECK(trial.flow("boxes").free_flow_days * 1440 == doctest::Approx(60 + 30 + 60));
}

TEST_CASE("at a node where some change trains, the others stay aboard without that work") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a: {}
  hub:
    facilities: {crane: {count: 1}}
    storage: {yard: {}}
    handling:
      - {cargo: box, from: rail, to: rail, steps: [{use: crane, per: train, time: 3 h, into: yard}, {use: crane, per: train, time: 1 h, out_of: yard}]}
  b: {}
  c: {}
links: {a-hub: {mode: rail, time: 1 h}, hub-b: {mode: rail, time: 1 h}, hub-c: {mode: rail, time: 1 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 2 items}}}
services:
  long: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: hub, depart: {when: at_once}}, {at: b}]}
  branch: {fleet: trains, calls: [{at: hub, depart: {when: at_once}}, {at: c}]}
flows:
  through: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01]}}
  change: {from: a, to: c, commodity: box, arrives: {at: [2024-01-01 06:00]}}
  full: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01, 2024-01-01 06:00]}}
)");
  CHECK(trial.delivered("through") == "120");
  // the second train stands for the crane's three hours: what stays aboard waits with it
  CHECK(trial.delivered("full") == "120 660");
  CHECK(trial.delivered("change") == "720");
}

TEST_CASE(
    "a train that is gone at the instant at which the next one forms leaves no gap in the "
    "account") {
  // trains of fixed times: each arrives at b, and is no more, when the next is full at a
  const Trial trial = run(ten_days() + R"(
nodes:
  a: {}
  b:
    facilities: {gate: {count: 1}}
    handling: [{cargo: box, from: rail, to: destination, steps: [{per: train, time: 0 min, into: yard}, {use: gate, per: lot, time: 1 min}]}]
    storage: {yard: {}}
links: {a-b: {mode: rail, time: 60 min}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 2 items}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {every: 30 min}}}
)");
  CHECK(first(4, trial.delivered("boxes")) == "121 122 181 182");
  CHECK(trial.outcome.balanced);
}

}  // namespace
}  // namespace corridor::test::unloading_test
