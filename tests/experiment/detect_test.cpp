#include "corridor/experiment/detect.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "corridor/experiment/bottlenecks.hpp"
#include "queue.hpp"

namespace corridor::experiment::detect_test {
namespace {

using Severities = std::vector<std::optional<double>>;

TEST_CASE("arrow rule: a station is a bottleneck where no arrow leaves") {
  // 1 is blocked more than 2 starves, 3 starves more than 2 is blocked: both arrows end at 2
  const Severities one = arrow_rule({0.3, 0.05, 0}, {0, 0.1, 0.4});
  REQUIRE(one[1].has_value());
  CHECK(*one[1] == doctest::Approx((0.3 - 0.1) + (0.4 - 0.05)));
  CHECK_FALSE(one[0].has_value());
  CHECK_FALSE(one[2].has_value());
  // two of them: the arrows between point apart
  const Severities two = arrow_rule({0.05, 0.3, 0.2, 0}, {0, 0.2, 0.1, 0.1});
  CHECK(two[0].has_value());
  CHECK_FALSE(two[1].has_value());
  CHECK_FALSE(two[2].has_value());
  CHECK(two[3].has_value());
  CHECK(*two[3] == doctest::Approx(0.1));
}

TEST_CASE("arrow rule: a station alone is one, of nothing there is none") {
  CHECK(arrow_rule({0}, {0.5}).front() == 0);
  CHECK(arrow_rule({}, {}).empty());
}

/// A slow crane before a quick gate, both with room enough.
const char* const kTwoStations = R"(
corridor: 1
name: two stations
from: 2024-01-01
to: 2024-03-01
warm_up: 5 d
cool_down: 30 d
commodities: {job: {unit: job, lot: 1 job}}
nodes:
  port:
    facilities:
      crane: {count: 1, time: {exponential: {mean: 50 min}}}
      gate: {count: 1, time: {exponential: {mean: 10 min}}}
      spare: {count: 3}
    storage: {yard: {capacity: {job: 500 jobs}}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{use: crane, into: yard}, {use: gate, out_of: yard}]}]
flows: {jobs: {from: port, to: port, commodity: job, arrives: {every: {exponential: {mean: 1 h}}}}}
)";

const Evidence& evidence_of(const Detected& detected, const std::string& name) {
  const auto row = std::ranges::find_if(
      detected.evidence, [&](const Evidence& one) { return one.limit.name() == name; });
  REQUIRE(row != detected.evidence.end());
  return *row;
}

TEST_CASE("detectors: a station that is busy 5/6 of its time, waited for, and long active") {
  const scenario::Scenario scenario = test::scenario_of(kTwoStations);
  const std::vector<Measure> measures{{.what = Measure::What::Mean, .flow = {}}};
  test::NoProgress progress;
  const Detected detected =
      detect(scenario, measures, {.replications = 6}, {.seed = 1, .threads = 2}, progress);
  const Evidence& crane = evidence_of(detected, "port.crane");
  CHECK(*crane.utilisation == doctest::Approx(5.0 / 6).epsilon(0.05));
  CHECK(*crane.peak == doctest::Approx(5.0 / 6).epsilon(0.05));
  CHECK(crane.delay_share > 0.9);
  CHECK(crane.longest_active() > 0.7);
  const Evidence& gate = evidence_of(detected, "port.gate");
  CHECK(*gate.utilisation == doctest::Approx(1.0 / 6).epsilon(0.05));
  CHECK(gate.longest_active() < 0.1);
  CHECK(evidence_of(detected, "port.yard").utilisation == 0);
  CHECK(evidence_of(detected, "port.spare").score() == 0);
  CHECK(detected.candidates().front().name() == "port.crane");
  CHECK(std::ranges::none_of(detected.candidates(),
                             [](const Limit& limit) { return limit.name() == "port.spare"; }));
  REQUIRE(detected.readings.size() == 6);
}

TEST_CASE("detectors: looking changes nothing") {
  const scenario::Scenario scenario = test::scenario_of(kTwoStations);
  const std::vector<Measure> measures{{.what = Measure::What::Mean, .flow = {}}};
  test::NoProgress progress;
  const Detected detected =
      detect(scenario, measures, {.replications = 3}, {.seed = 1, .threads = 1}, progress);
  Alternatives alternatives(measures, {.seed = 1, .threads = 1});
  const std::size_t same = alternatives.add(scenario);
  REQUIRE(alternatives.extend(std::vector{same}, 3, progress));
  CHECK(alternatives.readings(same) == detected.readings);
}

