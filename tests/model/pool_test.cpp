// Wagons, empties and locomotives of pools, worked out by hand.

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::pool_test {
namespace {

using model::Lacking;

/// Boxes from a to b by a ship of no size, an hour at sea, each in a unit of the pool, which is
/// given back after an hour of unloading; `pool` is its description.
std::string boxes(const std::string& pool, const std::string& at, const std::string& flows = {}) {
  return ten_days() + R"(
pools: {units: )" +
         pool + R"(}
nodes:
  a:
    handling:
      - {cargo: box, from: origin, to: sea, steps: [{takes: units}]}
      - {cargo: truck, from: sea, to: destination, steps: []}
  b:
    handling:
      - {cargo: box, from: sea, to: destination, steps: [{per: train, time: 1 h, gives: units}]}
  c: {handling: [{cargo: box, from: origin, to: sea, steps: [{takes: units}]}]}
links: {a-b: {mode: sea, time: 1 h}, b-c: {mode: sea, time: 2 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {box: 1 item, truck: 1 truck}}}
services:
  out: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}]}
  back: {fleet: ships, calls: [{at: b, depart: {when: full, at_most: 3 d}}, {at: a}]}
  away: {fleet: ships, calls: [{at: b, depart: {when: full, at_most: 3 d}}, {at: c}]}
  near: {fleet: ships, calls: [{at: c, depart: {when: full, at_most: 3 d}}, {at: b}]}
flows:
  boxes: {from: a, to: b, commodity: box, arrives: {at: [)" +
         at + "]}}\n" + flows;
}

const std::string kThree = "2024-01-01, 2024-01-01, 2024-01-01";
const std::string kEmpties = "  empties: {from: b, to: a, commodity: truck, returns: {pool: units";

TEST_CASE("who finds no unit waits until one is given back, and is charged for it") {
  const Trial trial = run(boxes("{at: {a: 2}}", kThree, kEmpties + "}}\n"));
  // two go at once; their units are free at 120 and back at 180
  CHECK(trial.minutes("", "departed", "a") == "0 0 180");
  CHECK(trial.delivered("boxes") == "120 120 300");
  CHECK(trial.delivered("empties") == "180 180 360");
  CHECK(trial.minutes_lacking("boxes", Lacking::Wagons, "a") == doctest::Approx(180));
}

TEST_CASE("units are turned round before the next may take them") {
  const Trial trial = run(boxes("{at: {a: 2}, turn_round: 30 min}", kThree, kEmpties + "}}\n"));
  CHECK(trial.delivered("boxes") == "120 120 330");
}

TEST_CASE("empties go together when so many are there, and some stay") {
  CHECK(run(boxes("{at: {a: 2}}", kThree, kEmpties + ", batch: 2}}\n")).delivered("boxes") ==
        "120 120 300");
  const Trial kept =
      attempt(scenario_of(boxes("{at: {a: 2}}", kThree, kEmpties + ", keep: 1}}\n")));
  CHECK(kept.delivered("boxes") == "120 120 300");
  CHECK(kept.delivered("empties") == "180 360");
}

TEST_CASE("empties that are not needed stay where they are") {
  const std::string two = "2024-01-01, 2024-01-01 12:00";
  const Trial all = run(boxes("{at: {a: 3}}", two, kEmpties + "}}\n"));
  CHECK(all.delivered("empties") == "180 900");
  const Trial needed = run(boxes("{at: {a: 3}}", two, kEmpties + ", when_needed: true}}\n"));
  CHECK(needed.delivered("empties").empty());
  const Trial short_of = run(boxes("{at: {a: 1}}", two, kEmpties + ", when_needed: true}}\n"));
  CHECK(short_of.delivered("empties") == "780");  // called for at 720
  CHECK(short_of.delivered("boxes") == "120 900");
}

TEST_CASE("return cargo comes first; empties go where most are waited for") {
  const std::string more = kEmpties + "}}\n" + R"(
  others: {from: c, to: b, commodity: box, arrives: {at: [2024-01-01 00:30, 2024-01-01 00:30]}}
  spare: {from: b, to: c, commodity: truck, returns: {pool: units}}
)";
  // one unit, free at 120: two wait at c, one at a
  const Trial trial = run(boxes("{at: {a: 1}}", "2024-01-01, 2024-01-01", more));
  CHECK(trial.delivered("spare").substr(0, 3) == "240");
  // used from c at 240, at b at 360, free at 420: one waits at each, and empties is first by name
  CHECK(trial.delivered("empties").substr(0, 3) == "480");
}

