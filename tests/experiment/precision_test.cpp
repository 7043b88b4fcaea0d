#include "corridor/experiment/precision.hpp"

#include <doctest/doctest.h>

#include "corridor/experiment/replications.hpp"
#include "fake_outcome.hpp"
#include "queue.hpp"

namespace corridor::experiment::precision_test {
namespace {

using What = Measure::What;

TEST_CASE("precision: targets as they are written") {
  const auto scenario = test::fake_scenario();
  for (const std::string text : {"P50=2%", "P50=2 %", "P50=0.02"}) {
    const ParsedTarget parsed = parse_target(text, scenario);
    REQUIRE(parsed.target);
    CHECK(parsed.target->gamma == doctest::Approx(0.02));
  }
  CHECK(parse_target("throughput:boxes=0.5%", scenario).target->measure.flow == "boxes");
  CHECK(parse_target("P50", scenario).problem ==
        "a precision is MEASURE=PERCENT, as in P50=2%, not 'P50'");
  for (const std::string text : {"P50=0", "P50=100%", "P50=-2%", "P50=2 d", "P50=", "P50=nan"}) {
    CAPTURE(text);
    CHECK(parse_target(text, scenario).problem.starts_with("the precision of P50 is a share"));
  }
}

TEST_CASE("precision: all targets must be reached") {
  const auto scenario = test::fake_scenario();
  PrecisionPlan plan;
  plan.least = 3;
  plan.targets = {*parse_target("P50:boxes=5%", scenario).target,
                  *parse_target("throughput=1%", scenario).target};
  PrecisionRule rule(plan, scenario);
  int n = 0;
  while (!rule.enough()) {
    rule.add(test::fake_outcome(n++ % 2 == 0 ? 9 : 11));
  }
  const PrecisionSummary summary = rule.summary();
  CHECK(n == 26);  // as in the test of stats::RelativePrecision, and five more
  CHECK(summary.results.at(0).since == 21);
  CHECK(summary.results.at(1).since == 3);
  CHECK_FALSE(summary.at_cap);
  CHECK_FALSE(summary.interrupted);
}

TEST_CASE("precision: the same number of replications on any number of threads") {
  const auto scenario = test::scenario_of(test::queue_yaml(30, 5, 60, test::exponential(42)));
  PrecisionPlan plan;
  plan.targets = {*parse_target("mean=10%", scenario).target};
  std::vector<std::vector<std::uint64_t>> fingerprints;
  for (const int threads : {1, 2, 7}) {
    PrecisionRule rule(plan, scenario);
    test::NoProgress progress;
    std::vector<std::uint64_t>& all = fingerprints.emplace_back();
    CHECK(run_replications(
        scenario,
        {.replications = plan.most, .seed = 1, .threads = threads},
        [&](const model::Outcome& outcome) {
          rule.add(outcome);
          all.push_back(outcome.fingerprint);
        },
        progress,
        [&] { return rule.enough(); }));
    const PrecisionResult result = rule.summary().results.front();
    CHECK(result.reached);
    CHECK(*result.relative_half_width <= 0.1 / 1.1);
  }
  CHECK(fingerprints.at(0).size() > 10);
  CHECK(fingerprints.at(0).size() < 200);
  CHECK(fingerprints.at(0) == fingerprints.at(1));
  CHECK(fingerprints.at(0) == fingerprints.at(2));
}

TEST_CASE("precision: a cap that is reached, and a run that was cut short, are told apart") {
  const auto scenario = test::fake_scenario();
  PrecisionPlan plan;
  plan.least = 3;
  plan.most = 6;
  plan.targets = {*parse_target("P50:boxes=1%", scenario).target};
  PrecisionRule rule(plan, scenario);
  for (int i = 0; i < 6; ++i) {
    CHECK(rule.summary().interrupted);
    rule.add(test::fake_outcome(i % 2 == 0 ? 9 : 11));
  }
  CHECK_FALSE(rule.enough());
  CHECK(rule.summary().at_cap);
  CHECK_FALSE(rule.summary().interrupted);
}

}  // namespace
}  // namespace corridor::experiment::precision_test
