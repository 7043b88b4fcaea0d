// The `corridor` command: one table of subcommands, each in its own file.

#include <csignal>
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "bottlenecks.hpp"
#include "calibrate.hpp"
#include "capacity.hpp"
#include "check.hpp"
#include "compare.hpp"
#include "diff.hpp"
#include "dispatch.hpp"
#include "explain.hpp"
#include "new.hpp"
#include "run.hpp"
#include "schema.hpp"

namespace {

using corridor::tools::Streams;
using corridor::tools::Subcommand;
using Arguments = std::span<const std::string>;

using Command = int (*)(Arguments arguments, Streams streams);

Subcommand subcommand(const char* name, const char* help, Command command, Streams streams) {
  return {.name = name, .help = help, .function = [=](Arguments arguments) {
            return command(arguments, streams);
          }};
}

std::vector<Subcommand> subcommands(Streams streams) {
  return {
      subcommand("run",
                 "simulate a scenario: what is carried, how long it takes, what holds it back",
                 corridor::tools::run_command,
                 streams),
      subcommand("bottlenecks",
                 "say which limit really holds a corridor back, by what easing it gains",
                 corridor::tools::bottlenecks_command,
                 streams),
      subcommand("check",
                 "say what is wrong or odd in a scenario, and show what it holds",
                 corridor::tools::check_command,
                 streams),
      subcommand("capacity",
                 "say what theory knows without a run: the most that can be carried, waits",
                 corridor::tools::capacity_command,
                 streams),
      subcommand("compare",
                 "say which options gain what, how sure that is, and what it costs",
                 corridor::tools::compare_command,
                 streams),
      subcommand("calibrate",
                 "say how far simulated figures are from observed ones",
                 corridor::tools::calibrate_command,
                 streams),
      subcommand("diff",
                 "say what two scenarios differ in, value by value",
                 corridor::tools::diff_command,
                 streams),
      subcommand("new", "write a scenario to begin with", corridor::tools::new_command, streams),
      subcommand("explain",
                 "tell what a key of a scenario means",
                 corridor::tools::explain_command,
                 streams),
      subcommand("schema",
                 "print the JSON Schema of scenarios",
                 corridor::tools::schema_command,
                 streams)};
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of its writer
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const Streams streams{.out = std::cout, .err = std::cerr};
  return corridor::tools::dispatch(subcommands(streams), arguments, streams);
}
