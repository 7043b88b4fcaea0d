#include "calibrate.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <ostream>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "corridor/experiment/misfit.hpp"
#include "corridor/report/misfit_page.hpp"
#include "exit_codes.hpp"
#include "fitting.hpp"
#include "input.hpp"
#include "interrupt.hpp"
#include "observed.hpp"
#include "shared_options.hpp"
#include "simulation.hpp"
#include "study.hpp"

namespace corridor::tools {
namespace {

constexpr std::uint64_t kMostReplications = 100'000;
constexpr std::uint64_t kMostThreads = 1024;

const std::vector<Option>& options() {
  static const std::vector<Option> kOptions = [] {
    std::vector<Option> all{{.name = "observed",
                             .letter = 0,
                             .value = "FILE.csv",
                             .help = "the observed figures, in place of the scenario's own"},
                            {.name = "replications",
                             .letter = 'n',
                             .value = "N",
                             .help = "how often to simulate (default: the scenario's)"}};
    const std::vector<Option> fit = fit_options();
    all.insert(all.end(), fit.begin(), fit.end());
    const std::vector<Option> shared = study_options(
        "folder for the results, which must not exist or be empty (default: none; with --fit the "
        "next of results/SCENARIO-calibrate-1, -2, ...)");
    all.insert(all.end(), shared.begin(), shared.end());
    return all;
  }();
  return kOptions;
}

void print_help(std::ostream& out) {
  out << "Usage: corridor calibrate SCENARIO.yaml [--observed FILE.csv] [OPTIONS]\n\n"
         "Simulates a scenario and says how far each figure is from what was observed, in\n"
         "units of the observation's tolerance, and the sum of their squares. With --fit it\n"
         "looks for values that make that sum small, says what the figures can tell of each\n"
         "and which they cannot tell apart, and writes calibrated.yaml and overlay.yaml.\n"
         "Ctrl-C loses nothing: the same command goes on. docs/calibration.md has the columns\n"
         "of the table and a worked case.\n\n"
         "Options:\n"
      << help_of(options())
      << "\nExamples:\n"
         "  corridor calibrate scenarios/base-2023.yaml\n"
         "  corridor calibrate mine.yaml --observed figures.csv -o misfit\n"
         "  corridor calibrate mine.yaml --observed figures.csv --fit all\n"
         "  corridor calibrate mine.yaml --fit 'fleets.feeders.count=3..6'\n\n"
         "Exit code: 0 said, 2 something is wrong, 3 a file cannot be read or written, 130\n"
         "or 143 interrupted.\n";
}

int tell(const Arguments& given, const scenario::Scenario& scenario, int threads, Streams streams) {
  RunRequest request;
  request.seed = scenario.seed;
  request.threads = threads;
  request.quiet = given.has("quiet");
  const Simulated simulated = simulate_run(request, scenario, streams);
  if (!simulated.summary) {
    return complain("calibrate", "interrupted", Interrupt::exit_code(), streams);
  }
  const std::vector<experiment::ValidationRow>& rows = simulated.summary->validation;
  const experiment::Misfit misfit = experiment::misfit(rows);
  const std::string page = report::misfit_page(scenario.name, rows, misfit);
  if (const auto place = given.text("out")) {
    const Written written =
        write_folder(report::ResultFolder::at(*place),
                     {{.name = "misfit.txt", .text = page},
                      {.name = "misfit.csv", .text = report::misfit_csv(rows, misfit)}});
    if (!written.problem.empty()) {
      return complain("calibrate", written.problem, ExitCode::InputOutput, streams);
    }
  }
  if (!given.has("quiet")) {
    streams.out << page;
  }
  return streams.out.flush() ? ExitCode::Complete : ExitCode::InputOutput;
}

/// Reads all that is asked for, then simulates.
int tell_misfit(const Arguments& given, Streams streams) {
  std::string problem;
  const auto replications = whole_number(given, "replications", 1, kMostReplications, problem);
  const auto threads = whole_number(given, "threads", 0, kMostThreads, problem);
  const auto seed =
      whole_number(given, "seed", 0, std::numeric_limits<std::uint64_t>::max(), problem);
  if (problem.empty() && (given.has("evaluations") || given.has("search-replications"))) {
    problem = "--evaluations and --search-replications go with --fit";
  }
  if (!problem.empty()) {
    return usage_error("calibrate", problem, streams);
  }
  Input input = read_input({.file = given.files().front(),
                            .with = split_list(given.texts("with")),
                            .sets = given.texts("set"),
                            .strict = given.has("strict")},
                           streams);
  if (!input.scenario) {
    return input.exit_code;
  }
  scenario::Scenario& scenario = *input.scenario;
  if (replications) {
    scenario.replications = static_cast<int>(*replications);
  }
  scenario.seed = seed.value_or(scenario.seed);
  if (const auto exit_code = take_observed(given, scenario, streams)) {
    return *exit_code;
  }
  return tell(given, scenario, static_cast<int>(threads.value_or(0)), streams);
}

}  // namespace

int calibrate_command(std::span<const std::string> arguments, Streams streams) {
  const Arguments::Parsed parsed = Arguments::parse(options(), arguments);
  if (!parsed.arguments) {
    return usage_error("calibrate", parsed.problem, streams);
  }
  const Arguments& given = *parsed.arguments;
  if (given.has("help")) {
    print_help(streams.out);
    return ExitCode::Complete;
  }
  if (given.files().size() != 1) {
    return usage_error("calibrate", "one scenario file is needed", streams);
  }
  const Interrupt interrupt;
  return given.has("fit") ? fit_command(given, streams) : tell_misfit(given, streams);
}

}  // namespace corridor::tools
