// Departure rules at work, by hand. One ship for three boxes sails between a and b, five hours each
// way; a box takes 6 min to load and 4 min to unload; boxes come to a at 10, 70, 130, ... min.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::loading_test {
namespace {

using model::Lacking;

struct Line {
  std::string depart = "{when: full}";
  std::string boxes = "{every: 60 min, first: 10 min}";
  std::string load = "{use: crane, per: lot, time: 6 min, out_of: yard}";
  std::string capacity = "{box: 3 items}";
  std::string more = {};  // at the top level
};

std::string line(const Line& it) {
  return ten_days() + R"(
nodes:
  a:
    facilities: {berth: {count: 1}, crane: {count: 1}}
    storage: {yard: {}}
    handling:
      - {cargo: [box, truck], from: origin, to: sea, steps: [{into: yard}, )" +
         it.load + R"(]}
  b:
    facilities: {berth: {count: 1}, crane: {count: 1}}
    handling: [{cargo: [box, truck], from: sea, to: destination, steps: [{use: crane, per: lot, time: 4 min}]}]
links: {a-b: {mode: sea, time: 5 h}}
fleets: {ships: {kind: ship, count: 1, capacity: )" +
         it.capacity + R"(, home: a}}
services:
  ship: {fleet: ships, calls: [{at: a, berth: berth, depart: )" +
         it.depart + R"(}, {at: b, berth: berth}]}
flows:
  boxes: {from: a, to: b, commodity: box, arrives: )" +
         it.boxes + "}\n" + it.more;
}

Trial with_rule(const std::string& depart) {
  return run(line({.depart = depart, .more = R"(
disruptions:
  tide: {reason: window, every: {every: 12 h, offset: 1 h, length: 3 h}}
)"}));
}

TEST_CASE("departures of a ship under each rule, by hand") {
  struct Row {
    const char* rule;
    const char* departures;  // from a, minutes
    const char* loads;
  };
  const std::vector<Row> rows = {
      {"{when: full}", "136 766 1396", "3 3 3"},
      {"{when: full, at_most: 1 h}", "60 682 1312", "1 3 3"},
      {"{when: full, at_most: 3 h}", "136 766 1396", "3 3 3"},
      {"{when: loaded}", "0 618 1248", "0 3 3"},
      {"{when: loaded, at_least: 2 items}", "76 702 1332", "2 3 3"},
      {"{when: at_once}", "0 618 1248", "0 3 3"},
      {"{when: at_once, at_least: 2 items}", "76 702 1332", "2 3 3"},
      {"{when: at_once, at_least: 2 items, at_most: 1 h}", "60 682 1312", "1 3 3"},
      {"{when: timetable, timetable: {every: 8 h, offset: 2 h}}", "120 1080 2040", "2 3 3"},
      {"{when: timetable, timetable: {every: 8 h, offset: 2 h}, at_least: 3 items, if_short: part}",
       "120 1080 2040",
       "2 3 3"},
      {"{when: timetable, timetable: {every: 8 h, offset: 2 h}, at_least: 3 items, if_short: wait}",
       "136 1080 2040",
       "3 3 3"},
      {"{when: timetable, timetable: {every: 8 h, offset: 2 h}, at_least: 3 items, if_short: "
       "cancel}",
       "600 1560 2520",
       "3 3 3"},
      {"{when: timetable, timetable: {times: [2024-01-01 03:20, 2024-01-01 22:00, 2024-01-05]}}",
       "200 1320 5760",
       "3 3 3"},
      {"{when: full, window: tide}", "240 960 1680", "3 3 3"},
      {"{when: full, at_most: 2 h, window: tide}", "240 960 1680", "3 3 3"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rule);
    const Trial trial = with_rule(row.rule);
    CHECK(first(3, trial.minutes("ship#1", "departed", "a")) == row.departures);
    CHECK(first(3, trial.quantities("ship#1", "departed", "a")) == row.loads);
  }
}

TEST_CASE(
    "a ship ready before the tide waits for the window, and that is what its cargo is charged") {
  const Trial trial =
      run(line({.depart = "{when: full, window: tide}",
                .boxes = "{at: [2024-01-01 00:10, 2024-01-01 01:10, 2024-01-01 02:10]}",
                .more = R"(
disruptions:
  tide: {reason: window, every: {every: 12 h, offset: 1 h, length: 3 h}}
)"}));
  CHECK(first(1, trial.minutes("ship#1", "departed", "a")) == "240");
  // three boxes from 136 to 240; before, the tide of 60 counts rather than the missing boxes
  CHECK(trial.minutes_lacking("boxes", Lacking::Window) ==
        doctest::Approx(3 * 104 + (70 - 60) + 2 * (130 - 76)));
  CHECK(trial.minutes_lacking("boxes", Lacking::Batch) == doctest::Approx(60 - 16));
}

TEST_CASE(
    "a train's load in one lump begins when the rule has its cargo, and the tide may hold it "
    "then") {
  const std::string lump = "{use: crane, per: train, time: 40 min, out_of: yard}";
  const Trial free = run(line({.depart = "{when: full}", .load = lump}));
  CHECK(first(2, free.minutes("ship#1", "departed", "a")) ==
        "170 822");  // 130 + 40; 170 + 612 + 40
  const Trial tide = run(line({.depart = "{when: full, window: tide}", .load = lump, .more = R"(
disruptions:
  tide: {reason: window, every: {every: 12 h, offset: 1 h, length: 3 h}}
)"}));
  CHECK(first(1, tide.minutes("ship#1", "departed", "a")) == "240");
  const Trial late = run(line({.depart = "{when: full, window: tide}", .load = lump, .more = R"(
disruptions:
  tide: {reason: window, every: {every: 12 h, offset: 2.5 h, length: 3 h}}
)"}));
  // loaded from 130 to 170, in the closure from 150 to 330
  CHECK(first(1, late.minutes("ship#1", "departed", "a")) == "330");
}

TEST_CASE("at_most counts from the end of unloading, or from the berth if so written") {
  const auto loop = [](const std::string& since) {
    return run(ten_days() + R"(
nodes:
  a:
    facilities: {berth: {count: 1}}
    storage: {yard: {}}
    handling:
      - {cargo: box, from: origin, to: sea, steps: [{into: yard}, {per: lot, time: 1 min, out_of: yard}]}
      - {cargo: truck, from: sea, to: destination, steps: [{per: train, time: 50 min}]}
  b:
    handling:
      - {cargo: box, from: sea, to: destination, steps: [{per: lot, time: 1 min}]}
links: {a-b: {mode: sea, time: 100 min}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 9 items, truck: 9 trucks}, home: b}}
services:
  ship:
    fleet: ships
    calls:
      - {at: b, depart: {when: at_once, at_least: 1 truck}}
      - {at: a, berth: berth, depart: {when: full, at_most: 2 h, since: )" +
               since + R"(}}
flows:
  boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01 02:00]}}
  trucks: {from: b, to: a, commodity: truck, arrives: {at: [2024-01-01 00:00]}}
)");
  };
  // at a from 100, unloaded at 150
  CHECK(first(1, loop("unloaded").minutes("ship#1", "departed", "a")) == "270");
  CHECK(first(1, loop("berthed").minutes("ship#1", "departed", "a")) == "220");
}

TEST_CASE("a ferry for boxes and trucks: shares of the capacity add up, or each has its own room") {
  const auto ferry = [](const std::string& rule) {
    return run(line({.depart = "{when: full, at_most: 5 d}",
                     .boxes = "{at: [2024-01-01 00:20, 2024-01-01 00:30, 2024-01-01 00:40, "
                              "2024-01-01 02:00, 2024-01-01 02:10]}",
                     .capacity = "{box: 4 items, truck: 2 trucks}, capacity_rule: " + rule,
                     .more = "  trucks: {from: a, to: b, commodity: truck, arrives: "
                             "{at: [2024-01-01 00:10, 2024-01-01 05:00]}}\n"}));
  };
  // one truck is half of the ferry, two boxes are the rest
  const Trial shared = ferry("shared");
  CHECK(first(1, shared.minutes("ship#1", "departed", "a")) == "36");
  CHECK(first(1, shared.quantities("ship#1", "departed", "a")) == "3");
  CHECK(shared.minutes("boxes/3", "loaded") != "");
  // four boxes fill its box deck at 126; the fifth one, at 130, fits nowhere
  const Trial separate = ferry("separate");
  CHECK(first(1, separate.minutes("ship#1", "departed", "a")) == "130");
  CHECK(first(1, separate.quantities("ship#1", "departed", "a")) == "5");
}

TEST_CASE("higher priority boards first, and what does not fit is left behind") {
  const Trial trial =
      run(line({.depart = "{when: timetable, timetable: {every: 1 d, offset: 10 h}}",
                .boxes = "{at: [2024-01-01 13:00, 2024-01-01 13:00, 2024-01-01 13:00]}",
                .load = "{use: crane, per: train, time: 10 min, out_of: yard}",
                .more = "  urgent: {from: a, to: b, commodity: box, priority: 3, "
                        "arrives: {at: [2024-01-01 14:00, 2024-01-01 14:00]}}\n"}));
  // away from 600 to 1200, when all five lie there
  CHECK(first(3, trial.minutes("ship#1", "departed", "a")) == "600 2050 3490");
  CHECK(first(3, trial.quantities("ship#1", "departed", "a")) == "0 3 2");
  CHECK(trial.minutes("urgent/1", "loaded") == "2050");
  CHECK(trial.minutes("urgent/2", "loaded") == "2050");
  CHECK(trial.minutes("boxes/1", "loaded") == "2050");
  CHECK(trial.minutes("boxes/2", "loaded") == "3490");
  CHECK(trial.call("ship", "a").left_behind == 2);
}

TEST_CASE("a berth closed for departures only: ships come and load, and wait to cast off") {
  const std::string three = "{at: [2024-01-01 00:10, 2024-01-01 01:10, 2024-01-01 02:10]}";
  const Trial departures = run(line({.boxes = three, .more = R"(
disruptions:
  tide: {closes: nodes.a.facilities.berth, forbids: departures, reason: window, every: {every: 1 d, offset: 0 h, length: 4 h}}
)"}));
  CHECK(first(1, departures.minutes("ship#1", "berthed", "a")) == "0");
  CHECK(departures.minutes("ship#1", "departed", "a") == "240");
  // aboard from 16, 76 and 136 on; the window counts before the rest of the load
  CHECK(departures.minutes_lacking("boxes", Lacking::Window) ==
        doctest::Approx(54 + 2 * 54 + 3 * 104));
  // closed as a whole it keeps them, too, and lets nobody in
  const Trial whole = run(line({.boxes = three, .more = R"(
disruptions:
  works: {closes: nodes.a.facilities.berth, every: {every: 1 d, offset: 0 h, length: 4 h}}
)"}));
  CHECK(first(1, whole.minutes("ship#1", "berthed", "a")) == "240");
}

TEST_CASE("a lump of loading makes room when it begins, not when it waits for its server") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a:
    facilities: {crane: {count: 1}}
    storage: {yard: {capacity: {box: 1 item}, when_full: wait}}
    handling:
      - {cargo: box, from: origin, to: sea, steps: [{into: yard}, {use: crane, per: train, time: 100 min, out_of: yard}]}
  b: {}
links: {a-b: {mode: sea, time: 5 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {box: 1 item}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}]}}
flows:
  boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01 00:10, 2024-01-01 00:40, 2024-01-01 01:10]}}
)");
  // the second waits in the yard from 40 to 110 for the crane, and the third outside from 70 to 110
  CHECK(trial.minutes("", "departed", "a") == "110 210 310");
  CHECK(trial.minutes_lacking("boxes", model::Lacking::Storage, "a.yard") == 40);
}

}  // namespace
}  // namespace corridor::test::loading_test
