#include "corridor/model/check.hpp"

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::check_test {
namespace {

/// A line that has nothing wrong, with places to put something wrong in.
struct Line {
  std::string yard = "{capacity: {box: 50 items}}";
  std::string facilities = "{crane: {count: 1}}";
  std::string capacity = "{box: 10 items}";
  std::string depart = "{when: full, at_most: 1 d}";
  std::string depart_b = "{when: loaded}";
  std::string link = "length: 200 km, time: 10 h";
  std::string flow = "volume: 1000 items/yr";
  std::string steps = "{into: yard}, {use: crane, per: lot, time: 1 min, out_of: yard}";
  std::string more = {};  // at the top level
  std::string more_fleets = {};
  std::string more_services = {};
  std::string more_links = {};
};

std::string told(const Line& it) {
  return diagnostics_of(
      "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2025-01-01\n"
      "commodities: {box: {unit: item, lot: 2 items}}\n"
      "nodes:\n  a:\n    facilities: " +
      it.facilities + "\n    storage: {yard: " + it.yard +
      "}\n    handling: [{cargo: box, from: origin, to: sea, steps: [" + it.steps +
      "]}]\n  b: {}\nlinks:\n  a-b: {mode: sea, " + it.link + "}\n" + it.more_links +
      "fleets:\n  ships: {kind: ship, count: 2, capacity: " + it.capacity + ", home: a}\n" +
      it.more_fleets + "services:\n  ship: {fleet: ships, calls: [{at: a, depart: " + it.depart +
      "}, {at: b, depart: " + it.depart_b + "}]}\n" + it.more_services +
      "flows:\n  boxes: {from: a, to: b, commodity: box, " + it.flow + "}\n" + it.more);
}

TEST_CASE("nothing is said of a scenario with nothing wrong") {
  CHECK(told({}) == "");
}

TEST_CASE(
    "an end without work where there is work on such cargo is warned of, unless it is meant") {
  const auto end_at_a = [](const std::string& entry) {
    return diagnostics_of(
        ten_days() + "nodes: {a: {handling: [" + entry +
        "]}, b: {}}\nlinks: {a-b: {mode: sea, time: 5 h}}\nfleets: {ships: {kind: ship, count: 1, "
        "capacity: {box: 2 items}, home: b}}\nservices: {ship: {fleet: ships, calls: [{at: b}, "
        "{at: "
        "a}]}}\nflows: {boxes: {from: b, to: a, commodity: box, arrives: {every: 1 d}}}\n");
  };
  const std::string load = "{cargo: box, from: origin, to: sea, steps: [{per: lot, time: 1 h}]}";
  CHECK(
      end_at_a(load) ==
      "warning: flows.boxes: from sea to destination takes no time at a: its handling has no entry "
      "for box from sea to destination (with `steps: []` it says that this is meant)\n");
  CHECK(end_at_a(load + ", {cargo: box, from: sea, to: destination, steps: []}") == "");
  CHECK(end_at_a("") == "");
}

TEST_CASE("lots and stocks that do not fit are errors") {
  CHECK(
      told({.capacity = "{box: 1 item}"}) ==
      "error: flows.boxes: its lots of 2 item fit no vehicle of service ship (capacity 1 item)\n");
  CHECK(
      told({.yard = "{capacity: {box: 1 item}}"}) ==
      "error: nodes.a.storage.yard.capacity.box: smaller than one lot of 2 item: can never load\n");
}

TEST_CASE("an opening stock that nobody can take is warned of") {
  CHECK(told({.yard = "{capacity: {box: 50 items}, initial: {box: 6 items}}",
              .steps = "{use: crane, per: lot, time: 1 min, into: yard}"}) ==
        "warning: nodes.a.storage.yard.initial.box: not placed: no flow's handling takes it out of "
        "there onto a vehicle\n");
  CHECK(told({.yard = "{capacity: {box: 50 items}, initial: {box: 6 items}}"}) == "");
}

TEST_CASE("a fleet without a count cannot change it by date") {
  const std::string text = diagnostics_of(ten_days() + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, time: 10 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 6 items}}}
services: {train: {fleet: trains, calls: [{at: a}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, volume: 100 items/yr}}
disruptions: {more: {changes: {fleets.trains.count: 5}, dates: [{from: 2024-01-02, to: 2024-01-03}]}}
)");
  CHECK(text.find("fleet trains is unlimited: it has no count that could change") !=
        std::string::npos);
}

TEST_CASE("services that share a fleet cannot have more vehicles than it has") {
  const std::string more = "  back: {fleet: ships, calls: [{at: b}, {at: a}]}\n";
  const std::string told_of_both = told({.more_services = more});
  CHECK(told_of_both.find(
            "error: fleets.ships.count: its services have more vehicles together (back, "
            "ship: found 4, expected at most 2; say how many each has by vehicles)") !=
        std::string::npos);
  const std::string own =
      told({.more_fleets = "  boats: {kind: ship, count: 1, capacity: {box: 4 items}, home: b}\n",
            .more_services = "  back: {fleet: boats, calls: [{at: b}, {at: a}]}\n"});
  CHECK(own.find("error") == std::string::npos);
}

