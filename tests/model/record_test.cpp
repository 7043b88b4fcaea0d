// What is counted, and when: window, cohort, months, observed figures, quantiles.
#include "corridor/model/record.hpp"

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::record_test {
namespace {

using model::Milestone;

/// A lot a day at noon, a day and a half on its way, over a window of ten days in the middle.
std::string daily(const std::string& more = {},
                  const std::string& head = "warm_up: 5 d\ncool_down: 20 d\n") {
  return "corridor: 1\nname: test\nfrom: 2024-01-26\nto: 2024-02-05\n" + head +
         "commodities: {box: {unit: item, lot: 2 items, mass: 10 t/item}}\n" + R"(
nodes: {a: {}, b: {handling: [{cargo: box, from: sea, to: destination, steps: [{per: train, time: 6 h}]}]}}
links: {a-b: {mode: sea, time: 30 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {box: 2 items}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}]}}
flows:
  boxes: {from: a, to: b, commodity: box, due: 36 h, counts: total, arrives: {every: 1 d, first: 12 h}}
)" + more;
}

TEST_CASE("the ledger of a window: opening and offered, delivered and closing") {
  const Trial trial = run(daily());
  const model::FlowOutcome& flow = trial.flow("boxes");
  CHECK(flow.lots.opening == 2);  // at midnight those of the day and of the day before
  CHECK(flow.lots.offered == 10);
  CHECK(flow.lots.delivered == 10);
  CHECK(flow.lots.closing == 2);
  CHECK(flow.cohort == 10);
  CHECK(flow.cohort_delivered == 10);
  CHECK(flow.on_time == 10);
  CHECK(flow.has_due);
  CHECK(trial.outcome.ended < trial.from + std::chrono::days{13});
}

TEST_CASE("what happens at the first instant of the window belongs to it, at its end no more") {
  const Trial trial = run(daily("", "warm_up: 4.5 d\ncool_down: 20 d\n"));  // offered at midnight
  CHECK(trial.flow("boxes").lots.opening == 1);
  CHECK(trial.flow("boxes").lots.offered == 10);
  CHECK(trial.flow("boxes").cohort == 10);
}

TEST_CASE("throughput counts by the date in the window, by calendar month") {
  const Trial trial = run(daily());
  const auto& months = trial.flow("boxes").delivered_by_month;
  CHECK(months[0].to_units() == 2 * 6);  // at midnight of the 26th to the 31st
  CHECK(months[1].to_units() == 2 * 4);
  CHECK(trial.flow("boxes").carried[static_cast<std::size_t>(scenario::Mode::Sea)].to_units() ==
        20);
  CHECK(trial.flow("boxes").carried[static_cast<std::size_t>(scenario::Mode::Rail)].to_units() ==
        0);
  CHECK(trial.call("ship", "a").departures == 10);
  CHECK(trial.call("ship", "a").departures_by_month[0] == 6);
  CHECK(trial.call("ship", "a").mean_load.at("box") == doctest::Approx(2));
}

TEST_CASE("stocks and flows by node and month add up") {
  const Trial trial = run(daily());
  double stock = 0;
  for (const model::NodeMonth& row : trial.outcome.months) {
    CHECK(row.commodity == "box");
    if (row.node == "a") {
      CHECK(row.arrived == row.departed);  // a lot leaves as soon as it comes
      CHECK(row.stock.micro == 0);
    } else {
      stock += row.arrived.to_units() - row.departed.to_units();
      CHECK(row.stock.to_units() == doctest::Approx(stock));
    }
  }
  CHECK(trial.outcome.months.size() == 4);
}

