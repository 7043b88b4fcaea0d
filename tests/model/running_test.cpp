// Vehicles between two calls: path slots, headways, running times.
#include <string>

#include <doctest/doctest.h>

#include "corridor/model/check.hpp"
#include "support.hpp"

namespace corridor::test::running_test {
namespace {

using model::Lacking;

/// Trains of one box from a over m to b.
std::string rail(const std::string& first_link,
                 const std::string& boxes,
                 const std::string& more = {}) {
  return ten_days() + "nodes: {a: {}, m: {}, b: {}}\nlinks:\n  a-m: {mode: rail, " + first_link +
         "}\n  m-b: {mode: rail, time: 60 min}\n" + R"(
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 1 item}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b}])" +
         more + "}}\nflows: {boxes: {from: a, to: b, commodity: box, arrives: " + boxes + "}}\n";
}

const std::string kThree = "{at: [2024-01-01 00:00, 2024-01-01 00:10, 2024-01-01 02:00]}";

TEST_CASE("without slots and headway trains start when they are ready") {
  CHECK(run(rail("time: 100 min", kThree)).delivered("boxes") == "160 170 280");
}

TEST_CASE("a headway keeps starts apart, in the order in which trains are ready") {
  const Trial trial = run(rail("time: 100 min, headway: 45 min", kThree));
  CHECK(trial.minutes("", "departed", "a") == "0 45 120");
  CHECK(trial.delivered("boxes") == "160 205 280");
  CHECK(trial.minutes_lacking("boxes", Lacking::Track, "a-m") == doctest::Approx(35));
  CHECK(trial.link("a-m", "a").starts == 3);
  CHECK(trial.link("a-m", "a").waited == std::chrono::minutes{35});
}

TEST_CASE("path slots are even starts of the day, one train each; a late train takes the next") {
  const Trial trial = run(rail("time: 100 min, slots: 24/day",
                               "{at: [2024-01-01 00:00, 2024-01-01 00:10, 2024-01-01 00:20, "
                               "2024-01-01 05:00]}"));
  CHECK(trial.minutes("", "departed", "a") == "0 60 120 300");
  CHECK(trial.link("a-m", "a").slots == doctest::Approx(240));
  CHECK(run(rail("time: 100 min, slots: 7/day", "{at: [2024-01-01 03:00, 2024-01-01 03:00]}"))
            .minutes("", "departed", "a") == "205.714286 411.428571");
}

TEST_CASE("slots and headway hold together") {
  const Trial trial = run(rail("time: 100 min, slots: 24/day, headway: 90 min", kThree));
  CHECK(trial.minutes("", "departed", "a") == "0 120 240");
}

TEST_CASE("each direction of a link has its own slots") {
  const Trial trial = run(ten_days() + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, time: 30 min, slots: 4/day}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 1 item}}}
services:
  there: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b}]}
  back: {fleet: trains, calls: [{at: b, depart: {when: full}}, {at: a}]}
flows:
  there: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01 05:00]}}
  back: {from: b, to: a, commodity: box, arrives: {at: [2024-01-01 05:00]}}
)");
  CHECK(trial.delivered("there") == "390");
  CHECK(trial.delivered("back") == "390");
}

TEST_CASE("a train keeps its track at the node until its path begins") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a: {facilities: {track: {count: 1}}}
  b: {}
links: {a-b: {mode: rail, time: 30 min, slots: 4/day}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 1 item}}}
services: {train: {fleet: trains, calls: [{at: a, berth: track, depart: {when: full}}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01 01:00, 2024-01-01 02:00]}}}
)");
  CHECK(trial.minutes("", "berthed", "a") == "60 360");
  CHECK(trial.minutes("", "departed", "a") == "360 720");
  CHECK(trial.minutes_lacking("boxes", Lacking::Track) == doctest::Approx(300 + 360));
  CHECK(trial.minutes_lacking("boxes", Lacking::Server) == doctest::Approx(240));
}

TEST_CASE("one draw of the speed factor a leg is shared by its links") {
  const auto scenario =
      scenario_of(rail("time: 60 min", kThree, ", speed_factor: {lognormal: {mean: 1, cv: 0.4}}"));
  std::string before;
  for (const char* lot : {"boxes/1", "boxes/2", "boxes/3"}) {
    const Trial trial = attempt(scenario, {}, lot);
    REQUIRE(trial.journey.size() == 2);
    const auto first_link = trial.journey[0].to - trial.journey[0].from;
    const auto second_link = trial.journey[1].to - trial.journey[1].from;
    CHECK(trial.journey[0].cause.place == "a-m");
    CHECK(trial.journey[1].cause.place == "m-b");
    CHECK(first_link == second_link);
    CHECK(std::to_string(first_link.count()) != before);
    before = std::to_string(first_link.count());
  }
}

TEST_CASE("running time is drawn, or length over speed") {
  CHECK(run(rail("length: 100 km, speed: 50 km/h", kThree)).delivered("boxes") == "180 190 300");
  const Trial drawn = run(rail("time: {uniform: {low: 100 min, high: 200 min}}", "{every: 3 h}"));
  CHECK(drawn.flow("boxes").transit.mean.value() * 1440 == doctest::Approx(150 + 60).epsilon(0.05));
}

TEST_CASE("a route over given nodes, and the fastest one without") {
  const auto ring = [](const std::string& via) {
    return run(ten_days() + R"(
nodes: {a: {}, m: {}, n: {}, b: {}}
links:
  a-m: {mode: rail, time: 10 min}
  m-b: {mode: rail, time: 10 min}
  a-n: {mode: rail, time: 30 min}
  n-b: {mode: rail, time: 30 min}
  a-b: {mode: road, time: 1 min}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 1 item}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b)" +
               via + R"(}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01]}}}
)")
        .delivered("boxes");
  };
  CHECK(ring("") == "20");
  CHECK(ring(", via: n") == "60");
}

TEST_CASE("a closed link keeps trains back, and what they booked is void") {
  const Trial trial = run(rail("time: 100 min, slots: 24/day", kThree) + R"(
disruptions: {works: {closes: a-m, dates: [{from: 2024-01-01 00:30, to: 2024-01-01 01:30}]}}
)");
  // the second has booked 01:00, when the line is closed; it starts at the first slot after
  CHECK(trial.minutes("", "departed", "a") == "0 120 180");
  CHECK(trial.minutes_lacking("boxes", Lacking::Works, "a-m") > 0);
}

}  // namespace
}  // namespace corridor::test::running_test
