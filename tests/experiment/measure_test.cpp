#include "corridor/experiment/measure.hpp"

#include <doctest/doctest.h>

#include "fake_outcome.hpp"

namespace corridor::experiment::measure_test {
namespace {

using doctest::Approx;
using What = Measure::What;

TEST_CASE("measure: names, of all flows or of one") {
  const auto scenario = test::fake_scenario();
  for (const std::string name : {"throughput", "mean", "P50", "P80", "P95", "P95:boxes"}) {
    const ParsedMeasure parsed = parse_measure(name, scenario);
    REQUIRE(parsed.measure);
    CHECK(to_string(*parsed.measure) == name);
  }
  CHECK(parse_measure("p50", scenario).measure == Measure{.what = What::P50, .flow = {}});
  CHECK(parse_measure("P59", scenario)
            .problem.starts_with("no measure 'P59' (did you mean 'P50'?); there are throughput, "
                                 "mean, P50, P80, P95, time_cost and paid"));
  CHECK(parse_measure("P50:boxs", scenario).problem == "no flow 'boxs' (did you mean 'boxes'?)");
  CHECK(parse_measure("P50:", scenario).problem == "no flow ''");
  CHECK_FALSE(parse_measure("", scenario).measure);
}

TEST_CASE("measure: values of one flow and of all, weighted by tonnes") {
  const auto scenario = test::fake_scenario();
  const Measurer measurer(scenario);
  const model::Outcome outcome = test::fake_outcome(10);
  const auto value = [&](What what, const std::string& flow) {
    return measurer.value({.what = what, .flow = flow}, outcome);
  };
  CHECK(*value(What::Throughput, "boxes") == 20);
  CHECK(measurer.unit({.what = What::Throughput, .flow = "boxes"}) == "TEU");
  CHECK(*value(What::Throughput, "") == 10 * 28 + 3 * 1000);
  CHECK(measurer.unit({.what = What::Throughput, .flow = {}}) == "t");
  CHECK(*value(What::P95, "boxes") == 12);
  // cohorts of 10 lots of 28 t and of 4 lots of 1000 t
  CHECK(*value(What::Mean, "") == Approx((10 * 28 * 10.0 + 4000 * 3.0) / (280 + 4000)));
  CHECK_FALSE(value(What::P50, "oil"));  // withheld
  CHECK_FALSE(value(What::P50, ""));     // then all together are unknown as well
  CHECK(measurer.unit({.what = What::P50, .flow = {}}) == "d");
}

TEST_CASE("measure: the cost of time is of all days on the way, what is paid is of cargo only") {
  auto scenario = test::fake_scenario();
  model::Outcome outcome = test::fake_outcome(10);
  const Measure time_cost{.what = What::TimeCost, .flow = {}};
  CHECK_FALSE(Measurer(scenario).value(time_cost, outcome));  // nothing has such a cost
  scenario.commodities.at("container").delay_cost =
      core::Money{.micro = 30'000'000, .currency = "EUR"};
  scenario.currencies["EUR"] = core::Money{.micro = 1'100'000, .currency = "USD"};
  const Measurer measurer(scenario);
  const auto& boxes = outcome.flows.front();
  REQUIRE(boxes.flow == "boxes");
  CHECK(*measurer.value(time_cost, outcome) ==
        Approx(core::to_days(boxes.transit_sum) * 2 * 30 * 1.1));
  CHECK(measurer.unit(time_cost) == "USD");
  CHECK(*measurer.value({.what = What::TimeCost, .flow = "oil"}, outcome) == 0);
  const Measure paid{.what = What::Paid, .flow = {}};
  outcome.currency.clear();
  outcome.money.clear();
  CHECK_FALSE(measurer.value(paid, outcome));
  outcome.currency = "USD";
  outcome.money = {{"shipper of boxes", "line", model::Charge::Freight, "a-b", "boxes", 7'000'000},
                   {"shipper of oil", "line", model::Charge::Handling, "a", "oil", 5'000'000},
                   {"shipper of boxes", "", model::Charge::Delay, "a", "boxes", 3'000'000},
                   {"line", "owner", model::Charge::VehicleDays, "a", "", 2'000'000}};
  CHECK(*measurer.value(paid, outcome) == 12);
  CHECK(*measurer.value({.what = What::Paid, .flow = "boxes"}, outcome) == 7);
}

TEST_CASE("measure: a run that stopped has no figures; without a mass lots count alike") {
  auto scenario = test::fake_scenario();
  model::Outcome outcome = test::fake_outcome(10);
  outcome.status = model::Outcome::Status::Locked;
  CHECK_FALSE(Measurer(scenario).value({.what = What::Throughput, .flow = {}}, outcome));
  outcome.status = model::Outcome::Status::Complete;
  scenario.commodities.at("container").mass.reset();
  scenario.commodities.at("crude").unit = "tank";
  const Measurer measurer(scenario);
  CHECK(*measurer.value({.what = What::Throughput, .flow = {}}, outcome) == 13);
  CHECK(measurer.unit({.what = What::Throughput, .flow = {}}) == "lot");
}

}  // namespace
}  // namespace corridor::experiment::measure_test
