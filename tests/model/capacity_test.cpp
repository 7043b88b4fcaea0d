// Theory against exact cases, and against runs of the shipped scenarios.

#include "corridor/model/capacity.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "shipped.hpp"
#include "support.hpp"

namespace corridor::test::capacity_test {
namespace {

using doctest::Approx;
using model::StaticCapacity;

constexpr double kHoursPerDay = 24;

std::string counter(const std::string& servers, const std::string& arrives) {
  return ten_days() + "nodes: {counter: {facilities: {desk: {" + servers +
         "}}, handling: [{cargo: box, from: origin, to: destination, steps: [{use: desk}]}]}}\n"
         "flows: {boxes: {from: counter, to: counter, commodity: box, arrives: " +
         arrives + "}}\n";
}

const model::ResourceLoad& load_of(const StaticCapacity& capacity, const std::string& name) {
  const auto found = std::find_if(
      capacity.loads.begin(), capacity.loads.end(), [&](const auto& l) { return l.name == name; });
  REQUIRE(found != capacity.loads.end());
  return *found;
}

StaticCapacity capacity_of(const std::string& yaml) {
  return model::static_capacity(scenario_of(yaml));
}

double wait_hours(const std::string& yaml) {
  return load_of(capacity_of(yaml), "counter.desk").wait * kHoursPerDay;
}

TEST_CASE("capacity: M/M/3 of the laboratory waits as Erlang C says") {
  const StaticCapacity capacity = model::static_capacity(shipped("lab/queue-mmc.yaml"));
  const model::ResourceLoad& servers = load_of(capacity, "counter.servers");
  CHECK(servers.wait * kHoursPerDay * 60 == Approx(288.0 / 445 * 48 / 0.6));
  CHECK(servers.utilisation == Approx(0.8));
  CHECK(capacity.growth == Approx(1.25));
  CHECK(capacity.fills == "counter.servers");
  REQUIRE(capacity.commodities.size() == 1);
  CHECK(*capacity.commodities.front().max_flow == Approx(3 * 24 / 0.8));
}

TEST_CASE("capacity: M/G/1 waits as Pollaczek and Khinchin say") {
  const std::string arrives = "{every: {exponential: {mean: 5 h}}}";
  // rho 0.8, service 4 h: 0.8 * 4 h * (1 + c^2) / (2 * 0.2)
  CHECK(wait_hours(counter("count: 1, time: 4 h", arrives)) == Approx(8));
  CHECK(wait_hours(counter("count: 1, time: {gamma: {mean: 4 h, cv: 2}}", arrives)) == Approx(40));
  CHECK(wait_hours(counter("count: 1, time: {uniform: {low: 2 h, high: 6 h}}", arrives)) ==
        Approx(8 * (1 + 1.0 / 12)));
}

TEST_CASE("capacity: groups of five wait for each other as M^X/G/1 says") {
  // lambda 5 in 10 h, S = 1 h exactly, B = 5: rho (0 + 5) S / (2 (1 - rho)) + (5 - 1) S / 2
  const std::string yaml = counter(
      "count: 1, time: 1 h", "{as: group, size: 5 items, every: {exponential: {mean: 10 h}}}");
  CHECK(wait_hours(yaml) == Approx(0.5 * 5 / (2 * 0.5) + 2));
}

TEST_CASE("capacity: a tandem of Jackson is two queues M/M/c") {
  const std::string yaml =
      ten_days() +
      "nodes: {counter: {facilities: {desk: {count: 2, time: {exponential: {mean: 1 h}}},"
      " gate: {count: 1, time: {exponential: {mean: 30 min}}}}, handling: [{cargo: box,"
      " from: origin, to: destination, steps: [{use: desk}, {use: gate}]}]}}\n"
      "flows: {boxes: {from: counter, to: counter, commodity: box,"
      " arrives: {every: {exponential: {mean: 40 min}}}}}\n";
  const StaticCapacity capacity = capacity_of(yaml);
  CHECK(load_of(capacity, "counter.desk").wait * kHoursPerDay == Approx(9.0 / 14 / 0.5));
  CHECK(load_of(capacity, "counter.gate").wait * kHoursPerDay == Approx(0.75 * 0.5 / 0.25));
}

TEST_CASE("capacity: half the demand is half the load, twice the servers twice the capacity") {
  const auto desk = [](const std::string& servers, const std::string& mean) {
    return capacity_of(counter(servers, "{every: {exponential: {mean: " + mean + "}}}"));
  };
  const StaticCapacity one = desk("count: 1, time: 2 h", "3 h");
  const StaticCapacity half = desk("count: 1, time: 2 h", "6 h");
  const StaticCapacity two = desk("count: 2, time: 2 h", "3 h");
  const auto rho = [](const StaticCapacity& c) { return load_of(c, "counter.desk").utilisation; };
  CHECK(rho(half) == Approx(rho(one) / 2));
  CHECK(half.growth == Approx(one.growth * 2));
  CHECK(*two.commodities.front().max_flow == Approx(*one.commodities.front().max_flow * 2));
}

TEST_CASE("capacity: the bound is that of the best time of the window; volumes count by days") {
  const std::string yaml = ten_days() + R"(
nodes: {counter: {facilities: {desk: {count: 1, time: 4 h}}, handling: [{cargo: box, from: origin, to: destination, steps: [{use: desk}]}]}}
flows: {boxes: {from: counter, to: counter, commodity: box, volume: 732 items/yr}}
disruptions: {better: {changes: {nodes.counter.facilities.desk.time: 1 h, flows.boxes.volume: 1464 items/yr}, dates: [{from: 2024-01-02, to: 2024-01-07}]}}
)";
  const StaticCapacity capacity = capacity_of(yaml);
  REQUIRE(capacity.commodities.size() == 1);
  CHECK(*capacity.commodities.front().max_flow == Approx(24));
  CHECK(capacity.commodities.front().demand == Approx(3));  // half of the ten days 2 a day, half 4
}

TEST_CASE(
    "capacity: manoeuvres are part of a cycle and of the load; without a time they are none") {
  const auto with = [](const std::string& inbound) {
    return capacity_of(ten_days() + R"(
pools: {crews: {at: {a: 1}}}
nodes: {a: {facilities: {pilots: {count: 1}}}, b: {}}
links: {a-b: {mode: sea, time: 5 h}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 10 item}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: full, at_most: 1 d}, )" +
                       inbound + R"(}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {every: {exponential: {mean: 12 h}}}}}
)");
  };
  const auto flow = [](const StaticCapacity& capacity) {
    return *capacity.commodities.front().max_flow;
  };
  CHECK(flow(with("outbound: {takes: crews}, inbound: {gives: crews}")) == Approx(10 * 24.0 / 10));
  const StaticCapacity piloted =
      with("outbound: {use: pilots, time: 1 h}, inbound: {use: pilots, time: 1 h}");
  CHECK(flow(piloted) == Approx(10 * 24.0 / 12));
  CHECK(load_of(piloted, "a.pilots").utilisation > 0);
}

