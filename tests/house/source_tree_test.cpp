#include "source_tree.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "project.hpp"

namespace corridor::house::source_tree_test {
namespace {

TEST_CASE("includes are found with their line, however they are spaced") {
  const auto includes = includes_of(
      {.path = "a.cpp", .text = "// a\n#include <vector>\n  #  include \"b.hpp\"  // c\nint x;\n"});
  REQUIRE(includes.size() == 2);
  CHECK(includes[0].name == "vector");
  CHECK_FALSE(includes[0].quoted);
  CHECK(includes[0].line == 2);
  CHECK(includes[1].name == "b.hpp");
  CHECK(includes[1].quoted);
  CHECK(includes[1].line == 3);
}

TEST_CASE("an include in a comment or half an include is none") {
  CHECK(
      includes_of({.path = "a.cpp", .text = "// #include <vector>\n#include\n#include X\n#if 1\n"})
          .empty());
}

TEST_CASE("the project is read with its own files and without what is built") {
  const auto has = [](const std::string& path) {
    return std::ranges::find(project(), path, &SourceFile::path) != project().end();
  };
  CHECK(has("CMakeLists.txt"));
  CHECK(has("include/corridor/core/ids.hpp"));
  CHECK(has("tests/house/source_tree.cpp"));
  CHECK(std::ranges::none_of(
      project(), [](const SourceFile& file) { return file.path.starts_with("build/"); }));
}

}  // namespace
}  // namespace corridor::house::source_tree_test
