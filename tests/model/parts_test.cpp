// A scenario run part by part gives the rows that it gives as one.

#include "corridor/model/parts.hpp"

#include <algorithm>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "outcome_text.hpp"
#include "shipped.hpp"
#include "support.hpp"

namespace corridor::test::parts_test {
namespace {

/// Two lines of trucks on roads that never meet, under one snow, and a depot without cargo.
std::string two_lines(std::string_view more = {}) {
  std::string text = ten_days();
  text += R"(
nodes:
  a: {facilities: {gate: {count: 1, time: {exponential: {mean: 20 min}}}},
      handling: [{cargo: box, from: origin, to: road, steps: [{use: gate}]}]}
  b: {}
  depot: {facilities: {pit: {count: 1, breakdowns: {time_to_failure: 2 d, time_to_repair: 1 h}}}}
  x: {}
  y: {facilities: {gate: {count: 1, time: 10 min}},
      handling: [{cargo: box, from: road, to: destination, steps: [{use: gate}]}]}
links:
  a-b: {mode: road, time: 60 min}
  x-y: {mode: road, time: {uniform: {low: 30 min, high: 90 min}}}
fleets:
  lorry: {kind: road, count: 2, capacity: {box: 2 items}, home: a}
  van: {kind: road, count: 1, capacity: {box: 1 item}, home: x}
services:
  east: {fleet: lorry, calls: [{at: a, depart: {when: loaded, window: night}}, {at: b}]}
  west: {fleet: van, calls: [{at: x, depart: {when: loaded}}, {at: y}]}
flows:
  out: {from: a, to: b, commodity: box, arrives: {every: {exponential: {mean: 2 h}}}, counts: [all]}
  home: {from: x, to: y, commodity: box, arrives: {every: {exponential: {mean: 4 h}}}}
disruptions:
  night: {closes: [x], reason: window, every: {every: 1 d, offset: 22 h, length: 6 h}}
  snow: {closes: [a-b, x-y], reason: weather, modes: [road], length: 3 h, share_by_month: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]}
  more: {dates: [{from: 2024-01-04, to: 2024-01-06}], changes: {fleets.van.count: 2, nodes.a.facilities.gate.count: 2}}
)";
  text += more;
  return text;
}

/// Without what may differ: fingerprint, end of the cool-down and what is offered in it, numbers of
/// the causes.
model::Outcome comparable(model::Outcome outcome) {
  outcome.fingerprint = 0;
  outcome.events = 0;
  outcome.lots = 0;
  outcome.ended = {};
  std::vector<std::uint32_t> order(outcome.causes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return outcome.causes[i]; });
  std::vector<std::uint32_t> number(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    number[order[i]] = i;
  }
  std::ranges::sort(outcome.causes);
  for (model::FlowOutcome& flow : outcome.flows) {
    for (model::ChargedTime& charged : flow.account) {
      charged.cause = number[charged.cause];
    }
    std::ranges::sort(flow.account, {}, &model::ChargedTime::cause);
  }
  return outcome;
}

/// The first line that is another one there; empty when there is none.
std::string first_difference(const std::string& here, const std::string& there) {
  std::istringstream ours(here);
  std::istringstream theirs(there);
  std::string line;
  std::string other;
  while (std::getline(ours, line)) {
    std::getline(theirs, other);
    if (line != other) {
      return line + " / " + other;
    }
  }
  return std::getline(theirs, other) ? "missing: " + other : "";
}

void check_same_course(const model::Course& parts, const model::Course& one) {
  CHECK(parts.begin == one.begin);
  CHECK(parts.step == one.step);
  CHECK(parts.span == one.span);
  REQUIRE(parts.in_system.size() == one.in_system.size());
  for (std::size_t i = 0; i < one.in_system.size(); ++i) {
    CHECK(parts.in_system[i] == doctest::Approx(one.in_system[i]).epsilon(1e-12));
  }
  REQUIRE(parts.stocks.size() == one.stocks.size());
  for (std::size_t i = 0; i < one.stocks.size(); ++i) {
    CHECK(parts.stocks[i].node == one.stocks[i].node);
    CHECK(parts.stocks[i].flow == one.stocks[i].flow);
    CHECK(parts.stocks[i].arrived == one.stocks[i].arrived);
    CHECK(parts.stocks[i].levels == one.stocks[i].levels);
  }
}

