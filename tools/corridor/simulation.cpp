#include "simulation.hpp"

#include <chrono>
#include <iostream>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

#include "corridor/experiment/replications.hpp"
#include "corridor/experiment/summarise.hpp"
#include "corridor/experiment/warm_up.hpp"
#include "corridor/model/check.hpp"
#include "interrupt.hpp"
#include "progress_bar.hpp"

namespace corridor::tools {
namespace {

using experiment::Measure;
using experiment::MeasureValues;
using experiment::Summary;
using scenario::Scenario;

/// What inputs are judged by: of the flow that was named, else of all.
std::vector<Measure> low_high_measures(const RunRequest& request) {
  using What = Measure::What;
  std::vector<Measure> measures;
  for (const What what : {What::Throughput, What::P50, What::P95}) {
    measures.push_back({.what = what, .flow = request.low_high_flow});
  }
  return measures;
}

experiment::PrecisionPlan precision_plan(const RunRequest& request, const Scenario& scenario) {
  experiment::PrecisionPlan plan;
  plan.least = request.replications.value_or(plan.least);
  plan.most = request.max_replications.value_or(plan.most);
  for (const std::string& text : request.precision) {
    plan.targets.push_back(*experiment::parse_target(text, scenario).target);
  }
  return plan;
}

/// "37 replications; P50 within 2.3 % of 2.0 %".
std::string precision_text(const experiment::PrecisionRule& rule, int done) {
  constexpr double kPercent = 100;
  std::string text = fmt::format("{} replications", done);
  for (const experiment::PrecisionResult& result : rule.summary().results) {
    text += fmt::format("; {} {} of {:.1f} %",
                        experiment::to_string(result.measure),
                        result.relative_half_width
                            ? fmt::format("±{:.2f} %", kPercent * *result.relative_half_width)
                            : "-",
                        kPercent * result.asked);
  }
  return text;
}

/// One run, step by step.
class Simulation {
 public:
  Simulation(const RunRequest& request, const Scenario& scenario, Streams streams)
      : request_(request),
        scenario_(scenario),
        streams_(streams),
        visible_(!request.quiet && &streams.err == &std::cerr && ::isatty(STDERR_FILENO) == 1),
        measurer_(scenario),
        measures_(low_high_measures(request)),
        plan_({.replications = scenario.replications,
               .seed = scenario.seed,
               .threads = request.threads}) {}

  Simulated run() {
    experiment::Summariser summariser(scenario_, scenario_.seed, model::routes(scenario_));
    const bool complete =
        request_.precision.empty() ? by_number(summariser) : by_precision(summariser);
    const bool keep = n_ > 0 && !request_.precision.empty();
    if (!complete && !keep) {
      return {.summary = {}, .interrupted = true};
    }
    Summary summary = summariser.summary();
    summary.precision = precision_;
    plan_.replications = n_;
    judge_warm_up(summary, complete);
    if (!request_.low_high) {
      return {.summary = std::move(summary), .interrupted = !complete};
    }
    if (complete) {
      move_inputs(summary);
    }
    const bool cut = !complete || summary.low_high->interrupted;
    return {.summary = std::move(summary), .interrupted = cut};
  }

 private:
  void take(experiment::Summariser& summariser, const model::Outcome& outcome) {
    summariser.add(outcome);
    ++n_;
    if (request_.low_high) {
      MeasureValues& values = base_.emplace_back();
      for (const Measure& measure : measures_) {
        values.push_back(measurer_.value(measure, outcome));
      }
    }
  }

  bool by_number(experiment::Summariser& summariser) {
    ProgressBar progress(streams_.err, visible_);
    return experiment::run_replications(
        scenario_,
        plan_,
        [&](const model::Outcome& outcome) { take(summariser, outcome); },
        progress);
  }

  bool by_precision(experiment::Summariser& summariser) {
    const experiment::PrecisionPlan precision = precision_plan(request_, scenario_);
    experiment::PrecisionRule rule(precision, scenario_);
    plan_.replications = precision.most;
    ProgressBar progress(
        streams_.err, visible_, [&](int done, int, auto) { return precision_text(rule, done); });
    const bool complete = experiment::run_replications(
        scenario_,
        plan_,
        [&](const model::Outcome& outcome) {
          take(summariser, outcome);
          rule.add(outcome);
        },
        progress,
        [&] { return rule.enough(); });
    precision_ = rule.summary();
    return complete;
  }

  void judge_warm_up(Summary& summary, bool complete) {
    experiment::Earlier earlier;
    if (complete && experiment::needs_earlier(scenario_)) {
      ProgressBar progress(streams_.err, visible_, labelled("runs for the warm-up"));
      earlier = experiment::run_earlier(scenario_, plan_, summary.course, progress);
    }
    summary.course.warm_up = experiment::judge_warm_up(scenario_, summary.course, earlier);
  }

  void move_inputs(Summary& summary) {
    const auto inputs = scenario::uncertain_inputs(scenario_);
    if (!request_.quiet) {
      const int runs = experiment::n_runs(inputs, n_);
      streams_.err << fmt::format(
          "corridor run: {} inputs have low or high: {} runs on {} thread{}\n",
          inputs.size(),
          runs,
          experiment::n_threads(request_.threads, runs),
          experiment::n_threads(request_.threads, runs) == 1 ? "" : "s");
    }
    ProgressBar progress(streams_.err, visible_, labelled("runs"));
    summary.low_high = experiment::move_inputs(scenario_, plan_, measures_, base_, progress);
  }

  const RunRequest& request_;
  const Scenario& scenario_;
  Streams streams_;
  bool visible_;
  experiment::Measurer measurer_;
  std::vector<Measure> measures_;
  experiment::RunPlan plan_;
  std::optional<experiment::PrecisionSummary> precision_;
  std::vector<MeasureValues> base_;
  int n_ = 0;
};

}  // namespace

Simulated simulate_run(const RunRequest& request, const Scenario& scenario, Streams streams) {
  return Simulation(request, scenario, streams).run();
}

std::string problem_of_measures(const RunRequest& request, const Scenario& scenario) {
  for (const std::string& text : request.precision) {
    const experiment::ParsedTarget parsed = experiment::parse_target(text, scenario);
    if (!parsed.target) {
      return "--precision: " + parsed.problem;
    }
  }
  if (request.low_high && request.replications.value_or(scenario.replications) < 2) {
    return "--low-high: compares replication by replication (found 1, expected 2 or more by -n)";
  }
  if (!request.low_high_flow.empty()) {
    const auto parsed = experiment::parse_measure("P50:" + request.low_high_flow, scenario);
    if (!parsed.measure) {
      return "--flow: " + parsed.problem;
    }
  }
  return {};
}

}  // namespace corridor::tools
