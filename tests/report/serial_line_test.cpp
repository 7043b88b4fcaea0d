// Serial lines with finite buffers that are never short of work at the one end and of room at the
// other: their throughput comes from an exact Markov chain, and so does what each station gains
// when it is a tenth faster. The verdict must be the chain's.

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "../experiment/queue.hpp"
#include "../truth/markov.hpp"
#include "corridor/experiment/bottlenecks.hpp"
#include "corridor/report/bottleneck_verdict.hpp"

namespace corridor::report::serial_line_test {
namespace {

using experiment::BottleneckPlan;
using experiment::Bottlenecks;
using experiment::Finding;
using experiment::Gain;
using experiment::Measure;
using experiment::Step;

/// Stations work at these rates an hour, times exponential; `buffers[i]` pieces fit between i and i
/// + 1.
struct Line {
  std::vector<double> rates;
  std::vector<int> buffers;
};

/// Pieces that have left a station and not the next one: in the buffer, in work, or still blocking.
using State = std::vector<int>;

bool works(const Line& line, const State& state, std::size_t i) {
  const bool fed = i == 0 || state[i - 1] > 0;
  return fed && (i + 1 == line.rates.size() || state[i] < line.buffers[i] + 2);
}

/// Station i has done a piece.
State done(State state, std::size_t i) {
  if (i > 0) {
    --state[i - 1];
  }
  if (i < state.size()) {
    ++state[i];
  }
  return state;
}

double exact_throughput(const Line& line) {
  const std::size_t n = line.rates.size();
  const test::Chain<State> chain(State(n - 1, 0), [&](const State& state, const auto& happens) {
    for (std::size_t i = 0; i < n; ++i) {
      if (works(line, state, i)) {
        happens(done(state, i), line.rates[i]);
      }
    }
  });
  return line.rates.back() *
         chain.mean([&](const State& state) { return works(line, state, n - 1) ? 1.0 : 0.0; });
}

/// What each station gains an hour when it is a tenth faster.
std::vector<double> exact_gains(const Line& line) {
  std::vector<double> gains;
  for (std::size_t i = 0; i < line.rates.size(); ++i) {
    Line faster = line;
    faster.rates[i] *= 1.1;
    gains.push_back(exact_throughput(faster) - exact_throughput(line));
  }
  return gains;
}

constexpr int kDays = 120;

scenario::Scenario scenario_of(const Line& line) {
  // a piece keeps its place in front of a station until it has left it
  std::string facilities;
  std::string storage = "b0: {capacity: {job: 2 jobs}, when_full: stop_source}";
  std::string steps = "{into: b0}";
  for (std::size_t i = 0; i < line.rates.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    facilities += (i > 0 ? ", m" : "m") + number +
                  ": {count: 1, time: " + test::exponential(60 / line.rates[i]) + "}";
    const bool last = i + 1 == line.rates.size();
    steps += ", {use: m" + number + ", per: lot" + (last ? "" : ", into: b" + number) + "}";
    if (!last) {
      storage +=
          ", b" + number + ": {capacity: {job: " + std::to_string(line.buffers[i] + 1) + " jobs}}";
    }
  }
  return test::scenario_of(
      "corridor: 1\nname: line\nfrom: 2024-01-01\nto: 2024-04-30\nwarm_up: 10 d\ncool_down: 5 d\n"
      "commodities: {job: {unit: job, lot: 1 job}}\nnodes:\n  works:\n    facilities: {" +
      facilities + "}\n    storage: {" + storage +
      "}\n    handling: [{cargo: job, from: origin, to: destination, steps: [" + steps +
      "]}]\nflows: {jobs: {from: works, to: works, commodity: job, arrives: {every: 1 min}}}\n");
}

Bottlenecks found_in(const Line& line) {
  BottleneckPlan plan;
  plan.replications = 24;
  plan.probe = {.step = Step::Tenth, .first = 12, .most = 24};
  plan.common = {.seed = 5, .threads = 2};
  plan.judge = Measure{.what = Measure::What::Throughput, .flow = {}};
  test::NoProgress progress;
  return find_bottlenecks(scenario_of(line), plan, progress);
}

const Gain& gain_of(const Bottlenecks& found, const std::string& station) {
  const auto gain = std::ranges::find_if(
      found.probed.gains, [&](const Gain& one) { return one.limit.name() == "works." + station; });
  REQUIRE(gain != found.probed.gains.end());
  return *gain;
}

/// The measured gains agree with the chain's.
void check_gains(const Line& line, const Bottlenecks& found) {
  const std::vector<double> exact = exact_gains(line);
  const double hours = kDays * 24;
  for (std::size_t i = 0; i < exact.size(); ++i) {
    const Gain& gain = gain_of(found, "m" + std::to_string(i + 1));
    const stats::ConfidenceInterval& measured = gain.effects[0].difference;
    CAPTURE(i);
    CAPTURE(exact[i] * hours);
    CAPTURE(measured.mean);
    REQUIRE(measured.half_width.has_value());
    CHECK(std::abs(measured.mean - exact[i] * hours) <= 1.3 * *measured.half_width);
  }
}

std::vector<std::string> verdict(const Bottlenecks& found) {
  std::vector<std::string> names;
  for (const std::size_t g : found.probed.finding.limits) {
    names.push_back(found.probed.gains[g].limit.name());
  }
  return names;
}

void check_only(const Line& line, const std::string& station, const std::string& busiest) {
  const std::vector<double> exact = exact_gains(line);
  const auto best = std::ranges::max_element(exact) - exact.begin();
  REQUIRE("works.m" + std::to_string(best + 1) == station);
  const auto slowest = std::ranges::min_element(line.rates) - line.rates.begin();
  REQUIRE("works.m" + std::to_string(slowest + 1) == busiest);
  const Bottlenecks found = found_in(line);
  check_gains(line, found);
  CHECK(found.probed.finding.kind == Finding::Kind::One);
  CHECK(verdict(found) == std::vector{station});
  const std::string page = bottleneck_verdict("line", found);
  CAPTURE(page);
  CHECK(page.find("The bottleneck is " + station) != std::string::npos);
  if (busiest != station) {
    CHECK(page.find(busiest + " (") != std::string::npos);
    CHECK(page.find("; but ") != std::string::npos);
  }
}

TEST_SUITE_BEGIN("slow");

TEST_CASE("serial line: the bottleneck is not the busiest station, and the report says why") {
  // the first is slowest, but behind it there is room for six; behind the second there is none
  check_only({.rates = {1.0, 1.05, 1.5}, .buffers = {6, 0}}, "works.m2", "works.m1");
  // reversed, a line carries as much (Muth 1979)
  check_only({.rates = {1.5, 1.05, 1.0}, .buffers = {0, 6}}, "works.m2", "works.m3");
}

TEST_CASE("serial line: where the slowest is by far the slowest it is the bottleneck") {
  check_only({.rates = {1.6, 1.0, 1.6}, .buffers = {2, 2}}, "works.m2", "works.m2");
  check_only({.rates = {1.6, 1.6, 1.0}, .buffers = {2, 2}}, "works.m3", "works.m3");
}

TEST_CASE("serial line: of a balanced one there is no single bottleneck") {
  for (const Line& line :
       {Line{.rates = {1, 1}, .buffers = {1}}, Line{.rates = {1, 1, 1}, .buffers = {1, 1}}}) {
    const Bottlenecks found = found_in(line);
    check_gains(line, found);
    CHECK(found.probed.finding.kind == Finding::Kind::Shared);
    CHECK(verdict(found).size() >= line.rates.size());
    CHECK(bottleneck_verdict("line", found).find("No single bottleneck") != std::string::npos);
  }
}

TEST_SUITE_END();

}  // namespace
}  // namespace corridor::report::serial_line_test