TEST_CASE("capacity: breakdowns take their part of the time, and too much demand never ends") {
  const std::string down =
      ", breakdowns: {time_to_failure: {exponential: {mean: 30 h}},"
      " time_to_repair: {exponential: {mean: 10 h}}}";
  const std::string arrives = "{every: {exponential: {mean: 5 h}}}";
  const StaticCapacity capacity = capacity_of(counter("count: 1, time: 3 h" + down, arrives));
  CHECK(load_of(capacity, "counter.desk").busy == Approx(0.6));
  CHECK(load_of(capacity, "counter.desk").utilisation == Approx(0.8));
  const StaticCapacity over = capacity_of(counter("count: 1, time: 6 h", arrives));
  CHECK(std::isinf(load_of(over, "counter.desk").wait));
  CHECK(over.commodities.front().carried == Approx(4));
  CHECK(over.commodities.front().demand == Approx(4.8));
}

/// One ship of 10 boxes between two ports, an hour of work at each end.
std::string ferry(const std::string& more) {
  return ten_days() +
         "nodes:\n"
         "  a: {facilities: {berth: {count: 1}, crane: {count: 1}}, storage: {yard: {}},"
         " handling: [{cargo: box, from: origin, to: sea, steps:"
         " [{into: yard}, {use: crane, rate: 10 items/h, out_of: yard}]}]}\n"
         "  b: {facilities: {crane: {count: 1}},"
         " handling: [{cargo: box, from: sea, to: destination, steps:"
         " [{use: crane, rate: 10 items/h}]}]}\n"
         "links: {a-b: {mode: sea, time: 5 h}}\n"
         "fleets: {ships: {kind: ship, count: 1, capacity: {box: 10 items}, home: a}}\n"
         "services: {line: {fleet: ships, calls: [{at: a, berth: berth, depart: {when: full}},"
         " {at: b, depart: {when: loaded}}]}}\n"
         "flows: {boxes: {from: a, to: b, commodity: box, arrives: {every: 3 h}}}\n" +
         more;
}

TEST_CASE("capacity: the cut is the fleet where the ship is narrowest, the crane where it is not") {
  // a cycle of 5 + 1 + 5 + 1 h: two trips of ten a day; the crane could do 240
  const StaticCapacity capacity = capacity_of(ferry(""));
  REQUIRE(capacity.commodities.size() == 1);
  const model::FlowCapacity& boxes = capacity.commodities.front();
  CHECK(*boxes.max_flow == Approx(20));
  REQUIRE(boxes.cut.size() == 1);
  CHECK(boxes.cut.front().name == "line");
  CHECK(boxes.cut.front().capacity == Approx(20));
  CHECK(boxes.demand == Approx(8));
  CHECK(boxes.carried == Approx(8));
  CHECK(capacity.growth == Approx(20.0 / 8));
  // waits to fill: 8 a day into ten are 0.8 trips a day, the first waits for nine more
  REQUIRE(capacity.services.size() == 1);
  CHECK(capacity.services.front().trips == Approx(0.8));
  REQUIRE(capacity.vehicle_waits.size() == 1);
  CHECK(capacity.vehicle_waits.front().wait * kHoursPerDay == Approx(9 * 3 / 2.0));

  scenario::Scenario many = scenario_of(ferry(""));
  many.fleets.at("ships").count = 40;
  const StaticCapacity by_crane = model::static_capacity(many);
  CHECK(*by_crane.commodities.front().max_flow == Approx(240));
  CHECK(by_crane.commodities.front().cut.front().name == "a.crane");
}

