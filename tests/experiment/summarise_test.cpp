#include "corridor/experiment/summarise.hpp"

#include <cmath>
#include <cstddef>
#include <string>

#include <doctest/doctest.h>

#include "fake_outcome.hpp"

namespace corridor::experiment::summarise_test {
namespace {

using doctest::Approx;
using model::Lacking;
using model::Outcome;
using test::fake_outcome;
using test::fake_routes;
using test::fake_scenario;

constexpr auto kSea = static_cast<std::size_t>(scenario::Mode::Sea);

Summary of(const std::vector<Outcome>& outcomes) {
  return summarise(fake_scenario(), 7, fake_routes(), outcomes);
}

TEST_CASE("summary: means over replications with an interval") {
  const Summary summary = of({fake_outcome(10), fake_outcome(12), fake_outcome(14)});
  CHECK(summary.n_used == 3);
  CHECK(summary.seed == 7);
  CHECK(summary.years == 1);
  const FlowSummary& boxes = summary.flows.at(0);
  CHECK(boxes.flow == "boxes");
  CHECK(boxes.mean.mean() == Approx(12));
  CHECK(*boxes.mean.half_width() == Approx(4.302652729 * 2 / std::sqrt(3)));
  CHECK(boxes.p95.mean() == Approx(14));
  CHECK(boxes.on_time.mean() == Approx(0.8));
  CHECK(boxes.cargo.delivered.mean() == Approx(20));
  CHECK(boxes.cargo.opening.mean() == Approx(4));
  CHECK(boxes.delivered_share.mean() == 1);
  CHECK(boxes.block_trains.mean() == 3);
}

TEST_CASE("summary: one replication that is too short for batch means gives no interval") {
  const Summary summary = of({fake_outcome(10)});
  CHECK(summary.flows.at(0).mean.mean() == 10);
  CHECK_FALSE(summary.flows.at(0).mean.half_width().has_value());
  CHECK(summary.flows.at(0).transit_batches == 0);
}

TEST_CASE("summary: quantiles that the model withheld are counted, what has none is unknown") {
  const FlowSummary oil = of({fake_outcome(10), fake_outcome(11)}).flows.at(1);
  CHECK(oil.quantiles_withheld == 2);
  CHECK_FALSE(oil.p50.known());
  CHECK_FALSE(oil.on_time.known());
  CHECK(oil.missing.mean() == 1);
  CHECK(oil.delivered_share.mean() == Approx(0.75));
}

TEST_CASE("summary: the account adds up to the transit time, stage by stage and line by line") {
  const Summary summary = of({fake_outcome(10), fake_outcome(13)});
  for (const FlowSummary& flow : summary.flows) {
    double by_line = 0;
    for (const Charge& charge : flow.account) {
      by_line += charge.days.mean();
    }
    double by_stage = 0;
    for (const StageTime& stage : flow.stages) {
      by_stage += stage.days();
    }
    CHECK(by_line == Approx(flow.mean.mean()));
    CHECK(by_stage == Approx(flow.mean.mean()));
  }
  const auto& stages = summary.flows.at(0).stages;
  CHECK(stages.at(1).name == "altynkol - aktau");
  CHECK(stages.at(1).moving.mean() == 4);
  CHECK(stages.at(2).in_service.mean() == 1);
  CHECK(stages.at(2).waiting.mean() == Approx(5.5));
}

TEST_CASE("summary: a cause that a replication does not know counts as zero there") {
  Outcome without = fake_outcome(8);
  without.causes.pop_back();
  for (model::FlowOutcome& flow : without.flows) {
    flow.account.pop_back();
  }
  for (const auto& outcomes : {std::vector<Outcome>{without, fake_outcome(10)},
                               std::vector<Outcome>{fake_outcome(10), without}}) {
    const Summary summary = of(outcomes);
    const Charge& berths = summary.flows.at(1).account.front();
    CHECK(berths.cause.place == "aktau.oil_berths");
    CHECK(berths.days.n() == 2);
    CHECK(berths.days.mean() == Approx(1));
  }
}

TEST_CASE("summary: waiting is charged to places and services, the heaviest first") {
  const Summary summary = of({fake_outcome(10), fake_outcome(10)});
  REQUIRE(summary.delays.size() == 3);
  CHECK(summary.weighted_by_tonnes);
  // 6 days of 1000 t lots outweigh 30 days of lots of 28 t.
  const CauseDelay& berths = summary.delays.front();
  CHECK(berths.cause.place == "aktau.oil_berths");
  CHECK(berths.main_flow == "oil");
  CHECK(berths.delay.lot_days.mean() == Approx(8));
  CHECK(berths.delay.days_per_lot.mean() == Approx(2));
  CHECK(berths.share == Approx(8000.0 / (8000 + 40 * 28)));
  const CallSummary& feeder = summary.calls.at(0);
  CHECK(feeder.delay.lot_days.mean() == Approx(40));
  CHECK(feeder.delay.days_per_lot.mean() == Approx(4));
  CHECK(summary.facilities.at(0).delay.lot_days.mean() == 0);
}

TEST_CASE("summary: cargo without a mass has no weight beside cargo with one") {
  scenario::Scenario scenario = fake_scenario();
  scenario.commodities["container"].mass.reset();
  const Summary summary = summarise(scenario, 1, fake_routes(), {fake_outcome(10)});
  CHECK(summary.weighted_by_tonnes);
  CHECK(summary.delays.front().share == 1);
  CHECK(summary.delays.front().main_flow == "oil");
}

TEST_CASE("summary: when no cargo has a mass, waiting is weighed by lots") {
  scenario::Scenario scenario = fake_scenario();
  scenario.commodities["container"].mass.reset();
  scenario.commodities["crude"].unit = "barrel";
  const Summary summary = summarise(scenario, 1, fake_routes(), {fake_outcome(10)});
  CHECK_FALSE(summary.weighted_by_tonnes);
  CHECK(summary.delays.front().cause.lacking == Lacking::Vehicle);
  CHECK_FALSE(summary.commodities.at(0).tonnes_per_unit.has_value());
}

TEST_CASE("summary: commodities and totals add up the flows") {
  const Summary summary = of({fake_outcome(10), fake_outcome(10)});
  REQUIRE(summary.commodities.size() == 2);
  CHECK(summary.commodities.at(0).cargo.delivered.mean() == Approx(20));
  CHECK(summary.commodities.at(1).carried.at(kSea).mean() == Approx(3000));
  CHECK(summary.totals.delivered_tonnes.mean() == Approx(20 * 14 + 3000));
  CHECK(summary.totals.sea_tonnes.mean() == Approx(20 * 14 + 3000));
  CHECK(summary.totals.block_trains.mean() == 3);
  CHECK(summary.totals.waiting_share.mean() == Approx((40.0 * 28 + 8000) / (100 * 28 + 12000)));
}

TEST_CASE("summary: figures rest on complete replications, and none is dropped silently") {
  Outcome locked = fake_outcome(100);
  locked.status = Outcome::Status::Locked;
  locked.message = "aktau.yard is full";
  const Summary summary = of({fake_outcome(10), locked, fake_outcome(12)});
  CHECK(summary.n_used == 2);
  CHECK(summary.n_stopped() == 1);
  CHECK(summary.replications.size() == 3);
  CHECK(summary.replications.at(1).message == "aktau.yard is full");
  CHECK(summary.flows.at(0).mean.mean() == Approx(11));
  const Summary all_locked = of({locked, locked});
  CHECK(all_locked.n_used == 2);
  CHECK(all_locked.n_stopped() == 2);
  CHECK(all_locked.flows.at(0).mean.mean() == Approx(100));
}

TEST_CASE("summary: an unbalanced account is counted") {
  Outcome unbalanced = fake_outcome(10);
  unbalanced.balanced = false;
  CHECK(of({fake_outcome(10), unbalanced}).n_unbalanced() == 1);
}

TEST_CASE("summary: observed figures get their simulated counterpart and a verdict") {
  const Summary summary = of({fake_outcome(10), fake_outcome(10.5)});
  REQUIRE(summary.validation.size() == 3);
  CHECK(summary.validation.at(0).verdict == Verdict::Meets);
  CHECK(summary.validation.at(0).simulated.mean() == Approx(20));
  CHECK(summary.validation.at(1).verdict == Verdict::Misses);
  CHECK(summary.validation.at(1).deviation == Approx(-0.4875));
  CHECK(summary.validation.at(2).verdict == Verdict::NoValue);
  CHECK(summary.validation.at(2).reason ==
        "no ship of the service left that node within the window");
}

TEST_CASE("summary: the same outcomes give the same fingerprint, others another") {
  const auto fingerprint = [](std::int64_t a, std::int64_t b) {
    return of({fake_outcome(10, a), fake_outcome(10, b)}).fingerprint;
  };
  CHECK(fingerprint(1, 2) == fingerprint(1, 2));
  CHECK(fingerprint(1, 2) != fingerprint(2, 1));
}

TEST_CASE("summary: tables of places carry means over replications") {
  const Summary summary = of({fake_outcome(10), fake_outcome(10)});
  const FacilitySummary& customs = summary.facilities.at(0);
  CHECK(customs.shares.at(0).mean() == Approx(0.6));
  CHECK(customs.shares.at(3).mean() == Approx(0.4));
  CHECK(summary.storages.at(0).share_full.mean() == Approx(0.25));
  CHECK(summary.links.at(0).vehicle_days_waited.mean() == Approx(2));
  CHECK(summary.calls.at(0).mean_load.at("container").mean() == Approx(2.5));
  CHECK(summary.vehicle_waits.at(0).lot_days.mean() == Approx(5));
  CHECK(summary.months.size() == 12);
}

}  // namespace
}  // namespace corridor::experiment::summarise_test
