#include "corridor/model/water.hpp"

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::water_test {
namespace {

using core::kDay;

/// A tanker of 1000 t between two berths, and more oil than it can take.
struct Line {
  std::string depth_a = "6.5 m";
  std::string depth_b = "9 m";
  std::string draught = "{light: 3 m, laden: 7 m, clearance: 0.5 m}";
  std::string capacity = "{oil: 1000 t}";
  std::string oil = "{unit: t, lot: 10 t}";
  std::string more = {};
};

std::string line(const Line& it) {
  std::string text = "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2024-01-21\ncool_down: 0 d\n";
  text += "commodities: {oil: " + it.oil + "}\n";
  text += "nodes:\n  a: {facilities: {jetty: {count: 1, depth: " + it.depth_a + "}}}\n";
  text += "  b: {facilities: {jetty: {count: 1, depth: " + it.depth_b + "}}}\n";
  text += "links: {a-b: {mode: sea, time: 12 h}}\n";
  text += "fleets: {tankers: {kind: ship, count: 1, home: a, capacity: " + it.capacity +
          ", draught: " + it.draught + "}}\n";
  text +=
      "services: {tanker: {fleet: tankers, calls: [{at: a, berth: jetty, depart: {when: full}},"
      " {at: b, berth: jetty}]}}\n";
  text += "flows: {crude: {from: a, to: b, commodity: oil, arrives: {every: 1 h}}}\n";
  text += it.more;
  return text;
}

/// Tonnes of the voyages from a.
std::string cargoes(const Line& it) {
  return run(line(it)).quantities("tanker#1", "departed", "a");
}

TEST_CASE("water: the level goes along straight lines and stays as at the ends outside them") {
  const core::Time begin = scenario_of(line({})).from;
  const scenario::Water water{.nodes = {"a"},
                              .levels = {{begin, {-1.0}}, {begin + 10 * kDay, {-2.0}}}};
  CHECK(model::level_at(water, begin - kDay) == -1.0);
  CHECK(model::level_at(water, begin + 4 * kDay) == doctest::Approx(-1.4));
  CHECK(model::level_at(water, begin + 10 * kDay) == -2.0);
  CHECK(model::level_at(water, begin + 90 * kDay) == -2.0);
  CHECK(model::level_at({}, begin) == 0);
}

TEST_CASE("water: a ship loads what the shallower of this and the next berth allows") {
  // (6.5 - 0.5 - 3) / (7 - 3) of 1000 t
  CHECK(first(2, cargoes({})) == "750 750");
  CHECK(first(2, cargoes({.depth_b = "5.5 m"})) == "500 500");
  CHECK(first(1, cargoes({.depth_a = "7.5 m"})) == "1000");
  CHECK(first(1, cargoes({.depth_a = "30 m", .depth_b = "40 m"})) == "1000");
  // not a whole lot more than 752.5 t
  CHECK(first(1, cargoes({.depth_a = "6.51 m"})) == "750");
}

TEST_CASE("water: a falling sea takes cargo from each voyage, dredging gives it back") {
  const std::string sea =
      "waters: {sea: {nodes: a, levels: [{at: 2024-01-01, level: 0 m}, {at: 2024-01-21, level: -2 "
      "m}]}}\n";
  // 10 t an hour: the load grows by 10 t an hour, what the water allows falls by 25 t a day
  const Trial falling = run(line({.more = sea}));
  const std::string loads = falling.quantities("tanker#1", "departed", "a");
  const std::string minutes = falling.minutes("tanker#1", "departed", "a");
  CHECK(first(1, minutes) == "4080");  // 750 - 25 * 2.83 d = 679.2; 68 lots in 68 h
  CHECK(first(1, loads) == "670");
  const std::string dredged =
      "disruptions: {dredging: {dates: [{from: 2024-01-05, to: 2030-01-01}], changes: "
      "{nodes.a.facilities.jetty.depth: 9.5 m}}}\n";
  const std::string after =
      run(line({.more = sea + dredged})).quantities("tanker#1", "departed", "a");
  CHECK(after.substr(after.rfind(' ') + 1) == "1000");
}

TEST_CASE("water: mass counts, by separate and by shared room") {
  const std::string wagons =
      "commodities: {wagon: {unit: wagon, lot: 1 wagon, mass: 50 t/wagon}, truck: "
      "{unit: truck, lot: 1 truck, mass: 20 t/truck}}\n";
  const auto ferry = [&](const std::string& rule) {
    std::string text =
        "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2024-01-03\ncool_down: 0 d\n";
    text += wagons;
    text += "nodes: {a: {facilities: {ramp: {count: 1, depth: 5 m}}}, b: {}}\n";
    text +=
        "links: {a-b: {mode: sea, time: 12 h}}\nfleets: {ferries: {kind: ship, count: 1, home: a, "
        "capacity: {wagon: 20 wagons, truck: 50 trucks}, capacity_rule: " +
        rule + ", draught: {light: 4 m, laden: 6 m}}}\n";
    text +=
        "services: {ferry: {fleet: ferries, calls: [{at: a, berth: ramp, depart: {when: full}}, "
        "{at: b}]}}\n";
    text +=
        "flows: {out: {from: a, to: b, commodity: wagon, arrives: {at: [2024-01-01], as: group, "
        "size: 40 "
        "wagons}}}\n";
    return run(text).quantities("ferry#1", "departed", "a");
  };
  // half of 20 x 50 + 50 x 20 = 2000 t are 20 wagons; half of the larger one, 1000 t, are 10
  CHECK(first(1, ferry("separate")) == "20");
  CHECK(first(1, ferry("shared")) == "10");
}

TEST_CASE("water: what can never float or load is an error, a depth without use a warning") {
  CHECK(diagnostics_of(line({.depth_b = "3.4 m"})) ==
        "error: services.tanker.calls[1]: its ships do not float at b.jetty (3.4 m of water on "
        "2024-01-01): empty they need 3.5 m (give the berth more depth, or another berth)\n");
  CHECK(diagnostics_of(line({.depth_a = "3.51 m"})) ==
        "error: services.tanker.calls[0]: its ships can load no lot of oil at a.jetty (3.51 m of "
        "water on 2024-01-01): 10 t are too heavy\n");
  CHECK(diagnostics_of(
            line({.more = "waters: {x: {nodes: [a], levels: [{at: 2024-01-11, level: 0 m}, {at: "
                          "2024-01-12, level: -4 m}]}}\n"}))
            .find("(2.5 m of water on 2024-01-12)") != std::string::npos);
  CHECK(diagnostics_of(
            line({.more = "waters: {x: {nodes: a, levels: []}, y: {nodes: a, levels: []}}\n"})) ==
        "error: waters.y.nodes: a lies in two waters (found also in x)\n");
  CHECK(diagnostics_of(line({.capacity = "{oil: 9 drums}", .oil = "{unit: drum, lot: 1 drum}"}))
            .find("error: fleets.tankers.draught: needs the mass of what its ships carry (expected "
                  "mass in "
                  "commodities.oil, such as 14 t/drum)") == 0);
}

}  // namespace
}  // namespace corridor::test::water_test
