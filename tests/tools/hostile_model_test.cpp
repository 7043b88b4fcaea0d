// Scenarios in which every value is well formed and the whole cannot work, or hardly.

#include <doctest/doctest.h>

#include "command.hpp"
#include "hostile.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools::hostile_model_test {
namespace {

constexpr int kBad = ExitCode::BadInput;
constexpr int kStopped = ExitCode::ModelStopped;

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

}  // namespace
}  // namespace corridor::tools::hostile_model_test