TEST_CASE("departures that can never happen are errors") {
  CHECK(
      told({.depart = "{when: full, at_least: 11 items}"}) ==
      "error: services.ship.calls[0].depart.at_least: more than a vehicle of fleet ships holds\n");
  CHECK(told({.depart_b = "{when: full}"}) ==
        "error: services.ship.calls[1].depart: no flow boards here, so the vehicle would wait for "
        "ever "
        "(give `at_most`)\n");
  CHECK(told({.depart_b = "{when: loaded, at_least: 2 items}"}) ==
        "error: services.ship.calls[1].depart: no flow boards here, so the vehicle would wait for "
        "ever "
        "(give `at_most`)\n");
  CHECK(told({.depart_b = "{when: full, at_most: 1 d}"}) == "");
}

TEST_CASE("a storage that admits whole trains holds the largest") {
  const std::string text = diagnostics_of(ten_days() + R"(
nodes:
  a: {}
  b:
    storage: {yard: {capacity: {box: 5 items}, admit: whole}}
    handling: [{cargo: box, from: rail, to: destination, steps: [{per: train, time: 1 h, into: yard}]}]
links: {a-b: {mode: rail, time: 10 h}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 6 items}}}
services: {train: {fleet: trains, calls: [{at: a}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, volume: 100 items/yr}}
)");
  CHECK(text ==
        "error: nodes.b.storage.yard.capacity.box: admits whole trains only, but one of service "
        "train may "
        "bring 6 item: can never unload\n");
}

TEST_CASE("implausible speeds are warned of") {
  CHECK(told({.link = "length: 2000 km, time: 10 h"}) ==
        "warning: links.a-b: implausible mean speed of 200 km/h (expected 3 to 60)\n");
  CHECK(told({.link = "length: 20 km, time: 10 h"}) ==
        "warning: links.a-b: implausible mean speed of 2 km/h (expected 3 to 60)\n");
}

TEST_CASE("what nobody uses is warned of") {
  CHECK(told({.facilities = "{crane: {count: 1}, berth: {count: 2}}"}) ==
        "warning: nodes.a.facilities.berth: no flow's handling and no call uses it\n");
  CHECK(told({.more_fleets = "  barges: {kind: ship, count: 2, capacity: {box: 4 items}}\n"}) ==
        "warning: fleets.barges: no service uses it\n");
  CHECK(told({.more_links = "  by_road: {mode: road, from: a, to: b, time: 9 h}\n"}) ==
        "warning: links.by_road: no service runs over it\n");
  CHECK(told({.flow = "volume: 1000 items/yr, via: ship",
              .more_fleets = "  barges: {kind: ship, count: 2, capacity: {box: 4 items}}\n",
              .more_services = "  tow: {fleet: barges, calls: [{at: a}, {at: b}]}\n"}) ==
        "warning: services.tow: carries no flow\n");
  const std::string tide =
      "disruptions: {tide: {reason: window, every: {every: 1 d, offset: 1 h, length: 3 h}}}\n";
  CHECK(told({.more = tide}) == "warning: disruptions.tide: no call names it as its window\n");
  CHECK(told({.depart = "{when: loaded, window: tide}", .more = tide}) == "");
}

TEST_CASE("a demand beyond the slots or the rate of a link is warned of") {
  // 1000 items a year in ships of ten: 0.274 a day
  CHECK(told({.link = "time: 10 h, slots: 1/week"})
            .find("warning: links.a-b: not in equilibrium: demand of "
                  "0.274 full vehicles a day from a to b exceeds") == 0);
  CHECK(told({.link = "time: 10 h, slots: 2/week"}) == "");
}

TEST_CASE("no demand is warned of") {
  CHECK(diagnostics_of("corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2025-01-01\n"
                       "commodities: {box: {unit: item, lot: 2 items}}\nnodes: {a: {}}\n")
            .find("warning: flows: no demand: nothing will move") == 0);
}

TEST_CASE("demand by link counts full vehicles, or units of a pipeline, against what it allows") {
  const auto scenario = scenario_of(ten_days() + R"(
nodes: {a: {}, b: {}, c: {}}
links:
  a-b: {mode: rail, time: 10 h, slots: 4/day}
  b-c: {mode: pipeline, rate: 100 items/day, background: 40 items/day}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 6 items}}}
services: {train: {fleet: trains, calls: [{at: a}, {at: b}]}}
flows:
  some: {from: a, to: b, commodity: box, arrives: {every: 1 h}}
  oil: {from: b, to: c, commodity: box, arrives: {as: group, size: 10 items, every: 12 h}}
)");
  const auto rows = model::link_demand(scenario);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].from == "a");
  CHECK(rows[0].demand == doctest::Approx(4));
  CHECK(rows[0].capacity == doctest::Approx(4));
  CHECK(rows[1].demand == 0);
  CHECK(rows[2].link == "b-c");
  CHECK(rows[2].demand == doctest::Approx(20));
  CHECK(rows[2].capacity == doctest::Approx(60));
}

}  // namespace
}  // namespace corridor::test::check_test
