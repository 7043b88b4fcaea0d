#include "libraries.hpp"

#include <doctest/doctest.h>

#include "project.hpp"

namespace corridor::house::libraries_test {
namespace {

std::vector<SourceFile> file_including(const std::string& path, const std::string& name) {
  return {{.path = path, .text = "#include <" + name + ">\n"}};
}

TEST_CASE("the project keeps each library in its module and its runs pure") {
  const auto libraries = library_violations(project());
  CHECK_MESSAGE(libraries.empty(), joined(libraries));
  const auto purity = purity_violations(project());
  CHECK_MESSAGE(purity.empty(), joined(purity));
}

TEST_CASE("a library outside its module, in a header or out of the table is found") {
  struct Row {
    const char* path;
    const char* name;
  };
  const Row rows[] = {{"sim/model/a.cpp", "yaml-cpp/yaml.h"},
                      {"include/corridor/scenario/a.hpp", "yaml-cpp/yaml.h"},
                      {"sim/scenario/a.hpp", "yaml-cpp/yaml.h"},
                      {"sim/model/a.cpp", "boost/graph/adjacency_list.hpp"},
                      {"sim/report/a.cpp", "boost/program_options.hpp"},
                      {"sim/model/a.cpp", "boost/math/distributions/students_t.hpp"},
                      {"sim/network/a.cpp", "Eigen/Dense"},
                      {"sim/model/a.cpp", "nlohmann/json.hpp"},
                      {"sim/report/a.hpp", "nlohmann/json.hpp"},
                      {"include/corridor/report/a.hpp", "nlohmann/json_fwd.hpp"},
                      {"include/corridor/report/a.hpp", "fmt/format.h"},
                      {"sim/model/a.cpp", "Random123/philox.h"},
                      {"sim/core/a.cpp", "doctest/doctest.h"},
                      {"sim/core/a.cpp", "unistd.h"},
                      {"sim/core/a.cpp", "sys/stat.h"},
                      // not in the table
                      {"sim/core/a.cpp", "absl/strings/str_cat.h"},
                      // project files are quoted
                      {"sim/stats/a.cpp", "corridor/core/time.hpp"}};
  for (const Row& row : rows) {
    CAPTURE(row.path);
    CAPTURE(row.name);
    CHECK(library_violations(file_including(row.path, row.name)).size() == 1);
  }
}

TEST_CASE("a library at its place and the standard library are allowed") {
  CHECK(
      library_violations(file_including("sim/scenario/a.cpp", "yaml-cpp/eventhandler.h")).empty());
  CHECK(library_violations(file_including("include/corridor/core/a.hpp", "Random123/philox.h"))
            .empty());
  CHECK(library_violations(file_including("sim/model/a.cpp", "fmt/format.h")).empty());
  CHECK(library_violations(file_including("sim/report/a.hpp", "nlohmann/json_fwd.hpp")).empty());
  CHECK(library_violations(file_including("tools/corridor/a.cpp", "unistd.h")).empty());
  CHECK(library_violations(file_including("sim/model/a.hpp", "vector")).empty());
}

TEST_CASE("what a pure function must not reach for is found") {
  CHECK(purity_violations(file_including("sim/model/a.cpp", "fstream")).size() == 1);
  CHECK(purity_violations(file_including("include/corridor/core/a.hpp", "random")).size() == 1);
  CHECK(purity_violations(file_including("sim/kernel/a.cpp", "thread")).size() == 1);
  CHECK(purity_violations(file_including("sim/experiment/a.cpp", "thread")).empty());
  CHECK(purity_violations(file_including("sim/scenario/a.cpp", "fstream")).empty());
  CHECK(purity_violations(file_including("tests/core/a_test.cpp", "random")).empty());
}

}  // namespace
}  // namespace corridor::house::libraries_test
