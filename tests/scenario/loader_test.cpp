#include "corridor/scenario/loader.hpp"

#include <string>
#include <utility>

#include <doctest/doctest.h>

namespace corridor::scenario::loader_test {
namespace {

struct Loaded {
  std::optional<Tree> tree;
  core::Diagnostics diagnostics;

  [[nodiscard]] std::string first() const {
    return diagnostics.empty() ? "" : core::to_string(diagnostics.items().front());
  }
};

Loaded load(std::string text) {
  Sources sources;
  Loaded loaded;
  const std::uint32_t file = sources.add("f");
  loaded.tree = load_tree(std::move(text), file, sources, loaded.diagnostics);
  return loaded;
}

std::string repeated(const std::string& text, int n) {
  std::string all;
  for (int i = 0; i < n; ++i) {
    all += text;
  }
  return all;
}

/// Ten anchors, each a list of ten aliases of the one before: 10^9 values.
std::string alias_bomb() {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string name = "a" + std::to_string(i);
    const std::string before = "*a" + std::to_string(i - 1);
    text += name + ": &" + name + " [" + before + repeated(", " + before, 9) + "]\n";
  }
  return text;
}

TEST_CASE("loader: what YAML allows and a scenario does not need is refused with its place") {
  struct Row {
    std::string text;
    std::string message;
  };
  const Row rows[] = {
      // bytes
      {"a: 1\nb: x\xffy\n", "f:2:5: error: byte 0xFF is not valid UTF-8 (byte offset 9)"},
      {"a: 1\n# \xc3", "f:2:3: error: byte 0xC3 is not valid UTF-8 (byte offset 7)"},
      {std::string("a: \0b", 5),
       "f:1:4: error: control character U+0000 is not allowed (byte offset 3)"},
      {"a: \x1b[31m\n", "f:1:4: error: control character U+001B is not allowed (byte offset 3)"},
      {"a: \"\\x1b[31m\"\n", "f:1:4: error: control character U+001B is not allowed"},
      {"a: x\xe2\x80\xaey\n",
       "f:1:5: error: text direction control U+202E is not allowed (byte offset 4)"},
      {std::string(kMaxFileBytes + 1, ' '),
       "f: error: file too large (found 8388609 bytes, expected at most 8388608)"},
      {"a: " + std::string(kMaxScalarBytes + 1, 'x'),
       "f:1:4: error: text too long (found 1048577 bytes, expected at most 1048576)"},
      {"? " + std::string(2000, 'x') + "\n: 1\n",
       "f:1:3: error: key too long (found 2000 bytes, expected at most 1024)"},
      // what is opened and not closed
      {"a: 1\nb: [1, 2\nc: 3\n", "f:2:4: error: the bracket opened here is not closed"},
      {"a: {b: 1\n", "f:1:4: error: the bracket opened here is not closed"},
      {"a: \"ok\"\nb: \"never\nc: 3\n", "f:2:4: error: the quote opened here is never closed"},
      {"a: [x, 'y\n# it''s\n", "f:1:8: error: the quote opened here is never closed"},
      // cycles, bombs, towers
      {"a: &x [*x]\n", "f:1:8: error: cyclic alias: the anchor contains itself"},
      {alias_bomb(), "f:6:"},
      {"a: *nowhere\n", "f:1:4: error: alias of an anchor that is not defined above it"},
      {repeated("[", 100) + repeated("]", 100), "f:1:65: error: nested deeper than 64 levels"},
      {repeated("- ", 100), "f:1:129: error: nested deeper than 64 levels"},
      {repeated("? ", 100), "f:1:129: error: nested deeper than 64 levels"},
      {repeated("[", 10'000),
       "f: error: nested deeper than 64 levels (found more than 1000 brackets"},
      {repeated("{a: ", 100'000), "f: error: nested deeper than 64 levels"},
      {"a: &a " + repeated("[", 40) + repeated("]", 40) + "\nb: " + repeated("[", 40) + "*a" +
           repeated("]", 40),
       "f:2:44: error: nested deeper than 64 levels"},
      // tags, merge keys, documents, duplicates
      {"a: !!python/object x\n",
       "f:1:4: error: tags are not supported (found tag:yaml.org,2002:python/object"},
      {"a: !include x\n", "f:1:4: error: tags are not supported (found !include"},
      {"a: !!binary aGk=\n", "f:1:4: error: tags are not supported"},
      {"> !2", "f:1:3: error: unexpected character in block scalar"},
      {"a: &b {x: 1}\nc: {<<: *b}\n", "f:2:5: error: merge keys are not supported"},
      {"a: 1\n---\nb: 2\n", "f:2:1: error: more than one YAML document in the file"},
      {"a: 1\nb: 2\na: 3\n", "f:3:1: error: duplicate key a (first at f:1:1)"},
      {"n: {x: 1, y: 2, \"x\": 3}\n", "f:1:17: error: duplicate key x (first at f:1:5)"},
      // keys
      {"[a]: 1\n", "f:1:1: error: a key must be text (found a list)"},
      {": 1\n", "f:1:1: error: a key must be text (found nothing)"},
      {"? {x: 1}\n: 3\n", "f:1:3: error: a key must be text (found a map)"},
      {"\"a\\nb\": 1\n", "f:1:1: error: a key must stand on one line"},
      // layout
      {"a:\n  b: 1\n c: 2\n", "f:3:2: error: this line does not fit the map above it"},
      {"a: b: c\n", "f:1:5: error: a ':' is not allowed here"},
      {"a:\n  - b\n c\n", "f:3:2: error: this line does not fit"},
  };
  for (const Row& row : rows) {
    const Loaded loaded = load(row.text);
    CAPTURE(row.message);
    CHECK(loaded.first().substr(0, row.message.size()) == row.message);
    CHECK(loaded.diagnostics.has_errors());
  }
}

TEST_CASE("loader: all duplicates and tags are reported in one go") {
  const Loaded loaded = load("a: {x: 1, x: 2, x: 3}\nb: !t 1\na: 2\n");
  CHECK(loaded.diagnostics.items().size() == 4);
  REQUIRE(loaded.tree);
  CHECK(flow_text(*loaded.tree) == "{a: {x: 1}, b: 1}");
}

TEST_CASE("loader: byte order mark, line ends, JSON and quoting change nothing") {
  const std::string expected = flow_text(*load("a: 1\nb: [x, {c: 2 d}]\n").tree);
  CHECK(flow_text(*load("\xEF\xBB\xBF"
                        "a: 1\nb: [x, {c: 2 d}]\n")
                       .tree) == expected);
  CHECK(flow_text(*load("a: 1\r\nb: [x, {c: 2 d}]\r\n").tree) == expected);
  CHECK(flow_text(*load("a: 1\rb: [x, {c: 2 d}]\r").tree) == expected);
  CHECK(flow_text(*load(R"({"a": "1", "b": ["x", {"c": "2 d"}]})").tree) == expected);
  CHECK(flow_text(*load("'a': '1'\nb:\n- x\n- c: 2 d # comment\n").tree) == expected);
}

TEST_CASE("loader: lines count alike with any line end") {
  for (const char* text : {"a: 1\nb: 2\nc: !x 3\n",
                           "a: 1\r\nb: 2\r\nc: !x 3\r\n",
                           "a: 1\rb: 2\rc: !x 3\r",
                           "a: 1\r\nb: 2\rc: !x 3\n"}) {
    const Loaded loaded = load(text);
    REQUIRE(!loaded.diagnostics.empty());
    CHECK(loaded.diagnostics.items().front().mark.line == 3);
    CHECK(loaded.diagnostics.items().front().mark.column == 4);
  }
}

TEST_CASE("loader: a value that is missing has the place of its key") {
  const Loaded loaded = load("a: 1\nb:\n\n\nc: 2\n");
  REQUIRE(loaded.tree);
  const TreeEntry* entry = loaded.tree->find("b");
  REQUIRE(entry != nullptr);
  CHECK(entry->value.kind == Tree::Kind::Null);
  CHECK(entry->value.place.line == 2);
  CHECK(entry->value.place.column == 1);
}

TEST_CASE("loader: finished anchors may be used again") {
  const Loaded loaded = load("a: &x {b: [1, 2]}\nc: *x\nd: [*x, *x]\n");
  REQUIRE(loaded.tree);
  CHECK(flow_text(*loaded.tree) ==
        "{a: {b: [1, 2]}, c: {b: [1, 2]}, d: [{b: [1, 2]}, {b: [1, 2]}]}");
}

TEST_CASE("loader: nothing, comments and an empty document give no value") {
  for (const char* text : {"", "# a\n# b\n", "---\n", "null\n", "~"}) {
    const Loaded loaded = load(text);
    REQUIRE(loaded.tree);
    CHECK(loaded.tree->kind == Tree::Kind::Null);
    CHECK(loaded.diagnostics.empty());
  }
}

}  // namespace
}  // namespace corridor::scenario::loader_test