TEST_CASE("capacity: berths of one call add up, and cranes that work together shorten its stay") {
  scenario::Scenario scenario = scenario_of(ferry(""));
  scenario.fleets.at("ships").count = 400;
  auto& port = scenario.nodes.at("a");
  port.facilities["pier"].count = 1;
  port.facilities.at("crane").count = 9;
  scenario.nodes.at("b").facilities.at("crane").count = 9;
  port.handling.front().steps.back().servers = 2;
  scenario.services.at("line").calls.front().berths = {"berth", "pier"};
  // two cranes load a ship in half an hour: 48 ships of ten a day at each of two berths
  const StaticCapacity capacity = model::static_capacity(scenario);
  const model::FlowCapacity& boxes = capacity.commodities.front();
  CHECK(*boxes.max_flow == Approx(2 * 480));
  REQUIRE(boxes.cut.size() == 2);
  CHECK(boxes.cut[0].name == "a.berth");
  CHECK(boxes.cut[1].name == "a.pier");
  // 0.8 ships a day, each with an hour of a crane's time
  CHECK(load_of(capacity, "a.crane").busy == Approx(0.8 / 24 / 9));
  CHECK(load_of(capacity, "a.pier").arrivals == Approx(0.4));
  // hoses and papers of half an hour are shortened by nobody
  port.handling.front().steps.back().fixed = std::chrono::minutes{30};
  const StaticCapacity slower = model::static_capacity(scenario);
  CHECK(*slower.commodities.front().max_flow == Approx(2 * 240));
}

TEST_CASE("capacity: closures take their share, and a ship waits for half of one squared") {
  // closed 12 h of every 48 h for all: 12^2 / (2 * 48) h = 1.5 h on arrival
  const StaticCapacity capacity =
      capacity_of(ferry("disruptions: {gale: {closes: [b], modes: sea, reason: weather,"
                        " every: {every: 48 h, length: 12 h}}}\n"));
  const double cycle = 12 + 1.5;
  CHECK(*capacity.commodities.front().max_flow == Approx(10 * 24 / cycle));
}

TEST_CASE("capacity: storms, yards and rules keep runs below the max-flow, at any demand") {
  for (const double factor : {1.0, 3.0}) {
    for (const char* file : {"tutorial/ferry-line.yaml", "tutorial/small-corridor.yaml"}) {
      scenario::Scenario scenario = shipped(file);
      for (auto& [id, flow] : scenario.flows) {
        flow.volume = core::Amount::from_units(flow.volume->to_units() * factor);
      }
      const StaticCapacity capacity = model::static_capacity(scenario);
      const Trial trial = attempt(scenario, {.seed = 1, .number = 0});
      CAPTURE(file);
      CAPTURE(factor);
      for (const model::FlowCapacity& way : capacity.commodities) {
        const auto flow =
            std::find_if(scenario.flows.begin(), scenario.flows.end(), [&](const auto& entry) {
              return entry.second.from == way.from.front() && entry.second.to == way.to.front();
            });
        REQUIRE(flow != scenario.flows.end());
        REQUIRE(way.max_flow);
        const double lot = scenario.commodities.at(flow->second.commodity).lot.to_units();
        const double delivered =
            static_cast<double>(trial.flow(flow->first).lots.delivered) * lot / capacity.days;
        CHECK(delivered <= *way.max_flow);
        CHECK(delivered > 0.3 * std::min(*way.max_flow, way.demand));
      }
    }
  }
}

TEST_CASE("capacity: the corridor of 2024 can carry what it is offered") {
  const StaticCapacity capacity = model::static_capacity(shipped("base-2024.yaml"));
  for (const model::FlowCapacity& way : capacity.commodities) {
    CAPTURE(way.commodity);
    CHECK(way.carried == Approx(way.demand));
    CHECK(way.max_flow.value_or(1e18) > way.demand);
  }
  CHECK(capacity.growth > 1);
  CHECK(capacity.together.size() == 10);
}

TEST_CASE("berth guidance: by number of berths, as in the handbook") {
  CHECK(model::berth_guidance(1) == 0.40);
  CHECK(model::berth_guidance(2) == 0.50);
  CHECK(model::berth_guidance(3) == 0.55);
  CHECK(model::berth_guidance(4) == 0.60);
  CHECK(model::berth_guidance(5) == 0.65);
  CHECK(model::berth_guidance(9) == 0.70);
  CHECK(model::berth_guidance(0.4) == 0.40);
}

}  // namespace
}  // namespace corridor::test::capacity_test
