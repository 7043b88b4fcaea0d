// What a planner sees who has made twelve different mistakes in one file.

#include <string>

#include <doctest/doctest.h>

#include "example.hpp"

namespace corridor::scenario::twelve_mistakes_test {
namespace {

constexpr const char* kTwelveMistakes = R"(corridor: 1
from: 2024-01-01
to: 2024-02-30
warm_up: 1 yr
commodities:
  container: {unit: TEU, lot: 2 TEU, mass: 14 t}
nodes:
  aktau: {storage: {yard: {capcity: {container: 2500 TEU}}}}
  alat: {facilities: {cranes: {count: 2.5}}}
links:
  aktau-alat: {mode: see, time: 26 h}
  alat-poti: {mode: rail, time: 3 d}
fleets:
  feeders: {kind: ship, capacity: {container: 250 TEU}}
services:
  feeder: {fleet: feeders, calls: [{at: aktau, depart: {at_most: 3,5 d}}, {at: alat}]}
flows:
  west: {from: aktau, to: alatt, commodity: container, volume: 22 kTEU/day, arrives: {size: {lognormal: {mean: 95 TEU, cv: -1}}}}
)";

constexpr const char* kTwelveMessages =
    R"(t.yaml:3:5: error: to: no such day in the calendar (found 2024-02-30, expected a date in UTC such as 2024-01-01 or 2024-01-01 06:30)
t.yaml:4:10: error: warm_up: years and months differ in length (found 1 yr, expected a duration such as 8 h; write days, such as 365 d)
t.yaml:6:44: error: commodities.container.mass: wrong kind of unit, a mass (found 14 t, expected a mass per unit such as 14 t/TEU)
t.yaml:8:28: error: nodes.aktau.storage.yard.capcity: unknown key (found capcity, expected one of those in a storage; did you mean capacity?)
t.yaml:9:39: error: nodes.alat.facilities.cranes.count: not a whole number (found 2.5, expected a whole number, 0 to 1000000 such as 2)
t.yaml:11:22: error: links.aktau-alat.mode: not one of the words allowed here (found see, expected rail, sea, road or pipeline; did you mean sea?)
t.yaml:12:14: error: links.alat-poti: no such node (found poti, expected the id of a node)
t.yaml:14:12: error: fleets.feeders: required key count is missing (expected count: a whole number or unlimited, 0 to 1000000 such as 5)
t.yaml:16:68: error: services.feeder.calls[0].depart.5 d: unknown key (found 5 d, expected one of those in a departure rule; is it the rest of a number with a decimal comma?)
t.yaml:18:27: error: flows.west.to: no such node (found alatt, expected the id of a node; did you mean alat?)
t.yaml:18:64: error: flows.west.volume: wrong kind of unit, TEU per time (found 22 kTEU/day, expected an amount in TEU/yr such as 20 TEU/yr)
t.yaml:18:124: error: flows.west.arrives.size.lognormal.cv: out of range (found -1, expected a number, 0 to 100 such as 0.5)
)";

TEST_CASE("twelve mistakes: each has its message, with place, path, found, expected and hint") {
  const ReadResult result = test::read(kTwelveMistakes);
  CHECK(!result.ok());
  std::string messages = test::messages(result);
  // The decimal comma also leaves a number without unit behind.
  const std::string rest =
      "t.yaml:16:66: error: services.feeder.calls[0].depart.at_most: unit missing (found 3, "
      "expected "
      "a duration such as 8 h)\n";
  const std::size_t at = messages.find(rest);
  REQUIRE_MESSAGE(at != std::string::npos, messages);
  messages.erase(at, rest.size());
  CHECK(messages == kTwelveMessages);
}

}  // namespace
}  // namespace corridor::scenario::twelve_mistakes_test
