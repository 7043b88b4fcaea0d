// A ship leaves at its time even if cargo that fits still waits: the piece under way is finished,
// no further one is begun, and the rest waits for the next ship in its old order. Ten boxes lie
// ready at 0; a box takes 30 min to load and 4 min to unload; the sea takes five hours.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::loading_time_test {
namespace {

Trial ship(const std::string& depart, const std::string& more = {}) {
  return run(ten_days() + R"(
nodes:
  a:
    facilities: {crane: {count: 1}}
    storage: {yard: {}}
    handling:
      - {cargo: box, from: origin, to: sea, steps: [{into: yard}, {use: crane, per: lot, time: 30 min, out_of: yard}]}
  b:
    facilities: {crane: {count: 1}}
    handling: [{cargo: box, from: sea, to: destination, steps: [{use: crane, per: lot, time: 4 min}]}]
links: {a-b: {mode: sea, time: 5 h}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 8 items}, home: a}}
services:
  ship: {fleet: ships, calls: [{at: a, depart: )" +
             depart + R"(}, {at: b}]}
flows:
  boxes: {from: a, to: b, commodity: box, arrives: {as: group, size: 10 items, at: [2024-01-01]}}
)" + more);
}

TEST_CASE("at its time a ship leaves with what is aboard") {
  struct Row {
    const char* rule;
    const char* departures;  // from a, minutes
    const char* loads;
  };
  const std::vector<Row> rows = {
      {"{when: full}", "240", "8"},
      {"{when: full, at_most: 2 h}", "120 856 1592", "4 4 2"},
      {"{when: full, at_most: 100 min}", "120 856 1572", "4 4 2"},  // the fourth was under way
      {"{when: loaded, at_most: 31 min}", "0 660 1328", "0 2 2"},
      {"{when: timetable, timetable: {every: 12 h, offset: 2 h}}", "120 856 1560", "4 4 2"},
      {"{when: timetable, timetable: {every: 8 h, offset: 2 h}, at_least: 6 items, if_short: wait}",
       "180",
       "6"},
      {"{when: full, at_most: 1 h, window: tide}", "240 960", "8 2"},  // held, it loads on
  };
  for (const Row& row : rows) {
    CAPTURE(row.rule);
    const Trial trial = ship(row.rule, R"(
disruptions:
  tide: {reason: window, every: {every: 12 h, offset: 5 min, length: 235 min}}
)");
    const std::size_t n = std::string(row.loads).size() / 2 + 1;
    CHECK(first(static_cast<int>(n), trial.minutes("ship#1", "departed", "a")) == row.departures);
    CHECK(first(static_cast<int>(n), trial.quantities("ship#1", "departed", "a")) == row.loads);
    CHECK(trial.outcome.balanced);
  }
}

TEST_CASE("what is left behind keeps its place and is charged to the vehicle that it lacks") {
  const Trial trial = ship("{when: full, at_most: 2 h}");
  for (int box = 1; box <= 10; ++box) {
    CAPTURE(box);
    const int at = box <= 4 ? 30 * box : box <= 8 ? 736 + 30 * (box - 4) : 1472 + 30 * (box - 8);
    CHECK(trial.minutes("boxes/" + std::to_string(box), "loaded", "a") == std::to_string(at));
  }
  // boxes 5 to 8 wait from 120 to 736; boxes 9 and 10, too, from 0 to 120 and from 856 to 1472
  CHECK(trial.minutes_lacking("boxes", model::Lacking::Vehicle) ==
        doctest::Approx(4 * 616 + 2 * (120 + 1232)));
}

TEST_CASE("a ship that waits for a busy crane or a closed quay leaves at its time, too") {
  // two lines share one crane: the first takes it for four hours, the second has two
  const std::string lines = ten_days() + R"(
nodes:
  a:
    facilities: {crane: {count: 1}}
    storage: {yard: {}}
    handling:
      - {cargo: [box, truck], from: origin, to: sea, steps: [{into: yard}, {use: crane, per: lot, time: 30 min, out_of: yard}]}
  b: {handling: [{cargo: [box, truck], from: sea, to: destination, steps: [{per: lot, time: 4 min}]}]}
links: {a-b: {mode: sea, time: 5 h}}
fleets:
  ships: {kind: ship, count: 1, capacity: {box: 8 items}, home: a}
  ferries: {kind: ship, count: 1, capacity: {truck: 8 trucks}, home: a}
services:
  ship: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}]}
  ferry: {fleet: ferries, calls: [{at: a, depart: {when: full, at_most: 130 min}}, {at: b}]}
flows:
  boxes: {from: a, to: b, commodity: box, arrives: {as: group, size: 8 items, at: [2024-01-01]}}
  trucks: {from: a, to: b, commodity: truck, arrives: {as: group, size: 2 trucks, at: [2024-01-01 00:10]}}
)";
  const Trial crane = run(lines);
  CHECK(crane.minutes("ship#1", "departed", "a") == "240");
  CHECK(first(1, crane.minutes("ferry#1", "departed", "a")) == "130");
  CHECK(first(1, crane.quantities("ferry#1", "departed", "a")) == "0");
  // back at 730, both trucks are aboard at 790; it waits for more until 860
  CHECK(crane.minutes("trucks/2", "loaded", "a") == "790");
  CHECK(crane.minutes("trucks/1", "delivered", "b") == "1164");

  const Trial quay = run(lines + R"(
disruptions:
  works: {closes: a, forbids: starts, modes: sea, dates: [{from: 2024-01-01 00:00, to: 2024-01-01 03:00}]}
)");
  CHECK(first(1, quay.minutes("ferry#1", "departed", "a")) == "130");
  CHECK(quay.minutes("ship#1", "departed", "a") == "420");
}

TEST_CASE("a crane that is off shift between two pieces keeps no ship beyond its time") {
  struct Row {
    const char* under_way;
    const char* departures;
    const char* loads;
    const char* fourth;  // box, loaded
  };
  // open for the first 70 minutes of the day; the third box is begun, or not, at 60
  const std::vector<Row> rows = {
      {"finish", "120 852", "3 0", "1482"},   // done at 90, off shift
      {"whole", "120 848", "2 0", "1508"},    // would not be done by 70
      {"pause", "1460 2192", "3 0", "2910"},  // begun: ten minutes are done, twenty left
  };
  for (const Row& row : rows) {
    CAPTURE(row.under_way);
    const std::string shift =
        "disruptions: {shift: {closes: nodes.a.facilities.crane, shifts: {open: {from: 0 h, to: "
        "70 min}}, under_way: ";
    const Trial trial = ship("{when: full, at_most: 2 h}", shift + row.under_way + "}}\n");
    CHECK(first(2, trial.minutes("ship#1", "departed", "a")) == row.departures);
    CHECK(first(2, trial.quantities("ship#1", "departed", "a")) == row.loads);
    CHECK(trial.minutes("boxes/4", "loaded", "a") == row.fourth);
    CHECK(trial.outcome.balanced);
  }
}

}  // namespace
}  // namespace corridor::test::loading_time_test
