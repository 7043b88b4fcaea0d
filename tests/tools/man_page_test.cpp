// The manual page, docs/corridor.1, tells the same commands as the program.

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "command.hpp"

namespace corridor::tools::man_page_test {
namespace {

std::string manual_page() {
  std::ifstream file(CORRIDOR_SOURCE_DIR "/docs/corridor.1");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The first words of the lines between "Commands:" and the empty line after it.
std::vector<std::string> commands(const std::string& help) {
  std::vector<std::string> names;
  std::istringstream lines(help.substr(help.find("Commands:\n") + 10));
  for (std::string line; std::getline(lines, line) && !line.empty();) {
    std::istringstream words(line);
    words >> names.emplace_back();
  }
  return names;
}

TEST_CASE("the manual page has every command") {
  const std::string page = manual_page();
  const std::vector<std::string> names = commands(shell("\"$CORRIDOR\" --help").out);
  CHECK(names.size() >= 5);
  for (const std::string& name : names) {
    CHECK_MESSAGE(page.find("\n.TP\n.B " + name + "\n") != std::string::npos, name);
  }
}

TEST_CASE("the manual page is of this version") {
  const std::string version = shell("\"$CORRIDOR\" --version").out;  // "corridor 0.1.0"
  CHECK(manual_page().find("\"Corridor " + version.substr(9, version.find('\n') - 9) + "\"") !=
        std::string::npos);
}

}  // namespace
}  // namespace corridor::tools::man_page_test