void check_same(const scenario::Scenario& scenario) {
  const model::Outcome one = model::simulate_as_one(scenario, {});
  const model::Outcome parts = model::simulate(scenario, {});
  CHECK(parts.balanced);
  CHECK(parts.lots > 0);
  CHECK(parts.fingerprint != one.fingerprint);
  CHECK(first_difference(text_of(comparable(parts)), text_of(comparable(one))) == "");
  check_same_course(parts.course, one.course);
}

TEST_CASE("parts: what no flow reaches is in the first, a disruption in each that it touches") {
  const auto parts = model::independent_parts(scenario_of(two_lines()));
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].nodes.contains("a"));
  CHECK(parts[0].nodes.contains("depot"));
  CHECK(parts[0].services.contains("east"));
  CHECK(parts[1].flows.contains("home"));
  CHECK(parts[1].nodes.size() == 2);
  CHECK(parts[0].disruptions.at("night").closes.empty());
  CHECK(parts[1].disruptions.at("night").closes == std::vector<std::string>{"x"});
  CHECK(parts[0].disruptions.at("more").changes.size() == 1);
  CHECK(parts[1].disruptions.at("more").changes.at(0).owner == "van");
  CHECK(parts[1].disruptions.at("snow").closes == std::vector<std::string>{"x-y"});
}

TEST_CASE("parts: a dated change goes with the link, fleet, facility or flow that it changes") {
  const auto whole = scenario_of(two_lines(
      "  new: {dates: [{from: 2024-01-05, to: 2024-01-08}], changes: {links.x-y.time: 20 min, "
      "fleets.lorry.capacity.box: 3 items, nodes.y.facilities.gate.time: 5 min, "
      "nodes.a.facilities.gate.time: 10 min}}\n"));
  const auto parts = model::independent_parts(whole);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].disruptions.at("new").changes.size() == 2);
  CHECK(parts[1].disruptions.at("new").changes.size() == 2);
  check_same(whole);
}

