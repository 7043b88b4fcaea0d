// What may change at a date, each by a case that is exact by hand: what is under way goes on as it
// began, what starts later has the new value, and at the end the number is what it was.

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::dated_change_test {
namespace {

/// In force on the second and third of January.
std::string change(const std::string& path, const std::string& value) {
  return "disruptions: {d: {changes: {" + path + ": " + value +
         "}, dates: [{from: 2024-01-02, to: 2024-01-04}]}}\n";
}

std::string lane(const std::string& pace) {
  return ten_days() + "nodes: {a: {facilities: {lane: {count: 1, " + pace +
         R"(}}, handling: [{cargo: box, from: origin, to: destination, steps: [{use: lane}]}]}}
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [2024-01-01 23:00, 2024-01-02 00:10, 2024-01-04 01:00]}}}
)";
}

TEST_CASE("the time of a facility may change by date") {
  // begun at 23:00 it takes two hours; the next begins at 25:00 and takes half an hour
  CHECK(run(lane("time: 2 h") + change("nodes.a.facilities.lane.time", "30 min"))
            .delivered("boxes") == "1500 1530 4500");
  CHECK(run(lane("time: 2 h") +
            change("nodes.a.facilities.lane.time", "{uniform: {low: 30 min, high: 30 min}}"))
            .delivered("boxes") == "1500 1530 4500");
}

TEST_CASE("the rate of a facility may change by date") {
  CHECK(run(lane("rate: 12 items/day") + change("nodes.a.facilities.lane.rate", "2 items/h"))
            .delivered("boxes") == "1500 1530 4500");
}

TEST_CASE("a step with a time of its own does not follow its facility") {
  const std::string own = ten_days() + R"(
nodes: {a: {facilities: {lane: {count: 1, time: 2 h}}, handling: [{cargo: box, from: origin, to: destination, steps: [{use: lane, time: 1 h}]}]}}
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [2024-01-02 01:00]}}}
)" + change("nodes.a.facilities.lane.time", "30 min");
  CHECK(run(own).delivered("boxes") == "1560");
  CHECK(diagnostics_of(own).find("changes nothing: no step takes its time from the facility") !=
        std::string::npos);
}

std::string line(const std::string& link, const std::string& capacity = "1 item") {
  return ten_days() + "nodes: {a: {}, b: {}}\nlinks: {a-b: {mode: rail, " + link +
         "}}\nfleets: {trains: {kind: train, count: unlimited, capacity: {box: " + capacity + R"(}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full, at_most: 5 h}}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01 23:00, 2024-01-02 01:00, 2024-01-02 01:00, 2024-01-04 01:00]}}}
)";
}

TEST_CASE("the speed of a line may change by date; who is on the line runs on") {
  const Trial trial =
      run(line("length: 100 km, speed: 50 km/h") + change("links.a-b.speed", "100 km/h"));
  CHECK(trial.minutes("", "arrived", "b") == "1500 1560 1560 4500");
}

TEST_CASE("the running time of a link may change by date") {
  const Trial trial = run(line("time: 2 h") + change("links.a-b.time", "1 h"));
  CHECK(trial.minutes("", "arrived", "b") == "1500 1560 1560 4500");
}

TEST_CASE("the capacity of vehicles may change by date") {
  const Trial more = run(line("time: 2 h") + change("fleets.trains.capacity.box", "2 items"));
  CHECK(more.quantities("", "departed", "a") == "1 2 1");
  CHECK(more.minutes("", "departed", "a") == "1380 1500 4380");
  // one that waits for a second box from 23:00 leaves when one is enough
  const Trial fewer =
      run(line("time: 2 h", "2 items") + change("fleets.trains.capacity.box", "1 item"));
  CHECK(fewer.quantities("", "departed", "a") == "1 1 1 1");
  CHECK(fewer.minutes("", "departed", "a") == "1440 1500 1500 4680");
}

std::string even(const std::string& disruptions) {
  return ten_days() +
         "nodes: {a: {}}\nflows: {boxes: {from: a, to: a, commodity: box, volume: 366 "
         "items/yr, arrives: {process: even}}}\n" +
         disruptions;
}

