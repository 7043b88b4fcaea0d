// Scenarios whose runs stop by themselves, or tell that they should not be believed.

#include <doctest/doctest.h>

#include "command.hpp"
#include "hostile.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::hostile_runs_test {
namespace {

constexpr int kBad = ExitCode::BadInput;
constexpr int kStopped = ExitCode::ModelStopped;

TEST_CASE("hostile: cycles in which no time passes stop and say where") {
  const std::string& q = queue_text();
  const std::string fast = with(ferry_text(), "length: 400 km, time: 20 h", "time: 0 h");
  const std::string at_once = with(with(fast, "{when: full, at_most: 1 d}", "{when: at_once}"),
                                   "{at: east, berth: berth}",
                                   "{at: east, berth: berth, depart: {when: at_once}}");
  judge({
      {"arrivals without an interval",
       with(q, "{exponential: {mean: 40 min}}", "0 h"),
       kBad,
       "s.yaml:16:73: error: flows.trucks.arrives.every: must be more than zero"},
      {"failures without an interval",
       with(q, "count: 2,", "count: 2, breakdowns: {time_to_failure: 0 h, time_to_repair: 0 h},"),
       kBad,
       "s.yaml:12:66: error: nodes.border.facilities.lanes.breakdowns.time_to_failure: must be "
       "more than zero"},
      {"ships without an interval",
       with(ferry_text(), "fleet: ferries\n", "fleet: ferries\n    arrives_every: 0 h\n"),
       kBad,
       "s.yaml:28:20: error: services.ferry.arrives_every: must be more than zero"},
      {"a timetable without an interval",
       with(ferry_text(),
            "{when: full, at_most: 1 d}",
            "{when: timetable, timetable: {every: 0 h}}"),
       kBad,
       "s.yaml:28:83: error: services.ferry.calls[0].depart.timetable.every: must be more than "
       "zero"},
      {"a loop of links without time",
       at_once,
       0,
       "s.yaml:22:3: warning: links.west-east: implausible mean running time of 0",
       kStopped},
  });
  CHECK(contains(report_of(at_once),
                 "(event storm). Replication 0 at 2023-12-27: more than a million events at one "
                 "instant at 2023-12-27 around ferry#"));
}

TEST_SUITE("slow") {
  TEST_CASE("hostile: runs out of all proportion stop") {
    const std::string& q = queue_text();
    judge({
        {"failures every microsecond",
         with(q,
              "count: 2,",
              "count: 2, breakdowns: {time_to_failure: 0.000001 s, time_to_repair: 0 h},"),
         0,
         "",
         kStopped},
        {"groups without measure",
         with(q,
              "arrives: {every",
              "arrives: {as: group, size: {lognormal: {mean: 90000 truck, cv: 100}}, every"),
         0,
         "s.yaml:12:18: warning: nodes.border.facilities.lanes: not in equilibrium",
         kStopped},
        {"closures every microsecond",
         with(ferry_text(),
              "dates: [{from: 2024-02-01, to: 2024-02-03}]",
              "every: {every: 0.000002 s, length: 0.000001 s}"),
         0,
         "",
         kStopped},
        {"arrivals every microsecond",
         with(q, "{exponential: {mean: 40 min}}", "0.000001 s"),
         0,
         "s.yaml:12:18: warning: nodes.border.facilities.lanes: not in equilibrium",
         kStopped},
    });
  }
}

TEST_CASE("hostile: a demand beyond what can be served is told") {
  const std::string busy =
      with(with(queue_text(), "mean: 40 min", "mean: 24 min"), "to: 2024-03-01", "to: 2024-07-01");
  judge({{"a queue beyond its servers",
          busy,
          0,
          "s.yaml:12:18: warning: nodes.border.facilities.lanes: not in equilibrium: demand of 60"},
         {"a link beyond its slots",
          with(with(ferry_text(), "time: 20 h", "time: 20 h, slots: 1/week"),
               "volume: 3000",
               "volume: 6000"),
          0,
          "s.yaml:22:3: warning: links.west-east: not in equilibrium: demand of 0.821 full "
          "vehicles a day from west to east exceeds what it allows, 0.143"}});
  CHECK(contains(report_of(busy), "Not in equilibrium: the stock of truck at border grows by "));
}

/// Both yards are full of what the other vehicle should take, and both vehicles are full of what
/// the yards should take. Flows go on, so the calendar never runs dry.
std::string full_circle() {
  return R"(corridor: 1
from: 2024-01-01
to: 2024-06-01
commodities: {box: {unit: TEU, lot: 1 TEU}}
nodes:
  west: &port
    facilities: {berth: {count: 1}}
    storage: {yard: {capacity: {box: 10 TEU}}}
    handling:
      - {cargo: box, from: sea, to: rail, steps: [{time: 3 min, into: yard}, {time: 1 min, out_of: yard}]}
      - {cargo: box, from: rail, to: sea, steps: [{time: 3 min, into: yard}, {time: 1 min, out_of: yard}]}
  east: *port
  a: &end
    handling:
      - {cargo: box, from: origin, to: rail, steps: [{time: 0 h}]}
      - {cargo: box, from: rail, to: destination, steps: [{time: 0 h}]}
  b: *end
links:
  west-east: {mode: sea, time: 20 h}
  a-west: {mode: rail, time: 5 h}
  east-b: {mode: rail, time: 5 h}
fleets:
  ferries: {kind: ship, count: 1, capacity: {box: 20 TEU}, home: west}
  trains: {kind: train, count: 2, capacity: {box: 20 TEU}}
services:
  ferry: {fleet: ferries, calls: [{at: west, berth: berth, depart: {when: full}}, {at: east, berth: berth, depart: {when: full}}]}
  west_rail: {fleet: trains, vehicles: 1, calls: [{at: a, depart: {when: full}}, {at: west, depart: {when: full}}]}
  east_rail: {fleet: trains, vehicles: 1, calls: [{at: b, depart: {when: full}}, {at: east, depart: {when: full}}]}
flows:
  ab: {from: a, to: b, commodity: box, volume: 30000 TEU/yr}
  ba: {from: b, to: a, commodity: box, volume: 30000 TEU/yr}
)";
}

TEST_CASE("hostile: yards full of each other's cargo are a lock, although flows go on") {
  judge({{"full yards in a circle",
          full_circle(),
          0,
          "s.yaml:26:3: warning: services.ferry: not in equilibrium: demand of 82 TEU",
          kStopped}});
  const std::string report = report_of(full_circle());
  CHECK(contains(report, "2 of 2 replications stopped (locked). Replication 0 at 2024-02-"));
  CHECK(contains(report, "nothing has moved for a month although cargo comes at 2024-02-"));
  CHECK(contains(report, "ferry#1 awaits east.yard"));
  CHECK(contains(report, "east_rail#1 awaits east.yard"));
}

}  // namespace
}  // namespace corridor::tools::hostile_runs_test
