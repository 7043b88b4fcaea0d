#include "corridor/scenario/tree.hpp"

#include <string>

#include <doctest/doctest.h>

#include "corridor/scenario/loader.hpp"

namespace corridor::scenario::tree_test {
namespace {

Tree load(const std::string& text) {
  Sources sources;
  core::Diagnostics diagnostics;
  const std::uint32_t file = sources.add("f");
  auto tree = load_tree(text, file, sources, diagnostics);
  REQUIRE(tree);
  REQUIRE(diagnostics.empty());
  return *tree;
}

TEST_CASE("tree: any text comes back from what is written, in either style") {
  for (const char* text :
       {"plain", "with blank", " blank first", "last ",       "",           "null",
        "~",     "-1",         "- x",          "a: b",        "a #b",       "#",
        "[x]",   "{x}",        "*a",           "&a",          "!t",         "%",
        "@",     "'q'",        "\"q\"",        "back\\slash", "two\nlines", "tab\there",
        "Ақтау", "...",        "---",          "1,5",         "=x",         "|",
        ">",     "?",          "x:y"}) {
    CAPTURE(text);
    Tree map = make_map();
    map.entries.push_back({.key = "k", .place = {}, .value = make_scalar(text)});
    Tree list = make_list();
    list.items = {make_scalar(text), map};
    map.entries.push_back({.key = "l", .place = {}, .value = list});
    CHECK(flow_text(load(flow_text(map))) == flow_text(map));
    CHECK(flow_text(load(block_text(map))) == flow_text(map));
    CHECK(load(flow_text(map)).entries.front().value.text == text);
  }
}

TEST_CASE("tree: block style nests by two blanks and keeps short lists on the line") {
  const Tree tree = load("{a: {b: 1, c: [x, y]}, d: [{e: 1, f: {}}, [1, [2]]], g: []}");
  CHECK(block_text(tree) ==
        "a:\n"
        "  b: 1\n"
        "  c: [x, y]\n"
        "d:\n"
        "  - e: 1\n"
        "    f: {}\n"
        "  -\n"
        "    - 1\n"
        "    - [2]\n"
        "g: []\n");
  CHECK(flow_text(load(block_text(tree))) == flow_text(tree));
}

TEST_CASE("tree: places give the marks of their files") {
  Sources sources;
  sources.add("a.yaml");
  const std::uint32_t second = sources.add("b.yaml");
  const core::Mark mark = sources.mark({.file = second, .line = 3, .column = 4});
  CHECK(mark.file == "b.yaml");
  CHECK(mark.line == 3);
  CHECK(mark.column == 4);
}

}  // namespace
}  // namespace corridor::scenario::tree_test