TEST_CASE("observed figures have their simulated counterparts") {
  const Trial trial = run(daily(R"(
observed:
  - {id: sea, measure: carried, of: total, at: sea, value: 1 kt/yr}
  - {id: rail, measure: carried, of: total, at: rail, value: 1 kt/yr}
  - {id: items, measure: delivered, of: boxes, value: 20 items/yr}
  - {id: sailings, measure: departures, of: ship, at: a, value: 1/month}
  - {id: through, measure: transit, of: boxes, from_event: offered, to_event: delivered, value: 1 d}
  - {id: at_sea, measure: transit, of: boxes, from_event: departed a, to_event: arrived b, value: 1 d}
  - {id: on_land, measure: transit, of: boxes, from_event: arrived b, to_event: unloaded b, value: 1 d}
)"));
  CHECK(trial.measured("sea") == doctest::Approx(20 * 10));  // tonnes
  CHECK(trial.measured("rail") == 0);
  CHECK(trial.measured("items") == doctest::Approx(20));
  CHECK(trial.measured("sailings") == 10);
  CHECK(trial.measured("through") == doctest::Approx(1.5));
  CHECK(trial.measured("at_sea") == doctest::Approx(30 / 24.0));
  CHECK(trial.measured("on_land") == doctest::Approx(6 / 24.0));
}

TEST_CASE("tonnes of what has no mass are not told") {
  const Trial trial = run(ten_days() + R"(
nodes: {a: {}}
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [2024-01-01]}}}
observed: [{id: mass, measure: delivered, of: boxes, value: 1 t/yr}]
)");
  REQUIRE(trial.outcome.measured.size() == 1);
  CHECK_FALSE(trial.outcome.measured.front().value.has_value());
}

TEST_CASE("block trains count at their first link, the dwell from ship to train") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a: {}
  port:
    storage: {yard: {}}
    handling: [{cargo: box, from: rail, to: sea, steps: [{per: train, time: 2 h, into: yard}, {per: lot, time: 0.5 h, out_of: yard}]}]
  b: {}
links: {a-port: {mode: rail, time: 10 h}, port-b: {mode: sea, time: 5 h}}
fleets:
  trains: {kind: train, count: unlimited, capacity: {box: 4 items}}
  ships: {kind: ship, count: 1, capacity: {box: 8 items}, home: port}
services:
  train: {fleet: trains, calls: [{at: a, depart: {when: at_once}}, {at: port}]}
  ship: {fleet: ships, calls: [{at: port, depart: {when: timetable, timetable: {every: 1 d, offset: 20 h}}}, {at: b}]}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {as: block_train, size: 4 items, at: [2024-01-01, 2024-01-02]}}}
observed:
  - {id: trains, measure: block_trains, of: boxes, value: 2/yr}
  - {id: dwell, measure: dwell, of: boxes, at: port, value: 1 d}
)");
  CHECK(trial.measured("trains") == 2);
  CHECK(trial.flow("boxes").block_trains == 2);
  // unloaded at 12 h; loaded piece by piece at once, 0.5 to 2 h later
  CHECK(trial.measured("dwell") == doctest::Approx(1.25 / 24));
}

TEST_CASE("quantiles are told only as far as enough of the cohort has arrived") {
  // the last of ten lots is still on its way when the run ends
  const Trial trial = attempt(scenario_of(daily("", "warm_up: 5 d\ncool_down: 1 d\n")));
  const model::FlowOutcome& flow = trial.flow("boxes");
  REQUIRE(flow.cohort_delivered == 9);
  CHECK(flow.transit.mean.has_value());
  CHECK(flow.transit.p50.value() == doctest::Approx(1.5));
  CHECK(flow.transit.p80.has_value());
  CHECK_FALSE(flow.transit.p95.has_value());
  CHECK_FALSE(flow.transit.longest.has_value());
  CHECK(trial.outcome.balanced);
}

TEST_CASE("the longest transit time is told when all of the cohort has arrived") {
  const Trial trial = run(daily());
  const model::FlowOutcome& flow = trial.flow("boxes");
  REQUIRE(flow.cohort_delivered == flow.cohort);
  CHECK(flow.transit.longest.value() == doctest::Approx(1.5));
}

TEST_CASE("a milestone is written as its verb and its node") {
  const auto scenario = scenario_of(daily());
  core::Diagnostics diagnostics;
  const model::Layout layout = model::compile(scenario, diagnostics);
  model::JourneyEvent event;
  CHECK(model::parse_milestone(layout, "arrived b", event));
  CHECK(event.milestone == Milestone::Arrived);
  CHECK(event.node == layout.node("b"));
  CHECK(model::parse_milestone(layout, "delivered", event));
  CHECK_FALSE(event.node.valid());
  for (const char* text : {"arrived", "arrived c", "left b", "", "departed  b"}) {
    CAPTURE(text);
    CHECK_FALSE(model::parse_milestone(layout, text, event));
  }
  CHECK(model::flows_named(layout, {"total"}) == std::vector<bool>{true});
  CHECK(model::flows_named(layout, {"ship"}) == std::vector<bool>{false});
}

}  // namespace
}  // namespace corridor::test::record_test
