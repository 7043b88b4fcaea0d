#include "corridor/model/capacity_by_year.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::model {
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

}  // namespace
}  // namespace corridor::model