TEST_CASE("parts: one that is joined by a link or by an observed figure is not divided") {
  scenario::Scenario linked = scenario_of(two_lines());
  scenario::Link between = linked.links.at("a-b");
  between.to = linked.links.at("x-y").from;
  linked.links.emplace("a-x", between);
  CHECK(model::independent_parts(linked).empty());
  const auto seen = scenario_of(two_lines(R"(
observed:
  - {id: both, measure: delivered, of: [all, home], value: 100 items}
)"));
  CHECK(model::independent_parts(seen).empty());
}

TEST_CASE("parts: a scenario run part by part has the rows of one run") {
  check_same(scenario_of(two_lines()));
  check_same(scenario_of(two_lines(R"(
observed:
  - {id: z, measure: delivered, of: [all], value: 100 items}
  - {id: m, measure: transit, of: [home], from_event: offered, to_event: delivered, value: 0.1 d}
  - {id: b, measure: departures, of: [east], at: a, value: 30}
)")));
}

TEST_CASE("parts: money and CO2 of the parts, one operator in both") {
  std::string yaml = two_lines("currencies: {KZT: 0.0021 USD}\n");
  const auto put = [&yaml](const std::string& after, const std::string& more) {
    yaml.insert(yaml.find(after) + after.size(), more);
  };
  put("box: {unit: item", ", mass: 1 t/item, delay_cost: 2 USD/item/day");
  put("{mode: road, time: 60 min", ", length: 50 km");
  put("{low: 30 min, high: 90 min}}", ", length: 60 km");
  put("capacity: {box: 2 items}", ", day_cost: 100 USD/day");
  put("capacity: {box: 1 item}", ", emissions: {per_km: 1 kg/km}, day_cost: 40000 KZT/day");
  put("fleet: lorry", ", operator: one, tariffs: [{cargo: box, price: 3 USD/item}]");
  put("fleet: van", ", operator: one, tariffs: [{cargo: box, per_km: 9 KZT/item/km}]");
  const scenario::Scenario scenario = scenario_of(yaml);
  CHECK(model::independent_parts(scenario).size() == 2);
  const model::Outcome outcome = model::simulate(scenario, {});
  CHECK(outcome.money.size() > 6);
  CHECK(outcome.emissions.size() == 2);
  check_same(scenario);
}

TEST_CASE("parts: the corridor of 2024 beside two ferries elsewhere") {
  scenario::Scenario both = shipped("base-2024.yaml");
  scenario::Scenario ferries = shipped("lab/two-berth-ferries.yaml");
  const std::size_t n_nodes = both.nodes.size() + ferries.nodes.size();
  both.nodes.merge(ferries.nodes);
  both.links.merge(ferries.links);
  both.fleets.merge(ferries.fleets);
  both.services.merge(ferries.services);
  both.flows.merge(ferries.flows);
  both.disruptions.merge(ferries.disruptions);
  REQUIRE(both.nodes.size() == n_nodes);
  check_same(both);
}

TEST_CASE("parts: tanks of two networks") {
  scenario::Scenario both = shipped("lab/tank-farm.yaml");
  scenario::Scenario well = scenario_of(ten_days() + R"(
nodes:
  sea: {storage: {tank: {tank: true, capacity: {box: 90 items}, marks: {box: 40 items}}},
        handling: [{cargo: box, from: origin, to: destination, steps: [{into: tank},
                    {time: 1 h, out_of: tank}]}]}
flows: {well: {from: sea, to: sea, commodity: box, arrives: {rate: 7 items/h}}}
)");
  both.nodes.merge(well.nodes);
  both.flows.merge(well.flows);
  both.commodities.merge(well.commodities);
  CHECK(model::independent_parts(both).size() == 2);
  CHECK(model::simulate(both, {}).tanks.size() == 4);
  check_same(both);
}

TEST_CASE("parts: an embargo goes with its terminal and its flows") {
  const scenario::Scenario both = scenario_of(two_lines(R"(
embargoes:
  z: {at: a, cargo: box, when: 1 item}
  y: {at: x, dates: [{from: 2024-01-03, to: 2024-01-05}], do: reject}
)"));
  REQUIRE(model::independent_parts(both).size() == 2);
  const model::Outcome outcome = model::simulate(both, {});
  CHECK(outcome.embargoes.at(0).rejected > 0);
  CHECK(outcome.embargoes.at(1).declared > 1);
  check_same(both);
  const scenario::Scenario joined = scenario_of(two_lines(
      "embargoes: {both: {at: a, flows: out, dates: [{from: 2024-01-03, to: 2024-01-05}]}}\n"));
  CHECK(model::independent_parts(joined).size() == 2);
}

TEST_CASE("parts: trace, journey and bounds of the whole") {
  const scenario::Scenario scenario = scenario_of(two_lines());
  const Trial whole = attempt(scenario, {}, "home/3");
  CHECK(std::ranges::is_sorted(whole.events, {}, &model::TraceEvent::time));
  for (const char* entity : {"out/1", "home/1"}) {
    CHECK_FALSE(whole.minutes(entity, "delivered").empty());
  }
  CHECK(whole.journey.size() > 1);
  CHECK(whole.outcome.fingerprint == model::simulate(scenario, {}).fingerprint);

  model::Watch watch;
  watch.most_events = whole.outcome.events - 1;
  CHECK(model::simulate(scenario, {}, &watch).status == model::Outcome::Status::EventStorm);
}

TEST_CASE("parts: one that locks stops the run and is named, the other has its rows") {
  scenario::Scenario scenario = scenario_of(two_lines());
  scenario.disruptions.clear();  // as long as weather comes, something happens
  scenario.services.at("east").calls.front().depart.window.clear();
  scenario.services.at("west").calls.front().depart.when = scenario::DepartWhen::Full;
  scenario.fleets.at("van").capacity.at("box") = core::Amount::units(3);
  scenario.flows.at("home").arrives.every.reset();
  scenario.flows.at("home").arrives.at = {scenario.from, scenario.from + core::kHour};
  const model::Outcome outcome = model::simulate(scenario, {});
  CHECK(outcome.status == model::Outcome::Status::Locked);
  CHECK(outcome.message.find("2 lots wait and nothing can happen") == 0);
  CHECK(outcome.balanced);
  REQUIRE(outcome.flows.size() == 2);
  CHECK(outcome.flows[0].flow == "home");
  CHECK(outcome.flows[0].lots.closing == 2);
  CHECK(outcome.flows[1].cohort_delivered > 100);
}

}  // namespace
}  // namespace corridor::test::parts_test
