// What observed figures are compared with, each within its own period.
#include "corridor/model/gauges.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::gauges_test {
namespace {

/// A lot a day at noon. It sails at once; the sea takes 30 h, unloading 6 h. Ships carry one lot.
std::string daily(const std::string& observed) {
  return R"(corridor: 1
name: test
from: 2024-01-26
to: 2024-02-05
warm_up: 5 d
cool_down: 20 d
commodities: {box: {unit: item, lot: 2 items, mass: 10 t/item}}
nodes: {a: {}, b: {handling: [{cargo: box, from: sea, to: destination, steps: [{per: train, time: 6 h}]}]}}
links: {a-b: {mode: sea, time: 30 h}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {box: 2 items}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}]}}
flows:
  boxes: {from: a, to: b, commodity: box, counts: total, arrives: {every: 1 d, first: 12 h}}
observed:
)" + observed;
}

std::vector<double> values(const Trial& trial) {
  std::vector<double> all;
  for (const model::Measured& row : trial.outcome.measured) {
    REQUIRE(row.value);
    all.push_back(*row.value);
  }
  return all;
}

TEST_CASE("each entry of a series counts its own period, whose end is not in it") {
  // sailings at noon of 26 January to 4 February
  const Trial trial = run(daily(R"(
  - id: sea
    measure: carried
    of: total
    at: sea
    series:
      - {value: 1 kt}
      - {to: 2024-02-01, value: 1 kt}
      - {from: 2024-02-01, to: 2024-02-03 12:00, value: 1 kt}
      - {from: 2024-02-03 12:00, to: 2024-02-03 12:01, value: 1 kt}
      - {from: 2024-02-02, to: 2024-02-03, value: 4 items}
)"));
  CHECK(values(trial) == std::vector<double>{200, 120, 40, 20, 2});
}

TEST_CASE("deliveries and sailings count by their date, trains by that of their first link") {
  const Trial trial = run(daily(R"(
  - {id: items, measure: delivered, of: boxes, series: [{to: 2024-02-01, value: 1 item}, {from: 2024-02-01, value: 1 item}]}
  - {id: sailings, measure: departures, of: ship, at: a, series: [{to: 2024-01-28, value: 1}, {value: 1}]}
  - {id: trains, measure: block_trains, of: boxes, series: [{value: 1}]}
)"));
  // delivered at midnight, a day and a half after noon: on 1 February that of 30 January
  CHECK(values(trial) == std::vector<double>{12, 8, 2, 10, 0});
}

TEST_CASE("a time of a lot belongs to the period in which it begins, however long it takes") {
  const Trial trial = run(ten_days() + R"(
nodes: {a: {facilities: {desk: {count: 1}}, handling: [{cargo: box, from: origin, to: destination, steps: [{use: desk, time: 2 d}]}]}}
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [2024-01-01, 2024-01-02, 2024-01-03, 2024-01-10]}}}
observed:
  - id: mean
    measure: transit
    of: boxes
    from_event: offered
    to_event: delivered
    series: [{value: 1 d}, {to: 2024-01-03, value: 1 d}, {from: 2024-01-10, value: 1 d}]
  - {id: half, measure: transit, of: boxes, from_event: offered, to_event: delivered, statistic: P50, value: 1 d}
  - {id: most, measure: transit, of: boxes, from_event: offered, to_event: delivered, statistic: P80, value: 1 d}
  - {id: worst, measure: transit, of: boxes, from_event: offered, to_event: delivered, statistic: P95, value: 1 d}
)");
  // one desk: 2, 3 and 4 d for the first three, 2 d for the last, which ends after the window
  CHECK(values(trial) == std::vector<double>{2.75, 2.5, 2, 2, 4, 4});
}

TEST_CASE("the time at berth is the mean of the ships that left within the period") {
  const Trial trial = run(ten_days() + R"(
nodes: {a: {}, b: {facilities: {quay: {count: 2}}, handling: [{cargo: box, from: sea, to: destination, steps: [{per: lot, time: 12 h}]}]}}
links: {a-b: {mode: sea, time: 1 d}}
fleets: {ships: {kind: ship, count: unlimited, capacity: {box: 2 items}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: at_once}}, {at: b, berth: quay, depart: {when: at_once}}, {at: a}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {as: group, size: 2 items, at: [2024-01-01, 2024-01-05]}},
  single: {from: a, to: b, commodity: box, arrives: {at: [2024-01-08]}}}
observed:
  - {id: berth, measure: ship_time, of: ship, at: b, series: [{value: 1 h}, {to: 2024-01-07 12:00, value: 1 h}, {from: 2024-01-07 12:00, value: 1 h}]}
)");
  CHECK(values(trial) == std::vector<double>{20, 24, 12});
}

}  // namespace
}  // namespace corridor::test::gauges_test
