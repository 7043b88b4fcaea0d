// The `corridor` command: one table of subcommands, each in its own file.

#include <iostream>
#include <string>
#include <vector>

#include "dispatch.hpp"

namespace {

std::vector<corridor::tools::Subcommand> subcommands() {
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return corridor::tools::dispatch(subcommands(), arguments, {.out = std::cout, .err = std::cerr});
}
