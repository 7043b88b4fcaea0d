#pragma once
// From a command line to a subcommand.

#include <functional>
#include <iosfwd>
#include <span>
#include <string>

namespace corridor::tools {

/// A subcommand: its word on the command line, what it does in one line, and the function that does
/// it. The function gets the arguments after the word and answers with an exit code; it reads its
/// own `--help`.
struct Subcommand {
  std::string name;
  std::string help;
  std::function<int(std::span<const std::string> arguments)> function;
};

/// Where the command prints: answers to `out`, complaints to `err`.
struct Streams {
  std::ostream& out;
  std::ostream& err;
};

/// Runs the subcommand that `arguments` (without the program's name) begin with, or prints help or
/// the version. An unknown or missing word is bad input; an exception is an internal error.
int dispatch(std::span<const Subcommand> subcommands,
             std::span<const std::string> arguments,
             Streams streams);

}  // namespace corridor::tools
