#include "capacity.hpp"

#include <ostream>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "corridor/core/diagnostics.hpp"
#include "corridor/model/capacity.hpp"
#include "corridor/report/capacity_by_year.hpp"
#include "corridor/report/capacity_page.hpp"
#include "exit_codes.hpp"
#include "input.hpp"
#include "shared_options.hpp"

namespace corridor::tools {
namespace {

using report::Comparison;

const std::vector<Option>& options() {
  static const std::vector<Option> kOptions{
      {.name = "run",
       .letter = 0,
       .value = "DIR",
       .help = "folder of a run of the scenario: its figures beside those of theory, with the "
               "reason where they part"},
      {.name = "by-year",
       .letter = 0,
       .value = {},
       .help = "demand by capacity of each facility, berth, line, fleet and pipeline in each year, "
               "and when it is exceeded"},
      out_option("folder for the tables as CSV and JSON, which must not exist or be empty"),
      with_option(),
      set_option(),
      strict_option(),
      quiet_option(),
      help_option()};
  return kOptions;
}

void print_help(std::ostream& out) {
  out << "Usage: corridor capacity SCENARIO.yaml [OPTIONS]\n\n"
         "Says by theory alone, in a moment, the most that a scenario's network can carry\n"
         "and where it is narrowest, how busy each resource is, how long the waits are, how\n"
         "full berths and lines are. Nothing is simulated. docs/capacity.md has the\n"
         "formulas. '-' reads the scenario from standard input.\n\n"
         "Options:\n"
      << help_of(options())
      << "\nExamples:\n"
         "  corridor capacity scenarios/base-2024.yaml\n"
         "  corridor capacity scenarios/base-2024.yaml --set fleets.feeders.count=6\n"
         "  corridor capacity scenarios/base-2024.yaml --run results/base-2024-1\n"
         "  corridor capacity scenarios/roadmap-2027.yaml --by-year -o ramp\n\n"
         "Exit code: 0 said, 2 something is wrong, 3 a file cannot be read or written.\n";
}

/// Of another scenario or another window nothing can be compared.
std::string mismatch(const scenario::Scenario& scenario, const report::RunFigures& run) {
  if (run.name != scenario.name) {
    return "the run is of '" + run.name + "', the scenario is '" + scenario.name + "'";
  }
  if (run.from != scenario.from || run.to != scenario.to) {
    return "the run is from " + core::to_string(run.from) + " to " + core::to_string(run.to) +
           ", the scenario from " + core::to_string(scenario.from) + " to " +
           core::to_string(scenario.to);
  }
  return {};
}

/// The run's figures beside those of theory; without --run none.
struct WithRun {
  std::vector<Comparison> comparisons;
  std::string problem;
  int exit_code = ExitCode::Complete;
};
WithRun with_run(const Arguments& given,
                 const scenario::Scenario& scenario,
                 const model::StaticCapacity& capacity) {
  const auto folder = given.text("run");
  if (!folder) {
    return {};
  }
  const report::ReadFigures read = report::read_run(*folder);
  if (!read.figures) {
    return {.comparisons = {},
            .problem = read.problem,
            .exit_code = read.unreadable ? ExitCode::InputOutput : ExitCode::BadInput};
  }
  if (std::string problem = mismatch(scenario, *read.figures); !problem.empty()) {
    return {.comparisons = {}, .problem = std::move(problem), .exit_code = ExitCode::BadInput};
  }
  return {.comparisons = report::compare_with_run(capacity, *read.figures), .problem = {}};
}

int tell(const Arguments& given, const scenario::Scenario& scenario, Streams streams) {
  const model::StaticCapacity capacity = model::static_capacity(scenario);
  const WithRun run = with_run(given, scenario, capacity);
  if (!run.problem.empty()) {
    return complain("capacity", run.problem, run.exit_code, streams);
  }
  std::string page = report::capacity_page(scenario.name, capacity, run.comparisons);
  std::vector<model::ResourceByYear> limits;
  if (given.has("by-year")) {
    limits = model::capacity_by_year(scenario);
    page += report::by_year_page(limits);
  }
  if (const auto place = given.text("out")) {
    auto files = report::capacity_files(scenario.name, capacity, run.comparisons);
    if (!limits.empty()) {
      for (report::NamedText& file : report::by_year_files(scenario.name, limits)) {
        files.push_back(std::move(file));
      }
    }
    files.push_back({.name = "capacity.txt", .text = page});
    const Written written = write_folder(report::ResultFolder::at(*place), files);
    if (!written.problem.empty()) {
      return complain("capacity", written.problem, ExitCode::InputOutput, streams);
    }
  }
  if (!given.has("quiet")) {
    streams.out << page;
  }
  return streams.out.flush() ? ExitCode::Complete : ExitCode::InputOutput;
}

}  // namespace

int capacity_command(std::span<const std::string> arguments, Streams streams) {
  const Arguments::Parsed parsed = Arguments::parse(options(), arguments);
  if (!parsed.arguments) {
    return usage_error("capacity", parsed.problem, streams);
  }
  const Arguments& given = *parsed.arguments;
  if (given.has("help")) {
    print_help(streams.out);
    return ExitCode::Complete;
  }
  if (given.files().size() != 1) {
    return usage_error("capacity", "one scenario file is needed", streams);
  }
  for (const char* folder : {"run", "out"}) {
    if (given.has(folder) && given.text(folder).value_or("").empty()) {
      return usage_error(
          "capacity", "--" + std::string(folder) + " needs the name of a folder", streams);
    }
  }
  const Input input = read_input({.file = given.files().front(),
                                  .with = split_list(given.texts("with")),
                                  .sets = given.texts("set"),
                                  .strict = given.has("strict")},
                                 streams);
  if (!input.scenario) {
    return input.exit_code;
  }
  return tell(given, *input.scenario, streams);
}

}  // namespace corridor::tools
