#include "corridor/scenario/parameters.hpp"

#include <string>
#include <variant>

#include <doctest/doctest.h>

#include "corridor/core/distribution.hpp"
#include "corridor/scenario/overlay_text.hpp"
#include "corridor/scenario/reader.hpp"
#include "corridor/scenario/writer.hpp"
#include "folder.hpp"

namespace corridor::scenario::parameters_test {
namespace {

using doctest::Approx;

const std::string kText = R"(corridor: 1
from: 2024-01-01
to: 2024-02-01
commodities: {job: {unit: job, lot: 1 job}}
nodes:
  counter:
    facilities:
      desk: {count: {value: 2, low: 1, high: 5}, time: {value: 4 h, low: 2 h}}
      lamp: {count: 9, time: {triangular: {low: 1 h, mode: 2 h, high: 3 h}, note: guessed}}
    handling: [{cargo: job, from: origin, to: destination, steps: [{use: desk}, {time: 30 min}]}]
links: {a-b: {mode: rail, length: 834 km, speed: 834 km/day}}
flows: {jobs: {from: counter, to: counter, commodity: job, arrives: {every: 1 h}}}
disruptions:
  storms:
    closes: [counter]
    share_by_month: [0.4, 0.3, 0.2, 0.1, 0, 0, 0, 0, 0.1, 0.2, 0.3, 0.4]
    length: {constant: 36 h}
)";
const std::string kCount = "nodes.counter.facilities.desk.count";
const std::string kTime = "nodes.counter.facilities.desk.time";
const std::string kLamp = "nodes.counter.facilities.lamp.time";
const std::string kStep = "nodes.counter.handling[0].steps[1].time";
const std::string kStorms = "disruptions.storms.share_by_month";

Scenario base() {
  std::string text = kText;
  text.replace(text.find("nodes:\n"), 7, "nodes:\n  a: {}\n  b: {}\n");
  const ReadResult read = read_scenario_text(text, "base.yaml");
  for (const core::Diagnostic& diagnostic : read.diagnostics.items()) {
    INFO(to_string(diagnostic));
    CHECK(diagnostic.severity != core::Severity::Error);
  }
  REQUIRE(read.value);
  return *read.value;
}

Parameter parameter(const std::string& text) {
  const Parameters parsed = parse_parameters({text}, base());
  CAPTURE(text);
  if (!parsed.problems.empty()) {
    FAIL(parsed.problems.front());
  }
  REQUIRE(parsed.parameters.size() == 1);
  return parsed.parameters.front();
}

std::string problem(const std::string& text) {
  const Parameters parsed = parse_parameters({text}, base());
  CHECK(parsed.parameters.empty());
  return parsed.problems.empty() ? "" : parsed.problems.front();
}

Scenario at(const Parameter& parameter, double fraction) {
  auto moved = with_parameters(base(), std::span(&parameter, 1), std::span(&fraction, 1));
  for (const core::Diagnostic& diagnostic : moved.diagnostics.items()) {
    FAIL(to_string(diagnostic));
  }
  REQUIRE(moved.value);
  return *moved.value;
}

const Facility& desk(const Scenario& scenario) {
  return scenario.nodes.at("counter").facilities.at("desk");
}

constexpr double kHour = 3.6e9;

TEST_CASE("parameters: ends of its own, those of the scenario, the value where one is missing") {
  const Parameter own = parameter(kTime + "=3 h..8 h");
  CHECK(own.low == "3 h");
  CHECK(own.high == "8 h");
  CHECK(own.now == Approx(0.2));
  CHECK(own.text_at(0) == "3 h");
  CHECK(own.text_at(0.25) == "4.25 h");
  CHECK(own.text_at(1) == "8 h");
  CHECK(own.width_text(0.1234) == "0.617 h");
  const Parameter one_end = parameter(kTime);
  CHECK(one_end.low == "2 h");
  CHECK(one_end.high == "4 h");
  CHECK(one_end.now == 1);
  const Parameters all = parse_parameters({"all"}, base());
  REQUIRE(all.parameters.size() == 2);
  CHECK(all.parameters[0].paths.front() == kCount);
  CHECK(all.parameters[1].paths.front() == kTime);
}

TEST_CASE("parameters: whole numbers have steps") {
  const Parameter count = parameter(kCount);
  CHECK(count.steps == 4);
  CHECK(count.now == Approx(0.25));
  CHECK(count.text_at(0.37) == "2");
  CHECK(count.text_at(0.38) == "3");
  CHECK(count.snapped(0.38) == 0.5);
  CHECK(desk(at(count, 0.8)).count == 4);
}

TEST_CASE("parameters: both ends in the unit of the lower one") {
  const Parameter mixed = parameter(kTime + "=120 min..0.5 d");
  CHECK(mixed.high == "720 min");
  CHECK(mixed.text_at(0.5) == "420 min");
  CHECK(mixed.now == Approx(0.2));
}

TEST_CASE("parameters: several have one value, factors keep their ratios") {
  const Parameter tied = parameter(kTime + "+" + kStep + "=0.5 h..10 h");
  CHECK(tied.name() == kTime + " + " + kStep);
  const Scenario moved = at(tied, 0.5);
  CHECK(std::get<core::Constant>(*desk(moved).time).value == 5.25 * kHour);
  CHECK(std::get<core::Constant>(*moved.nodes.at("counter").handling[0].steps[1].time).value ==
        5.25 * kHour);
  const Parameter factor = parameter(kTime + " + " + kStep + "=0.5x..2x");
  CHECK(factor.times);
  CHECK(factor.now == Approx(1.0 / 3));
  CHECK(factor.text_at(0.4) == "1.1x");
  const Scenario scaled = at(factor, 0.4);
  CHECK(std::get<core::Constant>(*desk(scaled).time).value == Approx(4.4 * kHour));
  CHECK(std::get<core::Constant>(*scaled.nodes.at("counter").handling[0].steps[1].time).value ==
        Approx(0.55 * kHour));
}

TEST_CASE("parameters: a list, a distribution and a speed by a factor") {
  const Scenario storms = at(parameter(kStorms + "=0.5x..1.5x"), 0.0);
  CHECK(storms.disruptions.at("storms").share_by_month->at(0) == Approx(0.2));
  CHECK(storms.disruptions.at("storms").share_by_month->at(3) == Approx(0.05));
  CHECK(storms.disruptions.at("storms").share_by_month->at(4) == 0);
  const Scenario lamp = at(parameter(kLamp + "=1x..2x"), 1.0);
  const auto& time =
      std::get<core::Triangular>(*lamp.nodes.at("counter").facilities.at("lamp").time);
  CHECK(time.low == Approx(2 * kHour));
  CHECK(time.mode == Approx(4 * kHour));
  CHECK(time.high == Approx(6 * kHour));
  const Scenario mean = at(parameter(kLamp + "=1 h..5 h"), 0.5);
  CHECK(core::mean(*mean.nodes.at("counter").facilities.at("lamp").time) == Approx(3 * kHour));
  const Scenario fast = at(parameter("links.a-b.speed=0.9x..1.1x"), 1.0);
  CHECK(canonical_yaml(fast).find("38.225 km/h") != std::string::npos);  // 1.1 * 834 / 24
}

TEST_CASE("parameters: what is wrong is told with what was found and expected") {
  CHECK(problem("nodes.counter.facilities.desk.tine=1 h..5 h").find("did you mean time?") !=
        std::string::npos);
  CHECK(problem("nodes.conter.facilities.desk.time=1 h..5 h").find("conter does not exist") !=
        std::string::npos);
  CHECK(problem("nodes.counter.country=1 h..5 h").find("is no number") != std::string::npos);
  CHECK(problem("links.a-b.mode=1 h..5 h").find("is no number") != std::string::npos);
  CHECK(problem(kStep).find("has no low and high") != std::string::npos);
  CHECK(problem(kTime + "=5 h").find("found '5 h', expected LOW..HIGH") != std::string::npos);
  CHECK(problem(kTime + "=5 h..8 h").find("enclose the value as it is") != std::string::npos);
  CHECK(problem(kTime + "=8 h..2 h").find("the lesser value first") != std::string::npos);
  CHECK(problem(kTime + "=2 h..8 t").find("found '8 t' for") != std::string::npos);
  CHECK(problem(kTime + "=1.2x..2x").find("with 1 between them") != std::string::npos);
  CHECK(problem(kStorms + "=0.1..0.5").find("expected factors") != std::string::npos);
  const Parameters twice = parse_parameters({kTime, kTime + "=1 h..5 h"}, base());
  REQUIRE(twice.problems.size() == 1);
  CHECK(twice.problems.front().find("stands in two parameters") != std::string::npos);
}

TEST_CASE("parameters: values name their source, and an overlay gives the scenario again") {
  const test::Folder folder;
  std::string text = kText;
  text.replace(text.find("nodes:\n"), 7, "nodes:\n  a: {}\n  b: {}\n");
  folder.write("base.yaml", text);
  const Scenario scenario = base();
  const Parameters asked = parse_parameters(
      {kTime, kCount, kStep + "=0.5 h..1 h", kLamp + "=1 h..5 h", kStorms + "=0.5x..1.5x"},
      scenario);
  REQUIRE(asked.problems.empty());
  const std::vector<double> fractions{0.0, 0.5, 0.3, 0.7, 0.25};
  const auto moved =
      with_parameters(scenario, asked.parameters, fractions, "calibrated against f.csv");
  REQUIRE(moved.value);
  const Provenance& time = moved.value->provenance.at(kTime);
  CHECK(time.confidence == Confidence::Calibrated);
  CHECK(time.source == "calibrated against f.csv");
  CHECK(time.low == "2 h");  // also where it is the value itself
  CHECK(time.high == "4 h");
  CHECK(moved.value->provenance.at(kLamp).note.empty());
  std::vector<std::string> paths;
  for (const Parameter& one : asked.parameters) {
    paths.push_back(one.paths.front());
  }
  folder.write("over.yaml", overlay_yaml(*moved.value, paths, "base.yaml"));
  const ReadResult again = read_scenario(folder.at("over.yaml"));
  for (const core::Diagnostic& diagnostic : again.diagnostics.items()) {
    FAIL(to_string(diagnostic));
  }
  REQUIRE(again.value);
  CHECK(canonical_yaml(*again.value) == canonical_yaml(*moved.value));
  CHECK(canonical_yaml(*again.value).find("confidence: calibrated") != std::string::npos);
}

}  // namespace
}  // namespace corridor::scenario::parameters_test
