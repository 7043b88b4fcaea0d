#include "diff.hpp"

#include <ostream>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "corridor/report/difference_page.hpp"
#include "corridor/scenario/difference.hpp"
#include "exit_codes.hpp"
#include "input.hpp"

namespace corridor::tools {
namespace {

using report::ComparedScenario;

Option change_option(const char* option, const char* value, const char* help) {
  return {.name = option, .letter = 0, .value = value, .help = help, .repeatable = true};
}

const std::vector<Option>& options() {
  static const std::vector<Option> kOptions{
      change_option("with-a", "OPTION[,OPTION...]", "with options of A in force"),
      change_option("with-b", "OPTION[,OPTION...]", "with options of B in force"),
      change_option("set-a", "PATH=VALUE", "change a value of A; can be given several times"),
      change_option("set-b", "PATH=VALUE", "change a value of B; can be given several times"),
      {.name = "sources",
       .letter = 0,
       .value = {},
       .help = "also what differs in sources, confidence, low, high and remarks only"},
      {.name = "json", .letter = 0, .value = {}, .help = "print JSON, with values in full"},
      {.name = "quiet",
       .letter = 'q',
       .value = {},
       .help = "print the paths only, one a line: nothing where nothing differs"},
      {.name = "help", .letter = 'h', .value = {}, .help = "show this text"}};
  return kOptions;
}

void print_help(std::ostream& out) {
  out << "Usage: corridor diff A.yaml B.yaml [OPTIONS]\n\n"
         "Says what two scenarios differ in, value by value, as they are read: with what they\n"
         "include and extend, options in force, units and defaults settled. Order and spelling\n"
         "are no difference. One of them may be '-', standard input; both may be the same file,\n"
         "with other options. docs/differences.md tells more.\n\n"
         "Options:\n"
      << help_of(options())
      << "\nExamples:\n"
         "  corridor diff scenarios/base-2023.yaml scenarios/base-2024.yaml\n"
         "  corridor diff base.yaml base.yaml --with-b third_berth\n"
         "  test -z \"$(corridor diff -q mine.yaml theirs.yaml)\" && echo alike\n\n"
         "Exit code: 0 said, whether they differ or not; 2 something is wrong, 3 a file cannot\n"
         "be read or written.\n";
}

/// What is wrong with the arguments, or nothing.
std::string problem_in(const Arguments& given) {
  if (given.files().size() != 2) {
    return "two scenario files are needed";
  }
  if (given.files()[0] == "-" && given.files()[1] == "-") {
    return "only one of the scenarios can be standard input";
  }
  return given.has("json") && given.has("quiet") ? "--json and --quiet exclude each other" : "";
}

/// Reads one of the two; its exit code says what went wrong.
Input read_side(const Arguments& given, std::size_t side, ComparedScenario& told, Streams streams) {
  const std::string letter = side == 0 ? "a" : "b";
  told.file = given.files()[side];
  told.with = split_list(given.texts("with-" + letter));
  told.sets = given.texts("set-" + letter);
  Input input = read_input(
      {.file = told.file, .with = told.with, .sets = told.sets, .strict = false}, streams);
  if (input.scenario) {
    told.name = input.scenario->name;
  }
  return input;
}

std::string text_of(const Arguments& given, const report::ComparedScenarios& compared) {
  if (given.has("json")) {
    return report::difference_json(compared);
  }
  return given.has("quiet") ? report::difference_paths(compared, given.has("sources"))
                            : report::difference_page(compared, given.has("sources"));
}

}  // namespace

int diff_command(std::span<const std::string> arguments, Streams streams) {
  const Arguments::Parsed parsed = Arguments::parse(options(), arguments);
  if (!parsed.arguments) {
    return usage_error("diff", parsed.problem, streams);
  }
  const Arguments& given = *parsed.arguments;
  if (given.has("help")) {
    print_help(streams.out);
    return ExitCode::Complete;
  }
  if (const std::string problem = problem_in(given); !problem.empty()) {
    return usage_error("diff", problem, streams);
  }
  report::ComparedScenarios compared;
  const Input before = read_side(given, 0, compared.before, streams);
  const Input after = read_side(given, 1, compared.after, streams);
  if (!before.scenario || !after.scenario) {
    return before.scenario ? after.exit_code : before.exit_code;
  }
  compared.differences = scenario::differences(*before.scenario, *after.scenario);
  streams.out << text_of(given, compared);
  return streams.out.flush() ? ExitCode::Complete : ExitCode::InputOutput;
}

}  // namespace corridor::tools
