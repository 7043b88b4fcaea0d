#include "judge_run.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "corridor/experiment/summarise.hpp"
#include "corridor/model/check.hpp"
#include "corridor/model/simulate.hpp"
#include "corridor/report/json.hpp"
#include "corridor/report/network_report.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/tables.hpp"
#include "input.hpp"

namespace corridor::fuzz {
namespace {

using model::Outcome;
using scenario::Scenario;

// What ends within a fraction of a second in a build with sanitizers.
constexpr core::Duration kLongest = 800 * core::kDay;
constexpr std::int64_t kMostVehicles = 1000;
constexpr std::uint64_t kMostEvents = 20'000;
constexpr std::size_t kMostLots = 1'000;

constexpr model::Replication kReplication{3, 1};

class Counter : public model::TraceSink {
 public:
  void write(const model::TraceEvent& event) override { n_ += event.event.size(); }
  [[nodiscard]] std::size_t n() const { return n_; }

 private:
  std::size_t n_ = 0;
};

bool is_small(const Scenario& scenario) {
  const auto vehicles = std::accumulate(
      scenario.fleets.begin(),
      scenario.fleets.end(),
      std::int64_t{0},
      [](std::int64_t sum, const auto& fleet) { return sum + fleet.second.count.value_or(0); });
  return scenario.to - scenario.from + scenario.warm_up + scenario.cool_down <= kLongest &&
         vehicles <= kMostVehicles;
}

model::Watch bounded() {
  model::Watch watch;
  watch.most_events = kMostEvents;
  watch.most_lots = kMostLots;
  return watch;
}

std::string fault_of(const Outcome& outcome) {
  if (!outcome.balanced) {
    return "does not balance: " + outcome.message;
  }
  if ((outcome.status == Outcome::Status::Complete) != outcome.message.empty()) {
    return "a run that stops must say why, and only such a one: " + outcome.message;
  }
  return {};
}

/// The same run under observation must be the same run.
std::string fault_of_repeating(const Scenario& scenario, const Outcome& first) {
  Counter trace;
  model::Watch watch = bounded();
  watch.trace = &trace;
  watch.follow = scenario.flows.empty() ? "" : scenario.flows.begin()->first + "/1";
  const Outcome second = model::simulate(scenario, kReplication, &watch);
  const bool same = second.fingerprint == first.fingerprint && second.events == first.events &&
                    second.status == first.status && second.message == first.message;
  return same ? "" : "the second run differs from the first";
}

void report(const Scenario& scenario,
            const std::vector<model::FlowRoute>& routes,
            const Outcome& outcome) {
  const auto summary = experiment::summarise(scenario, kReplication.seed, routes, {outcome});
  report::run_report(summary, {});
  report::csv_tables(summary);
  report::summary_json(summary, "fuzz");
}

}  // namespace

RunVerdict judge_run(const std::string& input) {
  const scenario::ReadResult read = read_input(input);
  if (!read.ok()) {
    return {Reached::Refused, ""};
  }
  const Scenario& scenario = *read.value;
  const core::Diagnostics problems = model::check(scenario);
  if (problems.has_errors()) {
    return {Reached::CheckFailed, ""};
  }
  const auto routes = model::routes(scenario);
  report::network_report(scenario, routes, model::link_demand(scenario));
  if (!is_small(scenario)) {
    return {Reached::TooLarge, ""};
  }
  model::Watch watch = bounded();
  const Outcome outcome = model::simulate(scenario, kReplication, &watch);
  std::string fault = fault_of(outcome);
  if (fault.empty()) {
    fault = fault_of_repeating(scenario, outcome);
  }
  report(scenario, routes, outcome);
  return {Reached::Ran, fault};
}

}  // namespace corridor::fuzz
