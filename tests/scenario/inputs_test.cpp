#include "corridor/scenario/inputs.hpp"

#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "corridor/core/distribution.hpp"
#include "corridor/scenario/reader.hpp"
#include "corridor/scenario/writer.hpp"

namespace corridor::scenario::inputs_test {
namespace {

Scenario with_time(const std::string& time) {
  const ReadResult read = read_scenario_text(
      R"(corridor: 1
from: 2024-01-01
to: 2024-02-01
commodities: {job: {unit: job, lot: 1 job}}
nodes:
  counter:
    facilities: {server: {count: {value: 2, low: 1, high: 4, source: guess, confidence: assumed}, time: )" +
          time + R"(}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{use: server}]}]
flows: {jobs: {from: counter, to: counter, commodity: job, arrives: {every: 1 h}}}
links: {}
)",
      "s.yaml");
  for (const core::Diagnostic& diagnostic : read.diagnostics.items()) {
    INFO(to_string(diagnostic));
    CHECK(diagnostic.severity != core::Severity::Error);
  }
  REQUIRE(read.value);
  return *read.value;
}

const std::string kTime = "nodes.counter.facilities.server.time";

UncertainInput input_of(const Scenario& scenario, const std::string& path) {
  for (const UncertainInput& input : uncertain_inputs(scenario)) {
    if (input.path == path) {
      return input;
    }
  }
  FAIL("no input ", path);
  return {};
}

core::Distribution moved_time(const std::string& time, Bound bound) {
  const Scenario scenario = with_time(time);
  const auto moved = with_input_at(scenario, input_of(scenario, kTime), bound);
  REQUIRE(moved.value);
  return *moved.value->nodes.at("counter").facilities.at("server").time;
}

constexpr double kHour = 3.6e9;

TEST_CASE("inputs: those with low or high, with what is known of them") {
  const auto inputs = uncertain_inputs(with_time("{value: 1 h, note: measured}"));
  REQUIRE(inputs.size() == 1);
  CHECK(inputs.front().path == "nodes.counter.facilities.server.count");
  CHECK(inputs.front().value == "2");
  CHECK(inputs.front().low == "1");
  CHECK(inputs.front().at(Bound::High) == "4");
  CHECK(inputs.front().source == "guess");
  CHECK(inputs.front().confidence == Confidence::Assumed);
}

TEST_CASE("inputs: a number goes to its bound and nothing else changes") {
  const Scenario scenario = with_time("1 h");
  const auto input = input_of(scenario, "nodes.counter.facilities.server.count");
  auto moved = with_input_at(scenario, input, Bound::High);
  REQUIRE(moved.value);
  CHECK(moved.value->nodes.at("counter").facilities.at("server").count == 4);
  Scenario expected = scenario;
  expected.nodes.at("counter").facilities.at("server").count = 4;
  expected.provenance.at(input.path).low.clear();
  expected.provenance.at(input.path).high.clear();
  CHECK(canonical_yaml(*moved.value) == canonical_yaml(expected));
}

TEST_CASE("inputs: a distribution that is given by its mean gets another and keeps its form") {
  const auto lognormal = std::get<core::Lognormal>(
      moved_time("{lognormal: {mean: 8 h, cv: 0.5}, low: 6 h, high: 12 h}", Bound::Low));
  CHECK(lognormal.mean == 6 * kHour);
  CHECK(lognormal.cv == 0.5);
  const auto erlang =
      std::get<core::Erlang>(moved_time("{erlang: {mean: 8 h, k: 3}, high: 12 h}", Bound::High));
  CHECK(erlang.mean == 12 * kHour);
  CHECK(erlang.k == 3);
  CHECK(std::get<core::Constant>(moved_time("{value: 8 h, low: 6 h}", Bound::Low)).value ==
        6 * kHour);
}

TEST_CASE("inputs: any other distribution is stretched until its mean is the bound") {
  const auto triangular = std::get<core::Triangular>(
      moved_time("{triangular: {low: 3 h, mode: 4 h, high: 5 h}, low: 2 h}", Bound::Low));
  CHECK(triangular.low == 1.5 * kHour);
  CHECK(triangular.mode == 2 * kHour);
  CHECK(triangular.high == 2.5 * kHour);
  for (const std::string form : {"{uniform: {low: 2 h, high: 6 h}, high: 8 h}",
                                 "{truncated_normal: {mean: 4 h, sd: 1 h, low: 1 h, high: 7 h}, "
                                 "high: 8 h}",
                                 "{empirical: {values: [1 h, 7 h]}, high: 8 h}"}) {
    CAPTURE(form);
    CHECK(core::mean(moved_time(form, Bound::High)) == doctest::Approx(8 * kHour));
  }
}

TEST_CASE("inputs: a value is told in the unit of its bound, a distribution as a whole") {
  const auto value = [](const std::string& time) { return input_of(with_time(time), kTime).value; };
  CHECK(value("{lognormal: {mean: 8 h, cv: 0.5}, high: 12 h}") ==
        "{lognormal: {cv: 0.5, mean: 8 h}}");
  const ReadResult read = read_scenario_text(R"(corridor: 1
from: 2024-01-01
to: 2024-02-01
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, length: 834 km, speed: {value: 834 km/day, low: 710 km/day}}}
)",
                                             "s.yaml");
  REQUIRE(read.value);
  CHECK(input_of(*read.value, "links.a-b.speed").value == "834 km/day");
}

}  // namespace
}  // namespace corridor::scenario::inputs_test