TEST_CASE("the volume of a flow may change by date, in the middle of a gap, too") {
  CHECK(first(8, run(even(change("flows.boxes.volume", "732 items/yr"))).delivered("boxes")) ==
        "1440 2160 2880 3600 4320 5760 7200 8640");
  // half a box is due at noon, the other half comes twice as fast
  CHECK(first(4,
              run(even("disruptions: {d: {changes: {flows.boxes.volume: 732 items/yr}, dates: "
                       "[{from: 2024-01-02 12:00, to: 2024-01-10}]}}\n"))
                  .delivered("boxes")) == "1440 2520 3240 3960");
}

TEST_CASE("a changed volume keeps its season") {
  // 62 items in January instead of 31
  const std::string season = ten_days() + R"(nodes: {a: {}}
flows: {boxes: {from: a, to: a, commodity: box, volume: 310 items/yr, by_month: [10%, 90%, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], arrives: {process: even}}}
)";
  CHECK(first(3, run(season).delivered("boxes")) == "1440 2880 4320");
  CHECK(first(4, run(season + change("flows.boxes.volume", "620 items/yr")).delivered("boxes")) ==
        "1440 2160 2880 3600");
}

TEST_CASE("of several changes that which began last holds, and one may follow another") {
  const auto lanes = [](const std::string& windows) {
    return run(ten_days() + R"(
nodes: {a: {facilities: {lane: {count: 1, time: 1 h}}, handling: [{cargo: box, from: origin, to: destination, steps: [{use: lane}]}]}}
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [2024-01-02 12:00, 2024-01-03 12:00, 2024-01-04 12:00]}}}
disruptions: {)" +
               windows + "}\n")
        .delivered("boxes");
  };
  const auto at = [](const std::string& id, const std::string& time, const std::string& window) {
    return id + ": {changes: {nodes.a.facilities.lane.time: " + time + "}, dates: [" + window +
           "]}";
  };
  // 2160, 3600 and 5040 is when the three come
  CHECK(lanes(at("one", "30 min", "{from: 2024-01-02, to: 2024-01-03}") + ", " +
              at("two", "20 min", "{from: 2024-01-03, to: 2024-01-04}")) == "2190 3620 5100");
  CHECK(lanes(at("b_first", "30 min", "{from: 2024-01-02, to: 2024-01-03}") + ", " +
              at("a_second", "20 min", "{from: 2024-01-03, to: 2024-01-04}")) == "2190 3620 5100");
  CHECK(lanes(at("long", "30 min", "{from: 2024-01-02, to: 2024-01-05}") + ", " +
              at("within", "20 min", "{from: 2024-01-03, to: 2024-01-04}")) == "2190 3620 5070");
}

TEST_CASE("a dated change of what is not there, or cannot work, is told with its place") {
  struct Row {
    std::string yaml;
    const char* message;
  };
  for (const Row& row : std::vector<Row>{
           {even(change("flows.boxs.volume", "732 items/yr")),
            "no such flow (found boxs; did you mean boxes?)"},
           {even(change("flows.boxes.volume", "732 trucks/yr")),
            "wrong unit (found truck, expected item)"},
           {lane("time: 2 h") + change("nodes.a.facilities.lane.rate", "1 items/h"),
            "facility lane has no rate that could change"},
           {line("time: 2 h") + change("links.a-b.speed", "100 km/h"),
            "link a-b has no speed that could change"},
           {line("time: 2 h") + change("links.a-b.slots", "3/day"),
            "link a-b has no slots that could change"},
           {line("length: 100 km, speed: 50 km/h") + change("links.a-b.speed", "100000 km/h"),
            "implausible mean speed of 100000 km/h"},
           {line("time: 2 h") + change("fleets.trains.capacity.box", "0.5 items"),
            "smaller than one lot of 1 item: can never load"},
           {line("time: 2 h") + change("fleets.trains.capacity.truck", "5 trucks"),
            "fleet trains has no such capacity that could change"}}) {
    CAPTURE(row.yaml);
    const std::string found = diagnostics_of(row.yaml);
    CHECK_MESSAGE(found.find(row.message) != std::string::npos, found);
  }
}

}  // namespace
}  // namespace corridor::test::dated_change_test
