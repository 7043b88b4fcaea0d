#include "shipped.hpp"

#include <doctest/doctest.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/reader.hpp"

namespace corridor::test {

scenario::Scenario shipped(const std::string& name) {
  const auto read =
      scenario::read_scenario(std::string(CORRIDOR_SOURCE_DIR) + "/scenarios/" + name);
  std::string problems;
  for (const core::Diagnostic& item : read.diagnostics.items()) {
    problems += core::to_string(item) + "\n";
  }
  REQUIRE_MESSAGE(read.ok(), problems);
  return *read.value;
}

}  // namespace corridor::test
