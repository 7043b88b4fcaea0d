#include "file_rules.hpp"

#include <doctest/doctest.h>

#include "project.hpp"

namespace corridor::house::file_rules_test {
namespace {

std::string lines(int n) {
  std::string text;
  for (int i = 0; i < n; ++i) {
    text += "\n";
  }
  return text;
}

TEST_CASE("the project's files are guarded, short and finished") {
  const auto pragma = pragma_violations(project());
  CHECK_MESSAGE(pragma.empty(), joined(pragma));
  const auto length = length_violations(project());
  CHECK_MESSAGE(length.empty(), joined(length));
  const auto names = test_namespace_violations(project());
  CHECK_MESSAGE(names.empty(), joined(names));
  const auto text = text_violations(project());
  CHECK_MESSAGE(text.empty(), joined(text));
}

TEST_CASE("a header without its pragma is found") {
  CHECK(pragma_violations({{.path = "a.hpp", .text = "#include <vector>\n"}}).size() == 1);
  CHECK(pragma_violations({{.path = "a.hpp", .text = ""}}).size() == 1);
  CHECK(pragma_violations({{.path = "a.hpp", .text = "#pragma once\n"}}).empty());
  CHECK(pragma_violations({{.path = "a.cpp", .text = "#include <vector>\n"}}).empty());
}

TEST_CASE("a file above its limit is found, unless it says why") {
  struct Row {
    const char* path;
    int limit;
  };
  for (const Row& row : {Row{"include/corridor/core/a.hpp", 200},
                         Row{"sim/core/a.cpp", 300},
                         Row{"tools/corridor/a.cpp", 300},
                         Row{"tests/core/a_test.cpp", 400}}) {
    CAPTURE(row.path);
    CHECK(length_violations({{.path = row.path, .text = lines(row.limit)}}).empty());
    CHECK(length_violations({{.path = row.path, .text = lines(row.limit + 1)}}).size() == 1);
    CHECK(length_violations({{.path = row.path,
                              .text = "#pragma once\n// A table.\n// Long because it is one.\n" +
                                      lines(row.limit)}})
              .empty());
  }
  CHECK(length_violations({{.path = "docs/a.md", .text = lines(1000)}}).empty());
}

TEST_CASE("a reason given elsewhere than in the first comment does not count") {
  CHECK(length_violations(
            {{.path = "sim/core/a.cpp",
              .text = "// A table.\nint x;\n// Long because it is one.\n" + lines(300)}})
            .size() == 1);
}

TEST_CASE("a test without its own namespace is found") {
  const auto found = [](const char* path, const char* text) {
    return test_namespace_violations({{.path = path, .text = text}}).size();
  };
  CHECK(found("tests/core/a_test.cpp", "namespace corridor::core {\n") == 1);
  CHECK(found("tests/core/a_test.cpp", "namespace corridor::core::b_test {\n") == 1);
  CHECK(found("tests/core/a_test.cpp", "namespace corridor::core::a_test {\n") == 0);
  CHECK(found("tests/core/a.cpp", "namespace corridor::core {\n") == 0);
}

TEST_CASE("unfinished work and machine paths are found in any file") {
  const std::string unfinished = std::string("// TO") + "DO: later\n";
  const std::string machine = std::string("see /wo") + "rk/main\n";
  CHECK(text_violations({{.path = "sim/core/a.cpp", .text = unfinished}}).size() == 1);
  CHECK(text_violations({{.path = "docs/a.md", .text = machine}}).size() == 1);
  CHECK(text_violations({{.path = "docs/a.md", .text = unfinished + "\n" + machine}}).size() == 2);
  CHECK(text_violations({{.path = "docs/a.md", .text = "MASTODON and a workflow\n"}}).empty());
}

}  // namespace
}  // namespace corridor::house::file_rules_test
