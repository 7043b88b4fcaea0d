#include "corridor/model/capacity_by_year.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::model::capacity_by_year_test {
namespace {

// A lane takes a truck an hour: 8,784 a year in 2024 and 8,760 in the other years.
const char* const kRamp = R"(
corridor: 1
name: ramp
from: 2024-01-01
to: 2028-01-01
commodities: {truck: {unit: truck, lot: 1 truck}}
nodes:
  gate:
    facilities: {lane: {count: 1, time: 1 h}, spare: {count: 1}}
    handling: [{cargo: truck, from: origin, to: destination, steps: [{use: lane}]}]
flows: {trucks: {from: gate, to: gate, commodity: truck, volume: 3000 trucks/yr}}
disruptions:
  demand_2025: {changes: {flows.trucks.volume: 6000 trucks/yr}, dates: [{from: 2025-01-01, to: 2029-01-01}]}
  demand_2026: {changes: {flows.trucks.volume: 9000 trucks/yr}, dates: [{from: 2026-01-01, to: 2029-01-01}]}
  lane_2027: {changes: {nodes.gate.facilities.lane.count: 2}, dates: [{from: 2027-01-01, to: 2029-01-01}]}
)";

TEST_CASE("capacity by year: a ramp by hand, exceeded in its third year, relieved in its fourth") {
  const std::vector<ResourceByYear> rows = capacity_by_year(test::scenario_of(kRamp));
  REQUIRE(rows.size() == 1);  // what nobody uses is not told
  const ResourceByYear& lane = rows.front();
  CHECK(lane.name == "gate.lane");
  REQUIRE(lane.years.size() == 4);
  const std::vector<double> ratios{3000.0 / 8784, 6000.0 / 8760, 9000.0 / 8760, 9000.0 / 8760 / 2};
  for (std::size_t y = 0; y < ratios.size(); ++y) {
    CAPTURE(lane.years[y].year);
    CHECK(lane.years[y].year == 2024 + static_cast<int>(y));
    CHECK(lane.years[y].ratio == doctest::Approx(ratios[y]).epsilon(1e-6));
    CHECK(lane.years[y].demand == doctest::Approx(ratios[y] * (y == 3 ? 2 : 1)).epsilon(1e-6));
  }
  CHECK(lane.exceeded == 2026);
}

// A ship takes 10 t a trip: 6 h to load, 30 h there, 6 h to unload, 30 h back, so 3 d. Two make 2/3
// of a trip a day. The pipe's rate is 100 t a day, of which 20 are others'.
const char* const kCarriers = R"(
corridor: 1
name: ships and a pipe
from: 2024-01-01
to: 2028-01-01
commodities: {goods: {unit: t, lot: 10 t}, oil: {unit: t, lot: 10 t}}
nodes:
  a:
    storage: {quay: {}}
    handling:
      - {cargo: goods, from: origin, to: sea, steps: [{into: quay}, {out_of: quay, time: 6 h}]}
      - {cargo: oil, from: origin, to: pipeline, steps: []}
  b:
    handling:
      - {cargo: goods, from: sea, to: destination, steps: [{time: 6 h}]}
      - {cargo: oil, from: pipeline, to: destination, steps: []}
links:
  a-b: {mode: sea, time: 30 h}
  pipe: {mode: pipeline, from: a, to: b, one_way: true, rate: 100 t/day, background: 20 t/day}
fleets: {ships: {kind: ship, count: 2, capacity: {goods: 10 t}}}
services: {line: {fleet: ships, calls: [{at: a, depart: {when: full}}, {at: b}]}}
flows:
  goods: {from: a, to: b, commodity: goods, via: [line], volume: 1000 t/yr}
  oil: {from: a, to: b, commodity: oil, volume: 20000 t/yr}
disruptions:
  y2025: {changes: {flows.goods.volume: 2000 t/yr, flows.oil.volume: 25000 t/yr}, dates: [{from: 2025-01-01, to: 2026-01-01}]}
  y2026: {changes: {flows.goods.volume: 3000 t/yr, flows.oil.volume: 32000 t/yr}, dates: [{from: 2026-01-01, to: 2029-01-01}]}
  third_ship: {changes: {fleets.ships.count: 3}, dates: [{from: 2027-01-01, to: 2029-01-01}]}
  pumps: {changes: {links.pipe.rate: 150 t/day}, dates: [{from: 2027-01-01, to: 2029-01-01}]}
)";

const ResourceByYear& row_of(const std::vector<ResourceByYear>& rows, ResourceKind kind) {
  const auto found = std::ranges::find(rows, kind, &ResourceByYear::kind);
  REQUIRE(found != rows.end());
  REQUIRE(found->years.size() == 4);
  return *found;
}

