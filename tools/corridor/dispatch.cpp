#include "dispatch.hpp"

#include <algorithm>
#include <exception>
#include <iomanip>
#include <ostream>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "exit_codes.hpp"

namespace corridor::tools {
namespace {

void print_usage(std::span<const Subcommand> subcommands, std::ostream& out) {
  out << "Corridor: a simulator of freight on the Trans-Caspian corridor\n\n"
         "Usage: corridor COMMAND [OPTIONS]\n\n"
         "Commands:\n";
  std::size_t width = 0;
  for (const Subcommand& subcommand : subcommands) {
    width = std::max(width, subcommand.name.size());
  }
  for (const Subcommand& subcommand : subcommands) {
    out << "  " << std::left << std::setw(static_cast<int>(width)) << subcommand.name << "  "
        << subcommand.help << '\n';
  }
  out << "\nOptions:\n"
         "  -h, --help   show this text; after a command, that command's options\n"
         "  --version    show the version\n\n"
         "Exit codes: 0 complete, 1 internal error, 2 bad input or usage, 3 input or output,\n"
         "4 the model stopped in some replication, 5 incomplete, 75 start again.\n";
}

int unknown_command(std::span<const Subcommand> subcommands,
                    const std::string& word,
                    std::ostream& err) {
  std::vector<std::string> names;
  for (const Subcommand& subcommand : subcommands) {
    names.push_back(subcommand.name);
  }
  err << "corridor: unknown command '" << core::escape_for_terminal(word) << "'";
  const std::string nearest = core::nearest_name(word, names);
  if (!nearest.empty()) {
    err << " (did you mean '" << nearest << "'?)";
  }
  err << "; 'corridor --help' lists the commands\n";
  return ExitCode::BadInput;
}

int run_guarded(const Subcommand& subcommand,
                std::span<const std::string> arguments,
                std::ostream& err) {
  try {
    return subcommand.function(arguments);
  } catch (const std::exception& error) {
    err << "corridor: internal error: " << core::escape_for_terminal(error.what()) << '\n';
    return ExitCode::Internal;
  }
}

}  // namespace

int dispatch(std::span<const Subcommand> subcommands,
             std::span<const std::string> arguments,
             Streams streams) {
  if (arguments.empty()) {
    print_usage(subcommands, streams.err);
    return ExitCode::BadInput;
  }
  const std::string& word = arguments.front();
  if (word == "--help" || word == "-h" || word == "help") {
    print_usage(subcommands, streams.out);
    return ExitCode::Complete;
  }
  if (word == "--version") {
    streams.out << "corridor " << CORRIDOR_VERSION << '\n';
    return ExitCode::Complete;
  }
  const auto found = std::ranges::find(subcommands, word, &Subcommand::name);
  if (found == subcommands.end()) {
    return unknown_command(subcommands, word, streams.err);
  }
  return run_guarded(*found, arguments.subspan(1), streams.err);
}

}  // namespace corridor::tools
