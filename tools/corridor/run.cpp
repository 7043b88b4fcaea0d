#include "run.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/experiment/summary.hpp"
#include "corridor/experiment/workers.hpp"
#include "corridor/model/simulate.hpp"
#include "corridor/report/json.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/result_folder.hpp"
#include "corridor/report/tables.hpp"
#include "corridor/report/trace.hpp"
#include "corridor/scenario/writer.hpp"
#include "exit_codes.hpp"
#include "follow.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "run_options.hpp"
#include "run_record.hpp"
#include "simulation.hpp"

namespace corridor::tools {
namespace {

using report::ResultFolder;
using scenario::Scenario;

/// Why a run ends early, with the exit code.
struct Failure {
  int exit_code = ExitCode::Complete;
  std::string message;
};

/// One run of the command, step by step.
class Run {
 public:
  Run(RunRequest request, Scenario scenario, Input input, Streams streams);
  int execute();

 private:
  [[nodiscard]] ResultFolder::Opened open_folder() const;
  [[nodiscard]] std::optional<Failure> check_folder() const;
  [[nodiscard]] std::optional<Failure> check_measures() const;
  std::optional<Failure> follow();
  std::optional<Failure> simulate();
  std::optional<Failure> write_results();
  std::optional<Failure> write_trace(const ResultFolder& folder) const;
  [[nodiscard]] std::vector<report::NamedText> files() const;
  [[nodiscard]] report::RunRecord record() const;
  [[nodiscard]] int verdict() const;
  int print();

