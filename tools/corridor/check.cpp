#include "check.hpp"

#include <ostream>
#include <vector>

#include "arguments.hpp"
#include "corridor/model/capacity.hpp"
#include "corridor/model/check.hpp"
#include "corridor/report/capacity_page.hpp"
#include "corridor/report/network_report.hpp"
#include "exit_codes.hpp"
#include "input.hpp"
#include "shared_options.hpp"

namespace corridor::tools {
namespace {

const std::vector<Option>& options() {
  static const std::vector<Option> kOptions{
      {.name = "with",
       .letter = 0,
       .value = "OPTION[,OPTION...]",
       .help = "check with options of the scenario in force; can be given several times",
       .repeatable = true},
      {.name = "set",
       .letter = 0,
       .value = "PATH=VALUE",
       .help = "change a value before checking; can be given several times",
       .repeatable = true},
      strict_option(),
      quiet_option(),
      help_option()};
  return kOptions;
}

void print_help(std::ostream& out) {
  out << "Usage: corridor check SCENARIO.yaml [OPTIONS]\n\n"
         "Says whether a scenario can be run, with every problem at its file and line,\n"
         "and shows what it holds: nodes, links, services, each flow's route with its\n"
         "time without waiting, and the demand on each link against what it can carry.\n"
         "Nothing is simulated and nothing is written. '-' reads the scenario from\n"
         "standard input.\n\n"
         "Options:\n"
      << help_of(options())
      << "\nExamples:\n"
         "  corridor check scenarios/base-2024.yaml\n"
         "  corridor check scenarios/base-2024.yaml --set fleets.feeders.count=6\n\n"
         "Exit code: 0 in order, 2 something is wrong, 3 a file cannot be read.\n";
}

void print_verdict(const Input& input, std::ostream& out) {
  out << "\nIn order: 'corridor run' will take it";
  if (input.n_warnings > 0) {
    out << " (" << input.n_warnings << " warning" << (input.n_warnings == 1 ? "" : "s")
        << " above)";
  }
  out << ".\n";
}

}  // namespace

int check_command(std::span<const std::string> arguments, Streams streams) {
  const Arguments::Parsed parsed = Arguments::parse(options(), arguments);
  if (!parsed.arguments) {
    return usage_error("check", parsed.problem, streams);
  }
  const Arguments& given = *parsed.arguments;
  if (given.has("help")) {
    print_help(streams.out);
    return ExitCode::Complete;
  }
  if (given.files().size() != 1) {
    return usage_error("check", "one scenario file is needed", streams);
  }
  const Input input = read_input({.file = given.files().front(),
                                  .with = split_list(given.texts("with")),
                                  .sets = given.texts("set"),
                                  .strict = given.has("strict")},
                                 streams);
  if (!input.scenario) {
    return input.exit_code;
  }
  if (!given.has("quiet")) {
    streams.out << report::network_report(
        *input.scenario, model::routes(*input.scenario), model::link_demand(*input.scenario));
    streams.out << '\n' << report::capacity_line(model::static_capacity(*input.scenario));
    print_verdict(input, streams.out);
  }
  return streams.out.flush() ? ExitCode::Complete : ExitCode::InputOutput;
}

}  // namespace corridor::tools
