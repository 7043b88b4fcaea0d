#include "corridor/experiment/indicators.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/experiment/cpmm.hpp"
#include "corridor/experiment/summarise.hpp"
#include "fake_outcome.hpp"

namespace corridor::experiment::indicators_test {
namespace {

using doctest::Approx;
using model::Charge;
using model::Outcome;

/// The line of the fake outcomes with lengths and a border at sea.
scenario::Scenario line() {
  scenario::Scenario scenario = test::fake_scenario();
  for (auto& [id, link] : scenario.links) {
    link.length = core::Length{.metres = link.mode == scenario::Mode::Sea ? 500e3 : 3000e3};
  }
  scenario.nodes["altynkol"].country = "KZ";
  scenario.nodes["aktau"].country = "KZ";
  scenario.nodes["alat"].country = "AZ";
  return scenario;
}

void pay(Outcome& outcome, Charge what, const std::string& place, int amount) {
  model::MoneyOutcome& row = outcome.money.emplace_back();
  row.payer = "shipper of boxes";
  row.payee = "somebody";
  row.what = what;
  row.place = place;
  row.flow = "boxes";
  row.millionths = core::Int128{amount} * 1'000'000;
}

/// 20 TEU of 14 t are delivered.
Outcome paid_outcome(double journey) {
  Outcome outcome = test::fake_outcome(journey);
  outcome.currency = "USD";
  pay(outcome, Charge::Freight, "altynkol - aktau", 2000);
  pay(outcome, Charge::Handling, "aktau.customs", 280);
  pay(outcome, Charge::Freight, "aktau - alat", 1000);
  pay(outcome, Charge::Delay, "aktau", 77'777);
  return outcome;
}

Summary of(const scenario::Scenario& scenario, const std::vector<Outcome>& outcomes) {
  return summarise(scenario, 7, test::fake_routes(), outcomes);
}

TEST_CASE("indicators: the last point is the mean journey and what its shipper paid") {
  const Summary summary = of(line(), {paid_outcome(10), paid_outcome(13)});
  const FlowIndicators& boxes = summary.indicators.at(0);
  REQUIRE(boxes.flow == "boxes");
  CHECK(boxes.points.back().hours.mean() == Approx(24 * summary.flows.at(0).mean.mean()));
  const auto& costs = summary.accounts.flows;
  const auto cost = std::ranges::find(costs, std::string("boxes"), &FlowCost::flow);
  REQUIRE(cost != costs.end());
  CHECK(boxes.points.back().cost.mean() == Approx(cost->paid.mean()));
  CHECK(cost->paid.mean() == Approx(164));
}

TEST_CASE("indicators: kilometres and money add up along the route") {
  const FlowIndicators boxes = of(line(), {paid_outcome(10)}).indicators.at(0);
  REQUIRE(boxes.points.size() == 5);
  CHECK(*boxes.points[0].km == 0);
  CHECK(*boxes.points[1].km == Approx(3000));
  CHECK(*boxes.points[4].km == Approx(3500));
  CHECK(boxes.points[0].cost.mean() == 0);
  CHECK(boxes.points[1].cost.mean() == Approx(100));
  CHECK(boxes.points[2].cost.mean() == Approx(114));
  CHECK(boxes.points[3].cost.mean() == Approx(164));
  CHECK(boxes.points[3].place == "aktau - alat");
}

TEST_CASE("indicators: border, section and speeds of CPMM, worked by hand") {
  const FlowIndicators boxes = of(line(), {paid_outcome(10)}).indicators.at(0);
  REQUIRE(boxes.crossings.size() == 1);
  CHECK(boxes.crossings[0].from == "aktau");
  CHECK(boxes.crossings[0].to == "alat");
  CHECK(boxes.border_hours.mean() == Approx(24 * 5));  // a day of customs, four of waiting
  CHECK(boxes.border_cost.mean() == Approx(280.0 / 280 * 20));
  CHECK(boxes.corridor_cost.mean() == Approx(3280.0 / 280 * 20 * 500 / 3500));
  CHECK(boxes.speed.without_delay.mean() == Approx(3500.0 / (24 * 5)));
  CHECK(boxes.speed.with_delay.mean() == Approx(3500.0 / (24 * 10)));
}

TEST_CASE("indicators: what has no price or no length is unknown, not nought") {
  const FlowIndicators free = of(line(), {test::fake_outcome(10)}).indicators.at(0);
  CHECK_FALSE(free.points.back().cost.known());
  CHECK_FALSE(free.border_cost.known());
  CHECK_FALSE(free.corridor_cost.known());
  const FlowIndicators bare = of(test::fake_scenario(), {paid_outcome(10)}).indicators.at(0);
  CHECK_FALSE(bare.points.back().km.has_value());
  CHECK_FALSE(bare.speed.with_delay.known());
  CHECK(bare.crossings.empty());
  CHECK_FALSE(bare.border_hours.known());
}

TEST_CASE("indicators: the band is over replications, from ten on") {
  std::vector<Outcome> outcomes;
  for (int i = 1; i <= 10; ++i) {
    outcomes.push_back(test::fake_outcome(9 + i));
  }
  const TcdPoint last = of(line(), outcomes).indicators.at(0).points.back();
  CHECK(*last.p10 == Approx(24 * 10));
  CHECK(*last.p90 == Approx(24 * 18));
  outcomes.pop_back();
  CHECK_FALSE(of(line(), outcomes).indicators.at(0).points.back().p10.has_value());
}

TEST_CASE("indicators: bands of single lots are means over the replications that know them") {
  Outcome one = test::fake_outcome(10);
  Outcome two = test::fake_outcome(10);
  const auto boxes = [](Outcome& outcome) -> model::FlowOutcome& {
    return *std::ranges::find(outcome.flows, std::string("boxes"), &model::FlowOutcome::flow);
  };
  boxes(one).lot_bands = {{0, 0}, {20, 30}, {40, 60}, {50, 80}, {60, 100}};
  boxes(two).lot_bands = {{0, 0}, {22, 34}, {44, 68}, {54, 88}, {64, std::nullopt}};
  const std::vector<TcdPoint> points = of(line(), {one, two}).indicators.at(0).points;
  REQUIRE(points.size() == 5);
  CHECK(points[1].lots_p10.mean() == Approx(21));
  CHECK(points[1].lots_p90.mean() == Approx(32));
  CHECK(points[4].lots_p10.mean() == Approx(62));
  CHECK(points[4].lots_p90.mean() == Approx(100));
  CHECK(points[4].lots_p90.n() == 1);
  CHECK_FALSE(of(line(), {test::fake_outcome(10)}).indicators.at(0).points[1].lots_p10.known());
}

TEST_CASE("indicators: the table over all flows weighs by lots") {
  Summary summary;
  for (const double lots : {1.0, 3.0}) {
    FlowSummary& flow = summary.flows.emplace_back();
    flow.cohort.add(lots);
    FlowIndicators& row = summary.indicators.emplace_back();
    Crossing& crossing = row.crossings.emplace_back();
    crossing.mode = "rail";
    crossing.hours.add(lots == 1 ? 10 : 30);
  }
  const std::vector<CpmmRow> table = cpmm_table(summary);
  REQUIRE(table.size() == 2);
  CHECK(table[0].mode == "all");
  CHECK(table[1].mode == "rail");
  CHECK(table[1].mean == Approx(25));
  CHECK(table[1].median == Approx(30));
  CHECK(table[1].cv == Approx(0.346410162));  // sqrt(75) / 25
  CHECK(table[1].samples == 2);
}

}  // namespace
}  // namespace corridor::experiment::indicators_test