  RunRequest request_;
  Scenario scenario_;
  Input input_;
  Streams streams_;
  report::RunRecord begun_ = begin_record(request_.command);
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::vector<model::JourneyStage> journey_;
  experiment::Summary summary_;
  bool interrupted_ = false;  // what was simulated until then is kept
  std::string report_;
  std::filesystem::path place_;
};

/// The scenario carries what was asked for, so that it repeats the run by itself.
Run::Run(RunRequest request, Scenario scenario, Input input, Streams streams)
    : request_(std::move(request)),
      scenario_(std::move(scenario)),
      input_(std::move(input)),
      streams_(streams) {
  scenario_.replications = request_.replications.value_or(scenario_.replications);
  scenario_.seed = request_.seed.value_or(scenario_.seed);
}

int Run::execute() {
  std::optional<Failure> failure = check_folder();
  if (!failure) {
    failure = check_measures();
  }
  if (!failure) {
    failure = follow();
  }
  if (!failure) {
    failure = simulate();
  }
  if (!failure) {
    failure = write_results();
  }
  if (failure) {
    streams_.err << "corridor run: " << core::escape_for_terminal(failure->message) << '\n';
    return failure->exit_code;
  }
  return print();
}

ResultFolder::Opened Run::open_folder() const {
  if (!request_.folder.empty()) {
    return ResultFolder::at(request_.folder);
  }
  const std::string stem =
      request_.file == "-" ? "stdin" : std::filesystem::path(request_.file).stem().string();
  return ResultFolder::numbered("results", stem);
}

/// Opened and given up again: nothing lies about while the simulation runs.
std::optional<Failure> Run::check_folder() const {
  const ResultFolder::Opened opened = open_folder();
  if (opened.folder) {
    return std::nullopt;
  }
  return Failure{.exit_code = ExitCode::InputOutput, .message = opened.problem};
}

std::optional<Failure> Run::check_measures() const {
  std::string problem = problem_of_measures(request_, scenario_);
  for (const std::string& flow : request_.show) {
    if (problem.empty() && !problem_of_flow(flow, scenario_).empty()) {
      problem = "--show: " + problem_of_flow(flow, scenario_);
    }
  }
  if (problem.empty()) {
    return std::nullopt;
  }
  return Failure{.exit_code = ExitCode::BadInput, .message = problem};
}

std::optional<Failure> Run::follow() {
  FollowedLot followed = follow_lot(request_.follow, scenario_);
  if (!followed.problem.empty()) {
    return Failure{.exit_code = ExitCode::BadInput, .message = "--follow: " + followed.problem};
  }
  journey_ = std::move(followed.journey);
  return std::nullopt;
}

std::optional<Failure> Run::simulate() {
  Simulated simulated = simulate_run(request_, scenario_, streams_);
  if (!simulated.summary) {
    return Failure{.exit_code = Interrupt::exit_code(),
                   .message = "interrupted; nothing was written"};
  }
  summary_ = std::move(*simulated.summary);
  interrupted_ = simulated.interrupted;
  scenario_.replications = static_cast<int>(summary_.replications.size());
  std::vector<std::string> notes;
  if (interrupted_) {
    notes.push_back(fmt::format("Interrupted after {} replications: the figures rest on these.",
                                summary_.replications.size()));
  }
  if (input_.n_warnings > 0) {
    notes.push_back(fmt::format(
        "{} about the scenario; 'corridor check' shows {}.",
        input_.n_warnings == 1 ? "One warning" : fmt::format("{} warnings", input_.n_warnings),
        input_.n_warnings == 1 ? "it" : "them"));
  }
  report_ = report::run_report(summary_, notes, request_.show) +
            report::journey_table(request_.follow, journey_);
  return std::nullopt;
}

report::RunRecord Run::record() const {
  report::RunRecord record = begun_;
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
  record.options = scenario_.applied;
  record.seed = scenario_.seed;
  record.replications = scenario_.replications;
  record.threads = experiment::n_threads(request_.threads, scenario_.replications);
  record.files = input_.files;
  record.input_hash = input_.hash;
  record.fingerprint = summary_.fingerprint;
  record.wall_seconds = elapsed.count();
  return record;
}

std::vector<report::NamedText> Run::files() const {
  std::vector<report::NamedText> all = report::csv_tables(summary_);
  all.push_back({.name = "scenario.yaml", .text = scenario::canonical_yaml(scenario_)});
  all.push_back({.name = "summary.json", .text = report::summary_json(summary_, begun_.version)});
  all.push_back({.name = "report.txt", .text = report_});
  if (!journey_.empty()) {
    all.push_back({.name = "journey.csv", .text = report::journey_csv(journey_)});
  }
  all.push_back({.name = "run.json", .text = report::run_json(record())});
  return all;
}

std::optional<Failure> Run::write_trace(const ResultFolder& folder) const {
  if (!request_.trace) {
    return std::nullopt;
  }
  std::ofstream file(folder.path_of("trace.csv"), std::ios::binary);
  report::TraceCsv sink(file);
  model::Watch watch;
  watch.trace = &sink;
  model::simulate(scenario_, {.seed = scenario_.seed, .number = 0}, &watch);
  file.close();
  if (!file) {
    return Failure{.exit_code = ExitCode::InputOutput,
                   .message = "cannot write " + (folder.place() / "trace.csv").string()};
  }
  return std::nullopt;
}

std::optional<Failure> Run::write_results() {
  ResultFolder::Opened opened = open_folder();
  if (!opened.folder) {
    return Failure{.exit_code = ExitCode::InputOutput, .message = opened.problem};
  }
  if (auto failure = write_trace(*opened.folder)) {
    return failure;
  }
  for (const report::NamedText& file : files()) {
    if (const auto problem = opened.folder->write(file.name, file.text)) {
      return Failure{.exit_code = ExitCode::InputOutput, .message = *problem};
    }
  }
  if (Interrupt::requested() && !interrupted_) {
    return Failure{.exit_code = Interrupt::exit_code(),
                   .message = "interrupted; nothing was written"};
  }
  if (const auto problem = opened.folder->complete()) {
    return Failure{.exit_code = ExitCode::InputOutput, .message = *problem};
  }
  place_ = opened.folder->place();
  return std::nullopt;
}

int Run::verdict() const {
  if (interrupted_) {
    return Interrupt::exit_code();
  }
  if (summary_.n_unbalanced() > 0) {
    return ExitCode::Internal;
  }
  return summary_.n_stopped() > 0 ? ExitCode::ModelStopped : ExitCode::Complete;
}

int Run::print() {
  if (!request_.quiet) {
    streams_.out << report_ << "\nThe tables are in "
                 << core::escape_for_terminal(
                        place_.lexically_proximate(std::filesystem::current_path()).string())
                 << '\n';
  }
  if (!streams_.out.flush()) {
    streams_.err << "corridor run: the report cannot be printed; it is in "
                 << core::escape_for_terminal((place_ / "report.txt").string()) << '\n';
    return ExitCode::InputOutput;
  }
  if (summary_.n_stopped() > 0) {
    streams_.err << "corridor run: the model stopped in " << summary_.n_stopped() << " of "
                 << summary_.replications.size() << " replications; the report says why\n";
  }
  return verdict();
}

}  // namespace

int run_command(std::span<const std::string> arguments, Streams streams) {
  ParsedRun parsed = parse_run(arguments);
  if (!parsed.request) {
    return usage_error("run", parsed.problem, streams);
  }
  const RunRequest& request = *parsed.request;
  if (request.help) {
    print_run_help(streams.out);
    return ExitCode::Complete;
  }
  const Interrupt interrupt;
  Input input = read_input(
      {.file = request.file, .with = request.with, .sets = request.sets, .strict = request.strict},
      streams);
  if (!input.scenario) {
    return input.exit_code;
  }
  Scenario scenario = std::move(*input.scenario);
  return Run(std::move(*parsed.request), std::move(scenario), std::move(input), streams).execute();
}

}  // namespace corridor::tools