TEST_CASE("a train takes a locomotive for a section and leaves it at its end") {
  const Trial trial = run(ten_days() + R"(
pools: {locos: {at: {a: 1, b: 1}, turn_round: 1 h, counts_as: locomotives}}
nodes: {a: {}, b: {}, c: {}}
links: {a-b: {mode: rail, time: 2 h}, b-c: {mode: rail, time: 1 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 1 item}}}
services:
  east: {fleet: trains, calls: [{at: a, depart: {when: full}, outbound: {takes: locos, time: 30 min}}, {at: b, inbound: {gives: locos}}, {at: c}]}
  west: {fleet: trains, calls: [{at: b, depart: {when: full}, outbound: {takes: locos, time: 30 min}}, {at: a, inbound: {gives: locos}}]}
flows:
  boxes: {from: a, to: c, commodity: box, arrives: {at: [2024-01-01, 2024-01-01]}}
  others: {from: b, to: a, commodity: box, arrives: {at: [2024-01-01 04:00]}}
)");
  // the second train at a waits for the locomotive that comes with the other train at 390, and is
  // turned round by 450
  CHECK(trial.delivered("boxes") == "210 660");
  CHECK(trial.delivered("others") == "390");
  CHECK(trial.minutes_lacking("boxes", Lacking::Locomotive, "a") == doctest::Approx(450));
}

TEST_CASE("a train that waits at anchor for its turn to load keeps no locomotive from another") {
  const Trial trial = run(ten_days() + R"(
pools: {locos: {at: {a: 2}, counts_as: locomotives}}
nodes: {a: {facilities: {tracks: {count: 2}}}, b: {}}
links: {a-b: {mode: rail, time: 10 h}}
fleets: {trains: {kind: train, count: 2, capacity: {box: 1 item}}}
services:
  shuttle:
    fleet: trains
    calls:
      - {at: a, berth: tracks, depart: {when: full}, inbound: {gives: locos}, outbound: {takes: locos, time: 30 min}}
      - {at: b, inbound: {gives: locos}, outbound: {takes: locos}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01 01:00, 2024-01-01 02:00]}}}
)");
  // the second one leaves its track for anchor at 0 and is back at 60; each leaves with a
  // locomotive
  CHECK(trial.minutes("", "departed", "a") == "90 150");
}

TEST_CASE("a unit that is given without having been taken, or never comes back, is told") {
  const auto told = [](const std::string& steps_out, const std::string& steps_in) {
    return diagnostics_of(ten_days() + R"(
pools: {units: {at: {a: 2}}}
nodes:
  a: {storage: {yard: {}}, handling: [{cargo: box, from: origin, to: sea, steps: [)" +
                          steps_out + R"(]}]}
  b: {storage: {yard: {when_full: refuse}}, handling: [{cargo: box, from: sea, to: destination, steps: [)" +
                          steps_in + R"(]}]}
links: {a-b: {mode: sea, time: 1 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {box: 10 item}}}
services: {out: {fleet: ships, calls: [{at: a}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {every: 1 d, as: group, size: 3 item}}}
)");
  };
  CHECK(told("{takes: units}", "{per: train, time: 1 h, gives: units}").find("unit of") ==
        std::string::npos);
  CHECK(told("", "{per: train, time: 1 h, gives: units}")
            .find("error: flows.boxes: gives a unit of units at b that it has not taken (expected "
                  "takes: "
                  "units before)") != std::string::npos);
  CHECK(told("{takes: units}", "{per: train, time: 1 h}")
            .find("warning: flows.boxes: keeps its unit of units, which never comes back (expected "
                  "gives: "
                  "units on its way)") != std::string::npos);
  CHECK(told("{takes: units, per: group}", "{per: train, time: 1 h, gives: units}")
            .find("error: flows.boxes: takes 3 units of units at once, and there are 2") !=
        std::string::npos);
  CHECK(told("{takes: units}", "{into: yard}, {into: yard}, {gives: units}")
            .find("is refused by a full b.yard") != std::string::npos);
  CHECK(told("{into: yard}, {takes: units, out_of: yard, time: 1 h}",
             "{per: train, time: 1 h, gives: units}")
            .find("takes a unit of units, but is work on a vehicle") != std::string::npos);
}

}  // namespace
}  // namespace corridor::test::pool_test
