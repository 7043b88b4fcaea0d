#include "corridor/experiment/low_high.hpp"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "queue.hpp"

namespace corridor::experiment::low_high_test {
namespace {

using What = Measure::What;
using test::queue_yaml;

const std::vector<Measure> kMeasures{{.what = What::Throughput, .flow = {}},
                                     {.what = What::Mean, .flow = {}},
                                     {.what = What::P50, .flow = {}}};

/// Stops after so many pieces.
class StopAfter final : public Progress {
 public:
  explicit StopAfter(int limit) : limit_(limit) {}
  bool go_on(int done, int /*total*/) override { return done < limit_; }

 private:
  int limit_;
};

LowHigh moved(const std::string& yaml, int replications, int threads, Progress& progress) {
  const scenario::Scenario scenario = test::scenario_of(yaml);
  const Measurer measurer(scenario);
  const RunPlan plan{.replications = replications, .seed = 1, .threads = threads};
  std::vector<MeasureValues> base;
  test::NoProgress none;
  run_replications(
      scenario,
      plan,
      [&](const model::Outcome& outcome) {
        MeasureValues& values = base.emplace_back();
        for (const Measure& measure : kMeasures) {
          values.push_back(measurer.value(measure, outcome));
        }
      },
      none);
  return move_inputs(scenario, plan, kMeasures, base, progress);
}

LowHigh moved(const std::string& yaml, int replications, int threads = 2) {
  test::NoProgress progress;
  return moved(yaml, replications, threads, progress);
}

/// Difference and half-width within what the exact value allows.
void expect(const Effect& effect, double exact) {
  const double half_width = *effect.difference.half_width;
  CAPTURE(exact);
  CAPTURE(effect.difference.mean);
  CHECK(half_width <= 0.05 * std::fabs(exact));
  CHECK(std::fabs(effect.difference.mean - exact) <= 2 * half_width);
  CHECK_FALSE(effect.may_be_zero());
}

const std::string kService = "{exponential: {mean: 30 min}, low: 24 min, high: 36 min}";

TEST_CASE("low-high: M/M/1 with another mean of service has the exact difference") {
  // time in system s / (1 - s / 60 min): 60 min at 30 min, 40 at 24, 90 at 36
  const LowHigh result = moved(queue_yaml(1461, 20, 60, kService), 20);
  REQUIRE(result.inputs.size() == 1);
  const MovedInput& row = result.inputs.front();
  CHECK(row.input.path == "nodes.counter.facilities.server.time");
  constexpr double kMinutes = 1.0 / 1440;
  expect(row.low.effects.at(1), -20 * kMinutes);
  expect(row.high.effects.at(1), 30 * kMinutes);
  expect(row.low.effects.at(2), -20 * kMinutes * std::log(2));
  expect(row.high.effects.at(2), 30 * kMinutes * std::log(2));
  CHECK(row.swing(1) == doctest::Approx(row.high.effects.at(1).difference.mean));
  CHECK(row.high.effects.at(0).may_be_zero());  // as many jobs leave as come
  CHECK(result.base.at(1) == doctest::Approx(60 * kMinutes).epsilon(0.02));
}

TEST_CASE("low-high: an input without effect moves nothing at all") {
  std::string yaml = queue_yaml(60, 10, 60, "30 min");
  const std::string facility = "facilities: {";
  yaml.replace(yaml.find(facility),
               facility.size(),
               facility + "spare: {count: {value: 2, low: 1, high: 5}}, ");
  const LowHigh result = moved(yaml, 5);
  REQUIRE(result.inputs.size() == 1);
  for (const MovedBound* bound : {&result.inputs.front().low, &result.inputs.front().high}) {
    REQUIRE(bound->complete);
    for (const Effect& effect : bound->effects) {
      CHECK(effect.none);
      CHECK(effect.difference.mean == 0);
      CHECK(effect.difference.n == 5);
      CHECK(effect.may_be_zero());
    }
  }
  CHECK(result.by_swing(0).empty());
}

std::string two_inputs() {
  std::string yaml = test::queue_of_three_yaml(60, 10, 60, kService);
  const std::string room = "capacity: {job: 3 jobs}";
  yaml.replace(
      yaml.find(room), room.size(), "capacity: {job: {value: 3 jobs, low: 0 jobs, high: 9 jobs}}");
  return yaml;
}

TEST_CASE("low-high: a bound that the checks refuse is told, the others are run") {
  const LowHigh result = moved(two_inputs(), 4);
  REQUIRE(result.inputs.size() == 2);
  const MovedInput& time = result.inputs.at(0);
  const MovedInput& room = result.inputs.at(1);
  CHECK(room.input.path == "nodes.counter.storage.room.capacity.job");
  CHECK(room.input.value == "3 jobs");
  CHECK_FALSE(room.low.complete);
  CHECK_FALSE(room.low.refused.empty());
  CHECK(room.high.complete);
  CHECK(time.low.complete);
  CHECK(time.high.complete);
  CHECK(result.runs == 3 * 4);
  CHECK(room.high.effects.at(0).difference.mean > 0);  // fewer are refused
}

TEST_CASE("low-high: the same on any number of threads") {
  const LowHigh one = moved(two_inputs(), 3, 1);
  const LowHigh seven = moved(two_inputs(), 3, 7);
  for (std::size_t i = 0; i < one.inputs.size(); ++i) {
    for (std::size_t m = 0; m < kMeasures.size(); ++m) {
      CHECK(one.inputs[i].high.effects[m].difference.mean ==
            seven.inputs[i].high.effects[m].difference.mean);
      CHECK(one.inputs[i].swing(m) == seven.inputs[i].swing(m));
    }
    CHECK(one.by_swing(0) == seven.by_swing(0));
  }
}

TEST_CASE("low-high: when it is interrupted, the bounds that are complete are kept") {
  StopAfter progress(5);  // the first bound has four replications
  const LowHigh result = moved(two_inputs(), 4, 2, progress);
  CHECK(result.interrupted);
  CHECK(result.inputs.at(0).low.complete);
  CHECK_FALSE(result.inputs.at(0).high.complete);
  CHECK(result.inputs.at(0).high.refused.empty());
  CHECK(result.by_swing(1).size() == 1);
}

}  // namespace
}  // namespace corridor::experiment::low_high_test
