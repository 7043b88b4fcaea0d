#include "layers.hpp"

#include <doctest/doctest.h>

#include "project.hpp"

namespace corridor::house::layers_test {
namespace {

std::vector<std::string> problems(const std::string& from, const std::string& to) {
  return layer_violations({{.from = from, .to = to, .line = 1}});
}

TEST_CASE("the project keeps its arrows and has no circle of includes") {
  const IncludeGraph graph = include_graph(project());
  CHECK(graph.edges.size() > 20);
  CHECK_MESSAGE(graph.violations.empty(), joined(graph.violations));
  const auto layers = layer_violations(graph.edges);
  CHECK_MESSAGE(layers.empty(), joined(layers));
  const auto cycles = cycle_violations(graph.edges);
  CHECK_MESSAGE(cycles.empty(), joined(cycles));
}

TEST_CASE("an include against an arrow is found") {
  struct Row {
    const char* from;
    const char* to;
  };
  const Row rows[] = {{"include/corridor/core/a.hpp", "include/corridor/stats/b.hpp"},
                      {"sim/kernel/a.cpp", "include/corridor/scenario/scenario.hpp"},
                      {"sim/network/a.cpp", "include/corridor/stats/b.hpp"},
                      {"sim/scenario/a.cpp", "include/corridor/model/b.hpp"},
                      {"sim/experiment/a.cpp", "include/corridor/kernel/b.hpp"},
                      {"sim/report/a.cpp", "include/corridor/network/b.hpp"},
                      {"tests/stats/a_test.cpp", "include/corridor/kernel/b.hpp"},
                      // the model knows the data of a scenario, not its reader
                      {"sim/model/a.cpp", "include/corridor/scenario/reader.hpp"},
                      // private headers
                      {"sim/model/a.cpp", "sim/kernel/b.hpp"},
                      {"include/corridor/model/a.hpp", "sim/model/b.hpp"},
                      {"tools/corridor/a.cpp", "sim/report/b.hpp"},
                      // tests and tools are ends
                      {"sim/core/a.cpp", "tests/core/b.hpp"},
                      {"sim/core/a.cpp", "tools/corridor/b.hpp"},
                      {"tests/core/a_test.cpp", "tools/corridor/b.hpp"},
                      {"tools/corridor/a.cpp", "results/b.hpp"}};
  for (const Row& row : rows) {
    CAPTURE(row.from);
    CAPTURE(row.to);
    CHECK(problems(row.from, row.to).size() == 1);
  }
}

TEST_CASE("an include along an arrow is allowed") {
  CHECK(problems("sim/model/a.cpp", "include/corridor/scenario/scenario.hpp").empty());
  CHECK(problems("sim/model/a.cpp", "sim/model/b.hpp").empty());
  CHECK(problems("sim/report/a.cpp", "include/corridor/experiment/b.hpp").empty());
  CHECK(problems("tests/model/a_test.cpp", "include/corridor/kernel/b.hpp").empty());
  CHECK(problems("tests/model/a_test.cpp", "sim/model/b.hpp").empty());
  CHECK(problems("tests/golden/a_test.cpp", "include/corridor/report/b.hpp").empty());
  CHECK(problems("tests/tools/a_test.cpp", "tools/corridor/b.hpp").empty());
  CHECK(problems("tools/corridor/a.cpp", "include/corridor/report/b.hpp").empty());
}

TEST_CASE("a quoted include is looked up beside the file, below include and below the root") {
  const IncludeGraph graph = include_graph(
      {{.path = "include/corridor/core/a.hpp", .text = "#pragma once\n"},
       {.path = "sim/core/b.hpp", .text = "#include \"corridor/core/a.hpp\"\n"},
       {.path = "sim/core/c.cpp", .text = "#include \"b.hpp\"\n#include \"nowhere.hpp\"\n"},
       {.path = "tests/core/d_test.cpp", .text = "#include \"sim/core/b.hpp\"\n"}});
  REQUIRE(graph.edges.size() == 3);
  CHECK(graph.edges[0].to == "include/corridor/core/a.hpp");
  CHECK(graph.edges[1].to == "sim/core/b.hpp");
  CHECK(graph.edges[2].to == "sim/core/b.hpp");
  REQUIRE(graph.violations.size() == 1);
  CHECK(graph.violations[0] == "sim/core/c.cpp:2: \"nowhere.hpp\" is not a file of the project");
}

TEST_CASE("a circle of includes is found and told whole") {
  const auto cycles = cycle_violations({{.from = "a.hpp", .to = "b.hpp"},
                                        {.from = "b.hpp", .to = "c.hpp"},
                                        {.from = "c.hpp", .to = "b.hpp"},
                                        {.from = "a.hpp", .to = "c.hpp"}});
  REQUIRE(cycles.size() == 1);
  CHECK(cycles[0] == "circle of includes: b.hpp -> c.hpp -> b.hpp");
}

TEST_CASE("a file that includes itself is a circle; a diamond is none") {
  CHECK(cycle_violations({{.from = "a.hpp", .to = "a.hpp"}}).size() == 1);
  CHECK(cycle_violations({{.from = "a.hpp", .to = "b.hpp"},
                          {.from = "a.hpp", .to = "c.hpp"},
                          {.from = "b.hpp", .to = "d.hpp"},
                          {.from = "c.hpp", .to = "d.hpp"}})
            .empty());
}

}  // namespace
}  // namespace corridor::house::layers_test
