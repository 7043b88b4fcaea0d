// Which berth a vehicle takes, who comes first, and cranes that ships share, worked out by hand.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::berth_test {
namespace {

using model::Lacking;

/// Ships from outside at the minutes that `at` says bring boxes over one hour of sea, in ships of
/// one kind or of another; each box takes 12 minutes of a crane.
struct Port {
  std::string facilities = "quay: {count: 1}";
  std::string call = "berth: quay";
  std::string other_call{};  // as the first kind's
  std::string work = "{use: cranes, time: 12 min}";
  std::string fleet{};
  std::string boxes = "[2024-01-01]";
  std::string size = "10 item";
  std::string other{};
};

std::string port(const Port& p) {
  std::string text = ten_days() + R"(
nodes:
  sea: {}
  other_sea: {}
  port:
    facilities: {)";
  text += p.facilities + "}\n    storage: {yard: {}}\n";
  text += "    handling: [{cargo: [box, truck], from: sea, to: destination, steps: [" + p.work +
          "]}]\n";
  text += R"(
links: {sea-port: {mode: sea, time: 1 h}, other_sea-port: {mode: sea, time: 1 h}}
fleets:
  ships: {kind: ship, count: unlimited, capacity: {box: )";
  text += p.size + "}" + p.fleet + "}\n";
  text += R"(
  others: {kind: ship, count: unlimited, capacity: {truck: 10 truck}}
services:
  ship: {fleet: ships, calls: [{at: sea, depart: {when: at_once}}, {at: port, )";
  text += p.call + "}]}\n";
  text += "  other: {fleet: others, calls: [{at: other_sea, depart: {when: at_once}}, {at: port, ";
  text += (p.other_call.empty() ? p.call : p.other_call) + "}]}\n";
  text +=
      "flows:\n  boxes: {from: sea, to: port, commodity: box, arrives: {as: group, size: " + p.size;
  text += ", at: " + p.boxes + "}}\n";
  if (!p.other.empty()) {
    text +=
        "  trucks: {from: other_sea, to: port, commodity: truck, arrives: {as: group, size: 10 "
        "truck, at: ";
    text += p.other + "}}\n";
  }
  return text;
}

std::vector<std::string> berths_taken(const Trial& trial) {
  std::vector<std::string> taken;
  for (const model::TraceEvent& row : trial.events) {
    if (row.event == "berthed" && row.place == "port") {
      taken.push_back(row.entity + " " + row.cause);
    }
  }
  return taken;
}

TEST_CASE("a ship takes the first berth of its list that is free, or the one that is free first") {
  const Trial trial =
      run(port({.facilities = "east: {count: 1}, west: {count: 1}, cranes: {count: 9}",
                .call = "berth: [west, east]",
                .boxes = "[2024-01-01, 2024-01-01 00:30, 2024-01-01 00:40]"}));
  // worked for two hours each: the third one waits from 100 until the first leaves at 180
  CHECK(trial.minutes("", "berthed", "port") == "60 90 180");
  CHECK(berths_taken(trial) ==
        std::vector<std::string>{"ship#1 west", "ship#2 east", "ship#3 west"});
  CHECK(trial.minutes_lacking("boxes", Lacking::Server, "port.west") == doctest::Approx(10 * 80));
}

TEST_CASE("a ship that is too long for a berth goes to another one") {
  const Trial trial = run(
      port({.facilities = "east: {count: 1}, west: {count: 1, length: 120 m}, cranes: {count: 9}",
            .call = "berth: [west, east]",
            .other_call = "berth: [west, east]",
            .fleet = ", length: 121 m",
            .boxes = "[2024-01-01, 2024-01-01 00:30]",
            .other = "[2024-01-01 00:40]"}));
  CHECK(berths_taken(trial) ==
        std::vector<std::string>{"ship#1 east", "other#1 west", "ship#2 east"});
  CHECK(trial.minutes("", "berthed", "port") == "60 100 180");
}

TEST_CASE("a laden ship waits for deep water and leaves the shallow berth to the next") {
  // full it lies 6 m deep, with one box of ten 3.3 m
  const std::string water = "shallow: {count: 1, depth: 4 m}, deep: {count: 1, depth: 7 m}";
  std::string text = port({.facilities = water + ", cranes: {count: 9}",
                           .call = "berth: [shallow, deep]",
                           .fleet = ", draught: {light: 3 m, laden: 6 m}",
                           .boxes = "[2024-01-01, 2024-01-01 00:30]"});
  const std::string box = "box: {unit: item, ";
  text.insert(text.find(box) + box.size(), "mass: 20 t/item, ");
  const Trial trial = run(text);
  CHECK(berths_taken(trial) == std::vector<std::string>{"ship#1 deep", "ship#2 deep"});
  CHECK(trial.minutes("", "berthed", "port") == "60 180");
}

TEST_CASE("of those that wait the call of the higher priority takes the berth") {
  const Port p{.facilities = "quay: {count: 1}, cranes: {count: 9}",
               .other_call = "berth: quay, priority: 1",
               .boxes = "[2024-01-01, 2024-01-01 00:10]",
               .other = "[2024-01-01 00:20]"};
  const Trial trial = run(port(p));
  CHECK(berths_taken(trial) == std::vector<std::string>{"ship#1 ", "other#1 ", "ship#2 "});
  CHECK(trial.minutes("", "berthed", "port") == "60 180 300");
}

TEST_CASE("three cranes work on one ship, two of them go to the next one that comes") {
  // 4 minutes a box for three cranes: done at 64, 68, 72; from then on two cranes for it and one
  // for the other, which came at 70: 6 minutes a box and 12. At 72 + 7 x 6 = 114 the first is done;
  // the other one has three cranes after the box that it is at
  const Trial trial = run(port({.facilities = "quay: {count: 2}, cranes: {count: 3}",
                                .work = "{use: cranes, time: 12 min, servers: 3}",
                                .boxes = "[2024-01-01]",
                                .other = "[2024-01-01 00:10]"}));
  CHECK(trial.delivered("boxes") == "64 68 72 78 84 90 96 102 108 114");
  CHECK(trial.delivered("trucks") == "84 96 108 120 124 128 132 136 140 144");
  CHECK(trial.minutes_lacking("trucks", Lacking::Server, "port.cranes") == doctest::Approx(10 * 2));
}

TEST_CASE("the fixed part needs one crane only") {
  const Trial trial = run(port({.facilities = "quay: {count: 2}, cranes: {count: 3}",
                                .work = "{use: cranes, time: 12 min, fixed: 30 min, servers: 3}",
                                .size = "3 item"}));
  CHECK(trial.delivered("boxes") == "94 98 102");
}

TEST_CASE("a maximum stay: what is not aboard by then stays behind") {
  const Trial trial = run(ten_days() + R"(
nodes:
  port:
    facilities: {quay: {count: 1}, cranes: {count: 1, time: 12 min}}
    handling: [{cargo: box, from: origin, to: sea, steps: [{use: cranes, per: lot, out_of: yard}]}]
    storage: {yard: {}}
  sea: {}
links: {port-sea: {mode: sea, time: 1 h}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 10 item}}}
services:
  ship: {fleet: ships, calls: [{at: port, berth: quay, depart: {when: full, at_most: 1 h, since: berthed}}, {at: sea}]}
flows: {boxes: {from: port, to: sea, commodity: box, arrives: {as: group, size: 8 item, at: [2024-01-01]}}}
)");
  CHECK(first(2, trial.minutes("", "departed", "port")) == "60 240");
  CHECK(first(3, trial.quantities("", "departed", "port")) == "5 3 0");
  CHECK(trial.delivered("boxes") == "120 120 120 120 120 300 300 300");
}

bool refused(const Port& p, const std::string& message) {
  const std::string found = diagnostics_of(port(p));
  CAPTURE(found);
  return found.find(message) != std::string::npos;
}

TEST_CASE("ships too long for all berths, and cranes that cannot work together, are refused") {
  CHECK(refused(
      {.facilities =
           "east: {count: 1, length: 100 m}, west: {count: 1, length: 120 m}, cranes: {count: 9}",
       .call = "berth: [west, east]",
       .fleet = ", length: 121 m"},
      "services.ship.calls[1].berth: its vehicles of 121 m are too long: the longest berth here "
      "has 120 m"));
  CHECK(refused({.facilities = "quay: {count: 2}, cranes: {count: 3}",
                 .work = "{use: cranes, per: train, time: 2 h, servers: 3}"},
                "cranes does all in one piece, which several servers cannot share"));
  CHECK(refused(
      {.facilities = "quay: {count: 2}, cranes: {count: 3}",
       .work = "{use: cranes, time: 2 h}, {into: yard}, {use: cranes, time: 1 h, servers: 2}"},
      "cranes works without a vehicle: one server does a piece"));
}

TEST_CASE("work that needs the server which its vehicle holds is refused") {
  CHECK(refused({.facilities = "quay: {count: 1}", .work = "{use: quay, time: 2 h}"},
                "error: services.ship.calls[1].berth: its vehicles hold port.quay and then need "
                "another server of it for the work on them: none is ever worked on"));
  CHECK(refused({.facilities = "quay: {count: 2}", .work = "{use: quay, time: 2 h}"},
                "warning: services.ship.calls[1].berth: its vehicles hold port.quay"));
}

TEST_CASE("an opening stock of empties is refused: they begin in their pool") {
  const std::string found = diagnostics_of(ten_days() + R"(
pools: {boxes: {at: {a: 2, b: 2}}}
nodes:
  a:
    storage: {yard: {initial: {box: 2 item}}}
    handling: [{cargo: box, from: origin, to: sea, steps: [{into: yard}, {out_of: yard}]}]
  b: {}
links: {a-b: {mode: sea, time: 1 h}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 2 item}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: at_once, at_least: 1 item}}, {at: b}]}}
flows: {empties: {from: a, to: b, commodity: box, returns: {pool: boxes}}}
)");
  CAPTURE(found);
  CHECK(found.find("nodes.a.storage.yard.initial.box: flow empties is of empties") !=
        std::string::npos);
}

}  // namespace
}  // namespace corridor::test::berth_test
