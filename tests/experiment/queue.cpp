#include "queue.hpp"

#include <doctest/doctest.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/experiment/replications.hpp"
#include "corridor/experiment/summarise.hpp"
#include "corridor/model/check.hpp"
#include "corridor/scenario/reader.hpp"

namespace corridor::test {
namespace {

std::string head(int days, int warm_up) {
  const core::Time from = std::chrono::sys_days{std::chrono::year{2024} / 1 / 1};
  return "corridor: 1\nname: queue\nfrom: 2024-01-01\nto: " +
         core::to_string(from + days * core::kDay) + "\nwarm_up: " + std::to_string(warm_up) +
         " d\ncool_down: 60 d\ncommodities: {job: {unit: job, lot: 1 job}}\n";
}

std::string flow(double every) {
  return "flows: {jobs: {from: counter, to: counter, commodity: job, arrives: {every: " +
         exponential(every) + "}}}\n";
}

}  // namespace

std::string exponential(double minutes) {
  return "{exponential: {mean: " + std::to_string(minutes) + " min}}";
}

std::string queue_yaml(int days, int warm_up, double every, const std::string& time) {
  return head(days, warm_up) +
         "nodes:\n  counter:\n    facilities: {server: {count: 1, time: " + time +
         "}}\n    handling: [{cargo: job, from: origin, to: destination, steps: [{use: "
         "server}]}]\n" +
         flow(every);
}

std::string queue_of_three_yaml(int days, int warm_up, double every, const std::string& time) {
  return head(days, warm_up) +
         "nodes:\n  counter:\n    facilities: {server: {count: 1, time: " + time +
         "}}\n    storage: {room: {capacity: {job: 3 jobs}, when_full: refuse}}\n"
         "    handling: [{cargo: job, from: origin, to: destination, steps: [{into: room}, {use: "
         "server}]}]\n" +
         flow(every);
}

scenario::Scenario scenario_of(const std::string& yaml) {
  scenario::ReadResult read = scenario::read_scenario_text(yaml, "queue.yaml");
  if (read.value) {
    read.diagnostics.append(model::check(*read.value));
  }
  for (const core::Diagnostic& diagnostic : read.diagnostics.items()) {
    INFO(to_string(diagnostic));
    REQUIRE(diagnostic.severity != core::Severity::Error);
  }
  REQUIRE(read.value.has_value());
  return *read.value;
}

experiment::Summary summary_of(const scenario::Scenario& scenario,
                               int replications,
                               std::uint64_t seed,
                               int threads) {
  experiment::Summariser summariser(scenario, seed, model::routes(scenario));
  NoProgress progress;
  experiment::run_replications(
      scenario,
      {.replications = replications, .seed = seed, .threads = threads},
      [&](const model::Outcome& outcome) { summariser.add(outcome); },
      progress);
  return summariser.summary();
}

}  // namespace corridor::test
