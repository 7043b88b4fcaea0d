#include "explain.hpp"

#include <ostream>
#include <vector>

#include "arguments.hpp"
#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/explain.hpp"
#include "exit_codes.hpp"
#include "input.hpp"

namespace corridor::tools {
namespace {

const std::vector<Option>& options() {
  static const std::vector<Option> kOptions{
      {.name = "help", .letter = 'h', .value = {}, .help = "show this text"}};
  return kOptions;
}

void print_help(std::ostream& out) {
  out << "Usage: corridor explain [PATH | KEY | NOUN]\n\n"
         "Tells what a place in a scenario means: value, units, range, words, default, an\n"
         "example, and where it belongs. Ids may be '*' or left out. Without an argument it\n"
         "lists the keys at the top and the nouns. Every field stands in\n"
         "docs/scenario-reference.md, too.\n\n"
         "Options:\n"
      << help_of(options())
      << "\nExamples:\n"
         "  corridor explain 'flows.*.volume'\n"
         "  corridor explain nodes.aktau.storage.yard.capacity\n"
         "  corridor explain fleets.count\n"
         "  corridor explain 'departure rule'\n"
         "  corridor explain headway\n\n"
         "Exit code: 0 explained, 2 nothing is so called, 3 it could not be written.\n";
}

int complain(const scenario::Problem& problem, Streams streams) {
  streams.err << "corridor explain: " << core::escape_for_terminal(problem.what);
  if (!problem.hint.empty()) {
    streams.err << " (" << core::escape_for_terminal(problem.hint) << ")";
  }
  streams.err << "; 'corridor explain' lists keys and nouns\n";
  return ExitCode::BadInput;
}

}  // namespace

int explain_command(std::span<const std::string> arguments, Streams streams) {
  const Arguments::Parsed parsed = Arguments::parse(options(), arguments);
  if (!parsed.arguments) {
    return usage_error("explain", parsed.problem, streams);
  }
  const Arguments& given = *parsed.arguments;
  if (given.has("help")) {
    print_help(streams.out);
    return ExitCode::Complete;
  }
  if (given.files().size() > 1) {
    return usage_error("explain", "one path at a time (quote it if it has blanks)", streams);
  }
  if (given.files().empty()) {
    streams.out << scenario::explain_overview();
  } else {
    const auto answer = scenario::explain(given.files().front());
    if (!answer.value) {
      return complain(answer.problem, streams);
    }
    streams.out << *answer.value;
  }
  return streams.out.flush() ? ExitCode::Complete : ExitCode::InputOutput;
}

}  // namespace corridor::tools