TEST_CASE(
    "capacity by year: a fleet, exceeded in its third year, relieved by a ship in its fourth") {
  const std::vector<ResourceByYear> rows = capacity_by_year(test::scenario_of(kCarriers));
  const ResourceByYear& line = row_of(rows, ResourceKind::Fleet);
  CHECK(line.name == "line");
  CHECK(line.unit == "trips/d");
  const std::vector<double> trips{100.0 / 366, 200.0 / 365, 300.0 / 365, 300.0 / 365};
  for (std::size_t y = 0; y < trips.size(); ++y) {
    CAPTURE(line.years[y].year);
    const double most = y == 3 ? 1 : 2.0 / 3;
    CHECK(line.years[y].demand == doctest::Approx(trips[y]).epsilon(1e-6));
    CHECK(line.years[y].capacity == doctest::Approx(most).epsilon(1e-6));
    CHECK(line.years[y].ratio == doctest::Approx(trips[y] / most).epsilon(1e-6));
    CHECK(line.years[y].months_exceeded == (y == 2 ? 12 : 0));
  }
  CHECK(line.exceeded == 2026);
}

TEST_CASE(
    "capacity by year: a pipeline, what other shippers leave of it, exceeded in its third year") {
  const std::vector<ResourceByYear> rows = capacity_by_year(test::scenario_of(kCarriers));
  const ResourceByYear& pipe = row_of(rows, ResourceKind::Pipeline);
  CHECK(pipe.name == "pipe");
  CHECK(pipe.unit == "t/d");
  const std::vector<double> tonnes{20000.0 / 366, 25000.0 / 365, 32000.0 / 365, 32000.0 / 365};
  for (std::size_t y = 0; y < tonnes.size(); ++y) {
    CAPTURE(pipe.years[y].year);
    const double left = y == 3 ? 130 : 80;
    CHECK(pipe.years[y].demand == doctest::Approx(tonnes[y]).epsilon(1e-6));
    CHECK(pipe.years[y].capacity == doctest::Approx(left).epsilon(1e-6));
    CHECK(pipe.years[y].ratio == doctest::Approx(tonnes[y] / left).epsilon(1e-6));
  }
  CHECK(pipe.exceeded == 2026);
}

TEST_CASE("capacity by year: the whole year is judged, its months are counted") {
  // the third ship comes at the end of September 2026: nine months of twelve are above 1,
  // and the year has 2/3 of a trip for 273 days and one for 92
  std::string text = kCarriers;
  const std::size_t ship = text.find("third_ship");
  text.replace(text.find("2027-01-01", ship), 10, "2026-10-01");
  const std::vector<ResourceByYear> rows = capacity_by_year(test::scenario_of(text));
  const ResourceByYear& line = row_of(rows, ResourceKind::Fleet);
  const double most = (2.0 / 3 * 273 + 92) / 365;
  CHECK(line.years[2].ratio == doctest::Approx(300.0 / 365 / most).epsilon(1e-6));
  CHECK(line.years[2].months_exceeded == 9);
  CHECK(line.exceeded == 2026);
}

TEST_CASE("capacity by year: with nothing to serve there is no end to the ratio") {
  std::string text = kCarriers;
  const std::string from = "count: 2, capacity";
  text.replace(text.find(from), from.size(), "count: 0, capacity");
  const std::vector<ResourceByYear> fleets = capacity_by_year(test::scenario_of(text));
  CHECK(fleets.front().name == "line");
  CHECK(std::isinf(fleets.front().years[0].ratio));
  CHECK(fleets.front().years[0].capacity == 0);
  CHECK(fleets.front().exceeded == 2024);
  std::string lane = kRamp;
  lane.replace(lane.find("lane: {count: 1"), 15, "lane: {count: 0");
  const std::vector<ResourceByYear> lanes = capacity_by_year(test::scenario_of(lane));
  CHECK(std::isinf(lanes.front().years[2].ratio));
  CHECK(lanes.front().years[3].ratio == doctest::Approx(9000.0 / 8760 / 2).epsilon(1e-6));
  CHECK(lanes.front().exceeded == 2024);
}

TEST_CASE("capacity by year: vehicles that come from outside are as many as come") {
  std::string text = kCarriers;
  const std::string from = "services: {line: {fleet: ships,";
  text.replace(text.find(from), from.size(), from + " arrives_every: 48 h,");
  const ResourceByYear line =
      row_of(capacity_by_year(test::scenario_of(text)), ResourceKind::Fleet);
  CHECK(line.years[0].capacity == doctest::Approx(0.5).epsilon(1e-6));
  CHECK(line.years[0].ratio == doctest::Approx(200.0 / 366).epsilon(1e-6));
  CHECK(line.exceeded == 2025);
}

}  // namespace
}  // namespace corridor::model::capacity_by_year_test
