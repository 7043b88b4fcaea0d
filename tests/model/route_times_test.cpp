#include "corridor/model/route_times.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::model::route_times_test {
namespace {

// Five boxes at once: 20 h by rail from a to b, then 6 h of customs one after the other, 10 h to c
// and 2 h there. The n-th leaves b at 20 + 6 n.
std::string line(const std::string& end) {
  return "{corridor: 1, name: five boxes at a border, from: 2024-01-01, " + end + R"(,
commodities: {box: {unit: TEU, lot: 1 TEU}},
nodes: {
  a: {},
  b: {facilities: {customs: {count: 1}},
      handling: [{cargo: box, from: rail, to: rail, steps: [{use: customs, time: 6 h}]}]},
  c: {handling: [{cargo: box, from: rail, to: destination, steps: [{time: 2 h}]}]}},
links: {a-b: {mode: rail, time: 20 h}, b-c: {mode: rail, time: 10 h}},
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 1 TEU}}},
services: {
  east: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b}]},
  west: {fleet: trains, calls: [{at: b, depart: {when: full}}, {at: c}]}},
flows: {boxes: {from: a, to: c, commodity: box, arrives: {at: [2024-01-02], size: 5 TEU}}}}
)";
}

FlowOutcome boxes_of(const std::string& text) {
  const Outcome outcome = simulate(test::scenario_of(text), {});
  REQUIRE(outcome.balanced);
  return outcome.flows.at(0);
}

TEST_CASE("route times: hours of single lots at the end of each terminal and leg, by hand") {
  const FlowOutcome boxes = boxes_of(line("to: 2024-01-20, cool_down: 20 d"));
  // of five the tenth part is reached by the first, nine tenths by the fifth
  const std::vector<double> first{0, 20, 26, 36, 38};
  const std::vector<double> last{0, 20, 50, 60, 62};
  REQUIRE(boxes.lot_bands.size() == first.size());
  for (std::size_t p = 0; p < first.size(); ++p) {
    CAPTURE(p);
    CHECK(boxes.lot_bands[p].p10 == first[p]);
    CHECK(boxes.lot_bands[p].p90 == last[p]);
  }
}

TEST_CASE("route times: what has not come when the run ends took longer than all that came") {
  // 37 h after the offer two have left the customs, one has come to c and none is delivered
  const FlowOutcome boxes = boxes_of(line("to: 2024-01-03, cool_down: 13 h"));
  CHECK(boxes.cohort == 5);
  CHECK(boxes.lot_bands.at(1).p90 == 20);
  CHECK(boxes.lot_bands.at(2).p10 == 26);
  CHECK_FALSE(boxes.lot_bands.at(2).p90.has_value());
  CHECK(boxes.lot_bands.at(3).p10 == 36);
  CHECK_FALSE(boxes.lot_bands.at(4).p10.has_value());
}

}  // namespace
}  // namespace corridor::model::route_times_test