TEST_CASE(
    "bottlenecks: by throughput where much is left undone, by the journey where all goes through") {
  const std::string queue = test::queue_yaml(30, 5, 20, test::exponential(15));
  const std::string short_of = test::queue_yaml(30, 5, 20, test::exponential(30));
  BottleneckPlan plan;
  plan.replications = 4;
  plan.probe.first = 4;
  plan.common = {.seed = 1, .threads = 2};
  test::NoProgress progress;
  const Bottlenecks light = find_bottlenecks(test::scenario_of(queue), plan, progress);
  CHECK_FALSE(light.falls_short);
  CHECK(light.measures[light.judged_by].what == Measure::What::Mean);
  const Bottlenecks heavy = find_bottlenecks(test::scenario_of(short_of), plan, progress);
  CHECK(heavy.falls_short);
  CHECK(heavy.measures[heavy.judged_by].what == Measure::What::Throughput);
  REQUIRE(heavy.top() != nullptr);
  CHECK(heavy.top()->limit.name() == "counter.server");
  // two servers for three jobs an hour of 30 minutes each: all get through, 720 more in 30 days
  CHECK(heavy.top()->effects[0].difference.mean == doctest::Approx(720).epsilon(0.06));
}

TEST_CASE("bottlenecks: months are parts of the window") {
  scenario::Scenario scenario =
      test::scenario_of(test::queue_yaml(75, 5, 20, test::exponential(15)));
  const std::vector<Season> months = seasons_of(scenario, 1);
  REQUIRE(months.size() == 3);
  CHECK(months[1].name == "2024-02");
  CHECK(months[2].window.to == scenario.to);
  CHECK(in_season(scenario, months[1]).from == months[0].window.to);
  const std::vector<Season> quarters = seasons_of(scenario, 3);
  REQUIRE(quarters.size() == 1);
  CHECK(quarters.front().name == "2024-01 to 2024-03");
}

TEST_CASE("cascade: what is removed is twice there, and the next limit is found") {
  const char* const line = R"(
corridor: 1
name: line
from: 2024-01-01
to: 2024-02-01
warm_up: 2 d
commodities: {job: {unit: job, lot: 1 job}}
nodes:
  works:
    facilities: {first: {count: 1, time: 30 min}, second: {count: 1, time: 20 min}}
    storage: {line: {capacity: {job: 2 jobs}, when_full: refuse}, between: {capacity: {job: 2 jobs}}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{into: line}, {use: first, out_of: line, into: between}, {use: second, out_of: between}]}]
flows: {jobs: {from: works, to: works, commodity: job, arrives: {every: 5 min}}}
)";
  BottleneckPlan plan;
  plan.replications = 2;
  plan.probe.first = 2;
  plan.common = {.seed = 1, .threads = 1};
  plan.judge = Measure{.what = Measure::What::Throughput, .flow = {}};
  test::NoProgress progress;
  std::vector<CascadeLevel> levels;
  REQUIRE(cascade(test::scenario_of(line), 3, plan, progress, {}, [&](const CascadeLevel& level) {
    levels.push_back(level);
  }));
  REQUIRE(levels.size() == 3);
  // 2 an hour by the first; then 3 by the second; then 4 by both of the first
  CHECK(levels[0].found.base[0] == doctest::Approx(31 * 24 * 2).epsilon(0.002));
  CHECK(levels[0].removed == "count 1 -> 2");
  CHECK(levels[1].found.base[0] == doctest::Approx(31 * 24 * 3).epsilon(0.002));
  CHECK(levels[2].found.base[0] == doctest::Approx(31 * 24 * 4).epsilon(0.002));
  CHECK(levels[0].found.top()->limit.name() == "works.first");
  CHECK(levels[1].found.top()->limit.name() == "works.second");
  CHECK(levels[2].found.top()->limit.name() == "works.first");
  CHECK(levels[2].removed.empty());
}

}  // namespace
}  // namespace corridor::experiment::detect_test
