// Keys, references and combinations that a scenario may not hold.

#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "example.hpp"

namespace corridor::scenario::bad_structure_test {
namespace {

using test::corridor_text;
using test::messages;
using test::read;
using test::replaced;

struct Row {
  const char* from;
  const char* to;
  const char* message;  // part of the first diagnostic
};

std::string first_message(const ReadResult& result) {
  return messages(result).substr(0, messages(result).find('\n'));
}

void check(const Row& row) {
  CAPTURE(row.to);
  const ReadResult result = read(replaced(corridor_text(), row.from, row.to));
  CHECK(!result.ok());
  CHECK_MESSAGE(first_message(result).find(row.message) != std::string::npos,
                first_message(result));
}

TEST_CASE("bad structure: keys") {
  for (const Row& row : {
           Row{"{capacity: {container: 2500 TEU}",
               "{capcity: {container: 2500 TEU}",
               "yard.capcity: unknown key (found capcity, expected one of those in a storage; did "
               "you mean capacity?)"},
           Row{"{use: customs}",
               "{use: customs, headway: 3 h}",
               "unknown key (found headway, expected one of those in a handling step; belongs to "
               "link)"},
           Row{"warm_up: 60 d",
               "slots: 3/day",
               "slots: unknown key (found slots, expected one of those at the top; belongs to "
               "link)"},
           Row{"warm_up: 60 d", "extra: 3", "extra: unknown key (found extra"},
           Row{"{kind: ship, ",
               "{",
               "fleets.feeders: required key kind is missing (expected kind: a kind of vehicle "
               "such as ship)"},
           Row{"at: aktau, berth", "berth", "calls[0]: required key at is missing"},
           Row{"  poti: {}",
               "  poti: []",
               "poti: not a map (found a list, expected the keys of a node)"},
           Row{"  poti: {}",
               "  poti:",
               "poti: empty value (found nothing, expected the keys of a node)"},
           Row{"calls: [{at: altynkol", "calls: {a: {at: altynkol", "t.yaml"},
           Row{"    calls:\n      - {at: aktau",
               "    calls: aktau\n    x:\n      - {at: aktau",
               "calls: not a list (found aktau, expected a list of: the keys of a call)"},
           Row{"{at: alat,",
               "{at: [alat],",
               "calls[1].at: not an id (found a list, expected the id of a node)"},
           Row{"  poti: {}",
               "  poti: {}\n  1st: {}",
               "nodes.1st: not an id (found 1st, expected a letter and then letters, digits or _, "
               "at most 64)"},
           Row{"  poti: {}", "  poti: {}\n  \"poti \": {}", "not an id (found poti "},
           Row{"  poti: {}", "  poti: {}\n  bo-ston: {}", "not an id (found bo-ston"},
           Row{"  poti: {}", "  poti: {}\n  \xD0\xB0ktau: {}", "not an id"},
           Row{"  poti: {}", "  poti: {}\n  poti: {}", "duplicate key poti (first at t.yaml:"},
       }) {
    check(row);
  }
}

TEST_CASE("bad structure: references") {
  for (const Row& row : {
           Row{"from: altynkol, to",
               "from: altynkl, to",
               "from: no such node (found altynkl, expected the id of a node; did you mean "
               "altynkol?)"},
           Row{"commodity: container, volume",
               "commodity: conainer, volume",
               "commodity: no such commodity (found conainer, expected the id of a commodity; did "
               "you mean container?)"},
           Row{"fleet: feeders",
               "fleet: feeder",
               "no such fleet (found feeder, expected the id of a fleet; did you mean feeders?)"},
           Row{"via: [rail, feeder]", "via: [rail, feder]", "via[1]: no such service (found feder"},
           Row{"{use: customs}",
               "{use: custom, time: 1 h}",
               "no such facility (found custom, expected the id of a facility; did you mean "
               "customs?)"},
           Row{"into: yard", "into: yrd", "no such storage (found yrd"},
           Row{"out_of: yard",
               "out_of: tank",
               "no such storage (found tank, expected the id of a storage)"},
           Row{"berth: berths",
               "berth: berth",
               "no such facility (found berth, expected the id of a facility; did you mean "
               "berths?)"},
           Row{"window: low_tide", "window: lowtide", "no such disruption (found lowtide"},
           Row{"closes: [aktau, alat]",
               "closes: [aktau, alt]",
               "closes[1]: no such node, link or nodes.NODE.facilities.FACILITY (found alt"},
           Row{"closes: nodes.aktau.facilities.berths",
               "closes: nodes.aktau.facilities.berth",
               "did you mean nodes.aktau.facilities.berths?"},
           Row{"capacity: {container: 2500 TEU}",
               "capacity: {containers: 2500 TEU}",
               "no such commodity (found containers"},
           Row{"start: {aktau: 3, alat: 2}",
               "start: {aktau: 3, alta: 2}",
               "no such node (found alta"},
           Row{"start: {aktau: 3, alat: 2}", "home: aktow", "no such node (found aktow"},
           Row{"  alat-poti:",
               "  alat-potty:",
               "no such node (found potty, expected the id of a node; did you mean poti?)"},
           Row{"  alat-poti:",
               "  alat-poti-2:",
               "the key does not name the two ends (found alat-poti-2, expected NODE-NODE, or from "
               "and to)"},
           Row{"  alat-poti: {", "  alat-poti: {from: alat, ", "from and to go together"},
           Row{"of: titr,", "of: tirt,", "no such flow, label of flows or service (found tirt"},
           Row{"from_event: departed aktau", "from_event: departed aktow", "no node aktow"},
           Row{"from_event: departed aktau",
               "from_event: left aktau",
               "not an event (found left aktau"},
           Row{"measure: delivered", "measure: delivred", "did you mean delivered?"},
           Row{"id: journey", "id: boxes", "used twice (found boxes"},
           Row{"{nodes.aktau.storage.yard.capacity.container: 6000 TEU",
               "{nodes.aktau.storage.yrd.capacity.container: 6000 TEU",
               "no such path (found nodes.aktau.storage.yrd.capacity.container, yrd does not "
               "exist)"},
           Row{"{nodes.aktau.storage.yard.capacity.container: 6000 TEU",
               "{nodes.aktau.storag.yard: 6000 TEU",
               "no key storag in a node; did you mean storage?"},
           Row{"capacity.container: 6000 TEU",
               "capacity.container: 6000 t",
               "wrong kind of unit, a mass (found 6000 t, expected an amount in TEU such as 20 "
               "TEU)"},
           Row{"fleets.feeders.count: 4",
               "fleets.feeders.home: alat",
               "cannot change within a run (found fleets.feeders.home"},
           Row{"fleets.feeders.count: 4", "fleets.feders.count: 4", "feders does not exist"},
           Row{"fleets.feeders.count: 4", "fleets.feeders.count: 4.5", "not a whole number"},
       }) {
    check(row);
  }
}

TEST_CASE("bad structure: things that exclude or need each other") {
  for (const Row& row : {
           Row{"alat-poti: {mode: rail, time: 3 d}",
               "alat-poti: {mode: rail}",
               "how long does it take? (expected time, or speed with length)"},
           Row{"alat-poti: {mode: rail, time: 3 d}",
               "alat-poti: {mode: rail, time: 3 d, speed: 3 km/h}",
               "time and speed exclude each other"},
           Row{"length: 3146 km, ", "", "required key length is missing (speed needs it)"},
           Row{"alat-poti: {mode: rail",
               "alat-poti: {mode: rail, rate: 3 t/h",
               "rate, background and line_fill belong to pipelines"},
           Row{"rate: 100 kt/day, ", "", "required key rate is missing"},
           Row{"  alat-poti: {",
               "  loop: {from: poti, to: poti, ",
               "a link from a node to itself (found poti at both ends)"},
           Row{"{count: 2, rate: 20 TEU/h}",
               "{count: 2, rate: 20 TEU/h, time: 1 h}",
               "time and rate exclude each other"},
           Row{"{use: customs}",
               "{use: berths}",
               "how long does it take? (expected time, rate or fixed here, or time or rate of "
               "facility berths)"},
           Row{"from: rail, to: sea", "from: destination, to: sea", "the wrong way round"},
           Row{"from: rail, to: sea",
               "from: rail, to: sea, direct: {use: customs, time: 1 h, into: yard}",
               "direct is one piece of work a lot"},
           Row{"from: rail, to: sea",
               "from: rail, to: destination, direct: {use: customs, time: 1 h}",
               "direct is from vehicle to vehicle"},
           Row{"initial: {container: 400 TEU}",
               "initial: {container: 4000 TEU}",
               "more container at the beginning than the capacity holds"},
           Row{"start: {aktau: 3, alat: 2}",
               "start: {aktau: 3, alat: 3}",
               "more vehicles begin than the fleet has (found 6, expected at most 5, its count)"},
           Row{"fleet: feeders",
               "fleet: feeders\n    vehicles: 6",
               "more vehicles than the fleet has (found 6, expected at most 5)"},
           Row{"fleet: feeders",
               "fleet: feeders\n    carries: crude",
               "fleet feeders has no capacity for crude"},
           Row{", {at: aktau}]", "]", "too few calls (found 1, expected at least 2)"},
           Row{"when: timetable, ", "", "timetable is used only with when: timetable"},
           Row{"{when: full,", "{when: timetable,", "required key timetable is missing"},
           Row{"{every: 12 h, offset: 6 h}",
               "{every: 12 h, times: [2024-01-01]}",
               "exactly one of every and times"},
           Row{"volume: 22 kTEU/yr,",
               "",
               "how much? (expected volume, or every, at, rate or rates in arrives, or returns or "
               "vehicles)"},
           Row{"arrives: {every: 3 d, first",
               "volume: 3 kt/yr, arrives: {every: 3 d, first",
               "volume excludes arrives.every and arrives.at"},
           Row{"{every: 3 d, first: 1 d",
               "{at: [2024-01-02], first: 1 d",
               "first is used only with every"},
           Row{", size: 10 kt,", ",", "required key size is missing"},
           Row{"longest: 7 d,",
               "every: {every: 1 d, length: 1 h},",
               "2 calendars (expected exactly one"},
           Row{"length: {lognormal: {mean: 36 h, cv: 0.8}}, longest: 7 d,",
               "",
               "share_by_month and length go together"},
           Row{"closes: [aktau, alat], ",
               "",
               "closes nothing (expected closes or changes, or reason: window"},
           Row{"length: 90 min",
               "length: 12 h",
               "always closed (found length 12 h, expected less than 12 h)"},
           Row{"length: 90 min", "length: -1 h", "negative"},
           Row{"to: 2024-03-15 12:00",
               "to: 2024-02-15",
               "ends before it begins (found 2024-03-01 to 2024-02-15)"},
           Row{"measure: transit", "measure: dwell", "dwell needs at: the id of a node"},
           Row{"from_event: departed aktau, ", "", "transit needs from_event and to_event"},
       }) {
    check(row);
  }
}

TEST_CASE("bad structure: what is odd but clear is a warning") {
  struct Odd {
    const char* from;
    const char* to;
    const char* message;
  };
  for (const Odd& row : {
           Odd{"  poti: {}",
               "  poti: {}\n  Poti: {}",
               "warning: nodes: poti and Poti differ in upper and lower case only"},
           Odd{"to: 2024-03-15 12:00}",
               "to: 2024-03-15}, {from: 2024-02-01, to: 2024-03-01}",
               "warning: disruptions.works: dates overlap or touch; they were merged"},
           Odd{"{every: 12 h, offset: 6 h}",
               "{times: [2024-01-03, 2024-01-02, 2024-01-03]}",
               "times were not in order or came twice; they were sorted"},
       }) {
    const ReadResult result = read(replaced(corridor_text(), row.from, row.to));
    CHECK_MESSAGE(result.ok(), messages(result));
    CHECK_MESSAGE(messages(result).find(row.message) != std::string::npos, messages(result));
  }
}

TEST_CASE("bad structure: an error in one place is not repeated where the thing is used") {
  const ReadResult result = read(replaced(corridor_text(), "  poti: {}", "  poti: {country: kz}"));
  CHECK_MESSAGE(result.diagnostics.items().size() == 1, messages(result));
}

TEST_CASE("bad structure: problems come in the order of the file") {
  std::string text = replaced(corridor_text(), "cv: 0.15", "cv: x");
  text = replaced(text, "lot: 2 TEU", "lot: 2");
  text = replaced(text, "length: 490 km", "length: 490");
  const ReadResult result = read(text);
  REQUIRE(result.diagnostics.items().size() == 3);
  const auto& items = result.diagnostics.items();
  CHECK(std::is_sorted(items.begin(), items.end(), [](const auto& a, const auto& b) {
    return a.mark.line < b.mark.line;
  }));
}

}  // namespace
}  // namespace corridor::scenario::bad_structure_test
