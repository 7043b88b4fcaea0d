// The `corridor` command: one table of subcommands, each in its own file.

#include <csignal>
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "check.hpp"
#include "dispatch.hpp"
#include "run.hpp"

namespace {

using corridor::tools::Streams;
using corridor::tools::Subcommand;
using Arguments = std::span<const std::string>;

std::vector<Subcommand> subcommands(Streams streams) {
  return {
      {.name = "run",
       .help = "simulate a scenario: what is carried, how long it takes, what holds it back",
       .function =
           [=](Arguments arguments) { return corridor::tools::run_command(arguments, streams); }},
      {.name = "check",
       .help = "say what is wrong or odd in a scenario, and show what it holds",
       .function = [=](Arguments arguments) {
         return corridor::tools::check_command(arguments, streams);
       }}};
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of its writer
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const Streams streams{.out = std::cout, .err = std::cerr};
  return corridor::tools::dispatch(subcommands(streams), arguments, streams);
}
