// Scenarios in which every value is well formed and the whole cannot work, or hardly. Long because
// they are one table with one helper.
#include <doctest/doctest.h>

#include "command.hpp"
#include "hostile.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools {
namespace {

constexpr int kBad = ExitCode::BadInput;
constexpr int kStopped = ExitCode::ModelStopped;

/// What the report says of a run of two replications.
std::string report_of(const std::string& text) {
  const Scratch scratch;
  write(scratch / "s.yaml", text);
  const Answer answer =
      run({(scratch / "s.yaml").string(), "-n", "2", "-o", (scratch / "out").string()});
  std::string joined;  // lines are wrapped at any blank
  for (const char c : answer.out) {
    const bool blank = c == '\n' || c == ' ';
    if (!blank || (!joined.empty() && joined.back() != ' ')) {
      joined += blank ? ' ' : c;
    }
  }
  return joined;
}

TEST_CASE("hostile: nothing to serve or to carry with") {
  const std::string& q = queue_text();
  const std::string& f = ferry_text();
  judge({
      {"no lanes",
       with(q, "count: 2", "count: 0"),
       0,
       "s.yaml:12:26: warning: nodes.border.facilities.lanes.count: no servers: it can never "
       "serve"},
      {"lanes that open later",
       with(q, "count: 2", "count: 0") +
           "disruptions:\n  opening: {changes: {nodes.border.facilities.lanes.count: 2}, dates: "
           "[{from: 2024-01-05, to: 2024-03-06}]}\n",
       0,
       ""},
      {"no berth",
       with(f, "berth: {count: 1}", "berth: {count: 0}"),
       0,
       "s.yaml:12:26: warning: nodes.west.facilities.berth.count: no servers",
       kStopped},
      {"no room",
       with(f, "200 TEU", "0 TEU"),
       kBad,
       "s.yaml:13:33: error: nodes.west.storage.yard.capacity.box: smaller than one lot of 1 TEU: "
       "can never load"},
      {"no starts",
       with(f, "time: 20 h", "time: 20 h, slots: 0/day"),
       kBad,
       "s.yaml:22:61: error: links.west-east.slots: out of range"},
      {"no room aboard",
       with(f, "{box: 20 TEU}", "{box: 0 TEU}"),
       kBad,
       "s.yaml:24:51: error: fleets.ferries.capacity.box: must be more than zero"},
      {"no ferries",
       with(f, "count: 2, cap", "count: 0, cap"),
       kBad,
       "s.yaml:24:25: error: fleets.ferries.count: no vehicles: flow boxes can never leave by "
       "service ferry"},
      {"unknown home",
       with(f, "home: west", "home: nowhere"),
       kBad,
       "s.yaml:24:66: error: fleets.ferries.home: no such node"},
      {"home where nobody calls",
       with(with(f, "home: west", "home: far"),
            "west-east: {",
            "west-far: {mode: rail, time: 1 h}\n  west-east: {")
           .insert(f.find("  west:"), "  far: {}\n"),
       kBad,
       "s.yaml:23:3: warning: links.west-far: no service runs over it"},
      {"start where nobody calls",
       with(with(f, "home: west", "start: {far: 2}"), "nodes:\n", "nodes:\n  far: {}\n"),
       kBad,
       "s.yaml:11:3: warning: nodes.far: no link and no flow touches it"},
  });
}

TEST_CASE("hostile: what does not fit") {
  const std::string& f = ferry_text();
  judge({
      {"a lot larger than a ferry",
       with(f, "lot: 1 TEU", "lot: 30 TEU"),
       kBad,
       "s.yaml:30:3: error: flows.boxes: its lots of 30 TEU fit no vehicle of service ferry "
       "(capacity 20 TEU)"},
      {"a batch larger than a ferry",
       with(f, "{when: full, at_most: 1 d}", "{when: full, at_least: 30 TEU}"),
       kBad,
       "s.yaml:28:59: error: services.ferry.calls[0].depart.at_least: more than a vehicle of fleet "
       "ferries holds"},
      {"a yard smaller than a whole ferry",
       with(f, "{box: 300 TEU}}", "{box: 10 TEU}, admit: whole}"),
       kBad,
       "s.yaml:18:33: error: nodes.east.storage.yard.capacity.box: admits whole trains only, but "
       "one of service ferry may bring 20 TEU: can never unload"},
      {"a yard smaller than a whole train",
       with(with(f, "{box: 200 TEU}}", "{box: 60 TEU}, admit: whole}"),
            "TEU/yr}",
            "TEU/yr, arrives: {as: block_train, size: 100 TEU}}"),
       kBad,
       "s.yaml:13:33: error: nodes.west.storage.yard.capacity.box: admits whole trains only, but "
       "flow boxes brings 100 TEU at once: can never enter"},
      {"a million lots at once",
       with(f, "TEU/yr}", "TEU/yr, arrives: {as: group, size: 1000000 TEU}}"),
       kBad,
       "s.yaml:30:"},
  });
}

TEST_CASE("hostile: networks") {
  const std::string& f = ferry_text();
  const std::string& q = queue_text();
  judge({
      {"no way",
       with(with(f, "nodes:\n", "nodes:\n  far: {}\n"), "to: east, c", "to: far, c"),
       kBad,
       "s.yaml:31:3: error: flows.boxes: no route from west to far by services that carry box "
       "(from there cargo reaches east)"},
      {"one way only",
       with(f, "mode: sea,", "mode: sea, one_way: true,"),
       kBad,
       "s.yaml:28:5: error: services.ferry.calls: no way for its vehicles from east to west"},
      {"from a node to itself",
       with(f, "links:\n", "links:\n  loop: {from: west, to: west, mode: sea, time: 3 h}\n"),
       kBad,
       "s.yaml:22:9: error: links.loop: a link from a node to itself"},
      {"two links between the same nodes",
       with(f, "links:\n", "links:\n  slow: {from: west, to: east, mode: sea, time: 30 h}\n"),
       0,
       "s.yaml:22:3: warning: links.slow: no service runs over it"},
      {"a node that nobody uses",
       with(q, "nodes:\n", "nodes:\n  spare: {}\n"),
       0,
       "s.yaml:11:3: warning: nodes.spare: no link and no flow touches it"},
      {"a yard that nobody uses",
       with(f, "storage: {yard", "storage: {shed: {}, yard"),
       0,
       "s.yaml:13:15: warning: nodes.west.storage.shed: no flow's handling uses it"},
      {"a crane that nobody uses",
       with(f, "{berth: {", "{spare: {count: 1}, berth: {"),
       0,
       "s.yaml:12:18: warning: nodes.west.facilities.spare: no flow's handling and no call uses "
       "it"},
      {"no demand",
       q.substr(0, q.find("flows:")),
       0,
       "warning: flows: no demand: nothing will move"},
      {"nothing at all",
       "corridor: 1\nfrom: 2024-01-01\nto: 2024-02-01\n",
       0,
       "warning: flows: no demand: nothing will move"},
  });
  const std::string report = report_of("corridor: 1\nfrom: 2024-01-01\nto: 2024-02-01\n");
  CHECK_FALSE(contains(report, "nan"));
  CHECK_FALSE(contains(report, "inf "));
}

TEST_CASE("hostile: speeds and times out of all proportion") {
  const std::string& f = ferry_text();
  judge({
      {"a ferry like a rocket",
       with(f, "time: 20 h", "speed: 80 km/min"),
       0,
       "s.yaml:22:3: warning: links.west-east: implausible mean speed of 4800 km/h (expected 3 to "
       "60)"},
      {"a running time of 10^-6 h",
       with(f, "length: 400 km, time: 20 h", "time: 0.000001 h"),
       0,
       "s.yaml:22:3: warning: links.west-east: implausible mean running time of 3.6 ms (expected "
       "1 min to 60 d)"},
      {"a running time of 10^6 h",
       with(f, "length: 400 km, time: 20 h", "time: 1000000 h"),
       0,
       "s.yaml:22:3: warning: links.west-east: implausible mean running time of"},
      {"customs for a century",
       with(queue_text(), "mean: 1 h", "mean: 1000000 h"),
       0,
       "s.yaml:12:18: warning: nodes.border.facilities.lanes: not in equilibrium: demand of 36 "
       "truck a day from border to border exceeds the static capacity, 0.000048 (minimum cut: "
       "border.lanes)\n"
       "s.yaml:12:36: warning: nodes.border.facilities.lanes.time: implausible mean of"},
  });
}

TEST_CASE("hostile: closures") {
  const std::string works = "dates: [{from: 2024-02-01, to: 2024-02-03}]";
  const auto closed = [&works](const std::string& calendar) {
    return with(ferry_text(), works, calendar);
  };
  judge({
      {"reversed",
       closed("dates: [{from: 2024-02-03, to: 2024-02-01}]"),
       kBad,
       "s.yaml:32:35: error: disruptions.works.dates[0]: ends before it begins"},
      {"empty",
       closed("dates: [{from: 2024-02-01, to: 2024-02-01}]"),
       kBad,
       "s.yaml:32:35: error: disruptions.works.dates[0]: ends before it begins"},
      {"none", closed("dates: []"), kBad, "s.yaml:32:10: error: disruptions.works: 0 calendars"},
      {"overlapping",
       closed("dates: [{from: 2024-02-01, to: 2024-02-03}, {from: 2024-02-02, to: 2024-02-05}]"),
       0,
       "s.yaml:32:27: warning: disruptions.works: dates overlap or touch; they were merged"},
      {"touching",
       closed("dates: [{from: 2024-02-01, to: 2024-02-03}, {from: 2024-02-03, to: 2024-02-05}]"),
       0,
       "s.yaml:32:27: warning: disruptions.works: dates overlap or touch; they were merged"},
      {"all the time",
       closed("dates: [{from: 2020-01-01, to: 2030-01-01}]"),
       0,
       "s.yaml:12:37: warning: nodes.west.facilities.cranes: not in equilibrium: demand of 8.2 TEU "
       "of box a day from west to east exceeds the static capacity, 0.333 (minimum cut: "
       "west.cranes)\n"
       "s.yaml:32:27: warning: disruptions.works.dates: closed all the time from 2023-12-27 to "
       "2024-03-06"},
      {"another year",
       closed("dates: [{from: 2030-01-01, to: 2030-02-01}]"),
       0,
       "s.yaml:32:27: warning: disruptions.works.dates: 2030-01-01 to 2030-02-01 is outside the "
       "simulated time"},
      {"as long as the period",
       closed("every: {every: 1 d, length: 1 d}"),
       kBad,
       "s.yaml:32:47: error: disruptions.works.every: always closed"},
      {"longer than the period",
       closed("every: {every: 1 d, length: 25 h}"),
       kBad,
       "s.yaml:32:47: error: disruptions.works.every: always closed"},
      {"longer than the run",
       closed("every: {every: 300 d, length: 299 d}"),
       0,
       "s.yaml:26:3: warning: services.ferry: not in equilibrium: demand of 8.2 TEU of box a day "
       "from west to east exceeds the static capacity, 0.265 (minimum cut: ferry)\n"
       "s.yaml:32:27: warning: disruptions.works.every: closed all the time"},
      {"negative length",
       closed("every: {every: 1 d, length: -1 h}"),
       kBad,
       "s.yaml:32:55: error: disruptions.works.every.length: negative"},
      {"negative offset",
       closed("every: {every: 1 d, offset: -1 h, length: 1 h}"),
       kBad,
       "s.yaml:32:55: error: disruptions.works.every.offset: negative"},
      {"storms of no length",
       closed("share_by_month: [0.5,0,0,0,0,0,0,0,0,0,0,0], length: 0 s"),
       kBad,
       "s.yaml:32:80: error: disruptions.works.length: must be more than zero"},
      {"storms of a microsecond",
       closed("share_by_month: [0.5,0,0,0,0,0,0,0,0,0,0,0], length: 0.000001 s"),
       kBad,
       "s.yaml:32:72: error: disruptions.works.length: random closures of 1 us on average"},
  });
}

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
}  // namespace corridor::tools
