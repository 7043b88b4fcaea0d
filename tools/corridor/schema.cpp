#include "schema.hpp"

#include <ostream>
#include <vector>

#include "arguments.hpp"
#include "corridor/scenario/schema.hpp"
#include "exit_codes.hpp"
#include "input.hpp"

namespace corridor::tools {
namespace {

const std::vector<Option>& options() {
  static const std::vector<Option> kOptions{
      {.name = "part",
       .letter = 0,
       .value = {},
       .help = "for files that a scenario includes: no key is required at the top"},
      {.name = "help", .letter = 'h', .value = {}, .help = "show this text"}};
  return kOptions;
}

void print_help(std::ostream& out) {
  out << "Usage: corridor schema [OPTIONS]\n\n"
         "Prints the JSON Schema (2020-12) of scenarios, made from the descriptions that the\n"
         "reader uses. With it an editor completes keys and words, shows what they mean, and\n"
         "marks unknown and missing keys, wrong kinds and units while you type. What needs\n"
         "the whole scenario (ids, sums, exclusive keys) is for 'corridor check' to say.\n\n"
         "Options:\n"
      << help_of(options())
      << "\nExamples:\n"
         "  corridor schema > scenario.schema.json\n"
         "  corridor schema --part > part.schema.json\n\n"
         "The first line of a scenario names the schema to the editor:\n"
         "  # yaml-language-server: $schema=./scenario.schema.json\n\n"
         "Exit code: 0 printed, 2 bad usage, 3 it could not be written.\n";
}

}  // namespace

int schema_command(std::span<const std::string> arguments, Streams streams) {
  const Arguments::Parsed parsed = Arguments::parse(options(), arguments);
  if (!parsed.arguments) {
    return usage_error("schema", parsed.problem, streams);
  }
  const Arguments& given = *parsed.arguments;
  if (given.has("help")) {
    print_help(streams.out);
    return ExitCode::Complete;
  }
  if (!given.files().empty()) {
    return usage_error("schema", "it takes no file: the schema goes to standard output", streams);
  }
  streams.out << scenario::json_schema(given.has("part") ? scenario::SchemaFor::Part
                                                         : scenario::SchemaFor::Scenario);
  return streams.out.flush() ? ExitCode::Complete : ExitCode::InputOutput;
}

}  // namespace corridor::tools
