// Plug flow by hand: a line of 1000 t an hour, of which others use 600.
#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::pipeline_test {
namespace {

using model::Activity;
using model::Lacking;

std::string line(const std::string& fields,
                 const std::string& arrives,
                 const std::string& more = {}) {
  return "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2024-01-11\nwarm_up: 0 d\ncool_down: 20 "
         "d\n"
         "commodities: {oil: {unit: t, lot: 1000 t}}\n"
         "nodes:\n  a:\n    storage: {tank: {}}\n    handling: [{cargo: oil, from: origin, to: "
         "pipeline, "
         "steps: [{into: tank}, {out_of: tank}]}]\n  b: {}\n"
         "links: {a-b: {mode: pipeline, " +
         fields + "}}\nflows: {oil: {from: a, to: b, commodity: oil, arrives: " + arrives + "}}\n" +
         more;
}

const std::string kOne = "{at: [2024-01-01]}";
const std::string kTwo = "{at: [2024-01-01, 2024-01-01]}";

TEST_CASE("a parcel is pushed in at what others leave, and comes out a line fill later") {
  // in at 2.5 h, then 6000 t of the others at 600 t/h
  const Trial trial = run(line("rate: 1000 t/h, background: 600 t/h, line_fill: 6000 t", kOne));
  CHECK(trial.delivered("oil") == "750");
  CHECK(trial.minutes_of("oil", Activity::Moving, "a-b") == doctest::Approx(750));
}

TEST_CASE("a parcel behind pushes, too") {
  // in at 2.5 h and 5 h; of the 6000 t behind the first, 2500 by 5 h, the rest by the others: 10.83
  // h
  const Trial trial = run(line("rate: 1000 t/h, background: 600 t/h, line_fill: 6000 t", kTwo));
  CHECK(trial.delivered("oil") == "650 900");
}

TEST_CASE("in a line without others what is in stays in until more comes behind") {
  const Trial one = attempt(scenario_of(line("rate: 500 t/h, line_fill: 2000 t", kOne)));
  CHECK(one.delivered("oil") == "");
  CHECK(one.flow("oil").lots.closing == 1);
  const Trial three =
      attempt(scenario_of(line("rate: 500 t/h, line_fill: 2000 t",
                               "{at: [2024-01-01, 2024-01-01, 2024-01-01, 2024-01-02]}")));
  CHECK(three.delivered("oil") == "360 1560");
}

TEST_CASE("a rate so low that the line would need longer than all time holds everything back") {
  const Trial trial = attempt(scenario_of(line("rate: 0.001 t/h, line_fill: 12345678 t", kTwo)));
  CHECK(trial.outcome.balanced);
  CHECK(trial.delivered("oil").empty());
  CHECK(trial.flow("oil").lots.closing == 2);
}

TEST_CASE("while others take the whole rate nothing is pushed in") {
  const Trial none = attempt(scenario_of(line("rate: 500 t/h, background: 500 t/h", kOne)));
  CHECK(none.delivered("oil").empty());
  CHECK(none.outcome.balanced);
  // from the second day to the third the line pumps no more than the others need
  const Trial trial = run(line("rate: 1000 t/h, background: 500 t/h, time: 1 h",
                               "{at: [2024-01-01 01:00, 2024-01-02 01:00]}",
                               "disruptions: {low: {changes: {links.a-b.rate: 12000 t/day}, dates: "
                               "[{from: 2024-01-02, to: 2024-01-03}]}}\n"));
  CHECK(trial.delivered("oil") == "240 3060");
}

TEST_CASE("without a line fill a parcel is through when it is in, or after a given time") {
  CHECK(run(line("rate: 500 t/h", kTwo)).delivered("oil") == "120 240");
  CHECK(run(line("rate: 500 t/h, time: 10 h", kTwo)).delivered("oil") == "720 840");
}

TEST_CASE("parcels wait in the tank for the line, which takes one after the other") {
  const Trial trial = run(line("rate: 500 t/h", kTwo));
  CHECK(trial.minutes_lacking("oil", Lacking::Vehicle, "a") == doctest::Approx(120));
  CHECK(trial.storage("a", "tank").highest.to_units() == 1000);
}

TEST_CASE("a closed line takes nothing in, and what is in it goes on with the others") {
  const Trial trial =
      run(line("rate: 1000 t/h, background: 600 t/h, line_fill: 6000 t",
               "{at: [2024-01-01, 2024-01-01 02:00]}",
               "disruptions: {closed: {closes: a-b, dates: [{from: 2024-01-01 02:00, "
               "to: 2024-01-02}]}}\n"));
  CHECK(trial.delivered("oil") == "750 2190");  // the second: 24 h + 2.5 h + 10 h
}

/// A line from a to the tank at port, where a ship takes the oil on.
std::string to_port(const std::string& at_a, const std::string& at_port) {
  return "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2024-01-11\nwarm_up: 0 d\ncool_down: 20 "
         "d\n"
         "commodities: {oil: {unit: t, lot: 1000 t}}\n"
         "nodes:\n  a:\n    facilities: {pump: {count: 1}}\n    storage: {tank: {}}\n    handling: "
         "[{cargo: oil, from: origin, to: pipeline, steps: [" +
         at_a + R"(]}]
  port:
    facilities: {arm: {count: 1}, lab: {count: 1}}
    storage: {tank: {capacity: {oil: 2000 t}}}
    handling: [{cargo: oil, from: pipeline, to: sea, steps: [)" +
         at_port + R"(]}]
  b: {}
links: {a-port: {mode: pipeline, rate: 500 t/h}, port-b: {mode: sea, time: 10 h}}
fleets: {tankers: {kind: ship, count: 1, capacity: {oil: 2000 t}, home: port}}
services: {tanker: {fleet: tankers, calls: [{at: port, depart: {when: full, at_most: 1 d}}, {at: b}]}}
flows: {oil: {from: a, to: b, commodity: oil, arrives: {at: [2024-01-01, 2024-01-01, 2024-01-01]}}}
)";
}

TEST_CASE("what comes out of a line goes through the terminal and into its tank") {
  const Trial trial = run(to_port("{into: tank}, {out_of: tank}",
                                  "{use: lab, per: lot, time: 1 h, into: tank}, "
                                  "{use: arm, per: train, time: 5 h, out_of: tank}"));
  // out at 2, 4 and 6 h, an hour later through the lab; the ship has its load at 5 h
  CHECK(trial.minutes("", "unloaded", "port") == "120 240 360");
  CHECK(trial.minutes("oil/2", "loaded", "port") == "600");
  CHECK(trial.storage("port", "tank").highest.to_units() == 2000);
}

TEST_CASE("a pipeline takes in at its own rate: work on its side is refused") {
  const std::string told =
      diagnostics_of(to_port("{into: tank}, {use: pump, per: lot, time: 1 h, out_of: tank}",
                             "{into: tank}, {use: arm, per: lot, time: 1 h, out_of: tank}"));
  CHECK(told.find("a pipeline takes cargo in at its own rate") != std::string::npos);
}

TEST_CASE("the rate of a line may change by date") {
  const Trial trial =
      run(line("rate: 500 t/h",
               "{at: [2024-01-01, 2024-01-02, 2024-01-04]}",
               "disruptions: {more: {changes: {links.a-b.rate: 24000 t/day}, dates: "
               "[{from: 2024-01-01 12:00, to: 2024-01-03}]}}\n"));
  CHECK(trial.delivered("oil") == "120 1500 4440");
}

/// Three shippers with all their cargo there at the beginning, on a line of 1000 t/h.
std::string three(const std::string& fields) {
  std::string text = line("rate: 1000 t/h" + fields, "{at: [2024-01-01]}");
  text.replace(text.find("flows: "), std::string::npos, "flows:\n");
  for (const char* id : {"x", "y", "z"}) {
    text += std::string("  ") + id +
            ": {from: a, to: b, commodity: oil, arrives: {as: group, size: 6000 t, at: "
            "[2024-01-01]}}\n";
  }
  return text;
}

/// The shippers in the order in which their lots are through, one a letter.
std::string order_of(const Trial& trial) {
  std::string order;
  for (const model::TraceEvent& event : trial.events) {
    if (event.event == "delivered") {
      order += event.entity.front();
    }
  }
  return order;
}

TEST_CASE("shippers share a line in proportion while they wait for it, and else first come") {
  CHECK(order_of(run(three(""))) == "xxxxxxyyyyyyzzzzzz");
  CHECK(order_of(run(three(", shares: {x: 1, y: 1, z: 1}"))) == "xyzxyzxyzxyzxyzxyz");
  // z of three parts, x of two, y of one that is not given: ends of turns at n/2, n/1, n/3
  CHECK(order_of(run(three(", shares: {x: 2, z: 3}"))) == "xyzzxzxyzzxzxyxyyy");
}

TEST_CASE("a line takes batches of one shipper") {
  CHECK(order_of(run(three(", batch: 2500 t, shares: {x: 1, y: 1, z: 1}"))) ==
        "xxxyyyzzzxxxyyyzzz");
  // four of six lots are a batch, two are not
  CHECK(order_of(attempt(scenario_of(three(", batch: 4 kt")))) == "xxxxyyyyzzzz");
  CHECK(diagnostics_of(three(", shares: {x: 1, w: 2}")).find("no such flow (found w") !=
        std::string::npos);
}

TEST_CASE("two lines that are open in turns are one that is reversed") {
  std::string text = line("rate: 1000 t/h", "{at: [2024-01-01, 2024-01-02, 2024-01-03]}");
  text.replace(
      text.find("  b: {}\n"),
      8,
      "  b: {storage: {tank: {}}, handling: [{cargo: oil, from: origin, to: pipeline, steps: "
      "[{into: tank}, {out_of: tank}]}]}\n");
  text.replace(text.find("links: {"), 8, "links: {b-a: {mode: pipeline, rate: 500 t/h}, ");
  text.insert(text.find("flows: {") + 8,
              "back: {from: b, to: a, commodity: oil, arrives: {at: [2024-01-01]}}, ");
  text +=
      "disruptions:\n  east: {closes: b-a, dates: [{from: 2023-12-31, to: 2024-01-02 12:00}]}\n"
      "  west: {closes: a-b, dates: [{from: 2024-01-02 12:00, to: 2024-01-04}]}\n";
  const Trial trial = run(text);
  CHECK(trial.delivered("oil") == "60 1500 4380");
  CHECK(trial.delivered("back") == "2280");  // 36 h and 2 h
}

}  // namespace
}  // namespace corridor::test::pipeline_test
