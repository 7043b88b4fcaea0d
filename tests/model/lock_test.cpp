// Runs that stop by themselves: locks, storms of events.
#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::lock_test {
namespace {

using Status = model::Outcome::Status;

std::string half_full() {
  return ten_days() + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: sea, time: 5 h}}
fleets: {ships: {kind: ship, count: 1, capacity: {truck: 2 trucks}, home: a}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}]}}
flows:
  boxes: {from: a, to: a, commodity: box, arrives: {at: [2024-01-01]}}
  trucks: {from: a, to: b, commodity: truck, arrives: {at: [2024-01-01]}}
)";
}

TEST_CASE("a ship that waits for its last lot for ever locks the run, and the outcome says so") {
  const Trial trial = attempt(scenario_of(half_full()));
  CHECK(trial.outcome.status == Status::Locked);
  CHECK(trial.outcome.message.find("1 lots wait and nothing can happen") == 0);
  CHECK(trial.outcome.balanced);
  CHECK(trial.flow("boxes").cohort_delivered == 1);
  CHECK(trial.flow("trucks").lots.closing == 1);
}

TEST_CASE("a ship and a train at one track lock each other up") {
  const Trial trial = attempt(scenario_of(ten_days() + R"(
nodes:
  a: {}
  hub:
    facilities: {track: {count: 1}}
    storage: {yard: {capacity: {box: 1 item}}}
    handling:
      - {cargo: box, from: rail, to: sea, steps: [{per: lot, time: 1 min, into: yard}, {per: lot, time: 1 min, out_of: yard}]}
  b: {}
links: {a-hub: {mode: rail, time: 1 h}, hub-b: {mode: sea, time: 1 h}}
fleets:
  trains: {kind: train, count: unlimited, capacity: {box: 2 items}}
  ships: {kind: ship, count: 1, capacity: {box: 5 items}, home: hub}
services:
  train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: hub, berth: track}]}
  ship: {fleet: ships, calls: [{at: hub, berth: track, depart: {when: full}}, {at: b}]}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01, 2024-01-01]}}}
)"));
  // the ship keeps the only track, and what it waits for is on the train that cannot come in
  CHECK(trial.outcome.status == Status::Locked);
  CHECK(trial.outcome.message.find("2 lots wait and nothing can happen at ") == 0);
}

TEST_CASE("a lock names the circle of who awaits what, held by whom") {
  const Trial trial = attempt(scenario_of(ten_days() + R"(
nodes:
  a: {}
  hub:
    facilities: {east: {count: 1}, west: {count: 1}}
    handling:
      - {cargo: box, from: rail, to: destination, steps: [{per: train, time: 1 h}, {use: west, per: train, time: 1 h}]}
      - {cargo: truck, from: rail, to: destination, steps: [{per: train, time: 1 h}, {use: east, per: train, time: 1 h}]}
links: {a-hub: {mode: rail, time: 1 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 1 item, truck: 1 truck}}}
services:
  one: {fleet: trains, carries: box, calls: [{at: a, depart: {when: full}}, {at: hub, berth: east}]}
  two: {fleet: trains, carries: truck, calls: [{at: a, depart: {when: full}}, {at: hub, berth: west}]}
flows:
  boxes: {from: a, to: hub, commodity: box, arrives: {at: [2024-01-01]}}
  trucks: {from: a, to: hub, commodity: truck, arrives: {at: [2024-01-01]}}
)"));
  CHECK(trial.outcome.status == Status::Locked);
  CHECK(trial.outcome.message.find("one#1 awaits hub.west, held by two#1") != std::string::npos);
  CHECK(trial.outcome.message.find("two#1 awaits hub.east, held by one#1") != std::string::npos);
}

TEST_CASE("a run in which nothing waits any more is complete, whatever is left of its time") {
  const Trial trial = attempt(scenario_of(ten_days() + R"(
nodes: {a: {}}
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [2024-01-01]}}}
)"));
  CHECK(trial.outcome.status == Status::Complete);
  CHECK(trial.outcome.message.empty());
}

}  // namespace
}  // namespace corridor::test::lock_test
