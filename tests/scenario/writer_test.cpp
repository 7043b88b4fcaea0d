#include "corridor/scenario/writer.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

#include <doctest/doctest.h>

#include "corridor/scenario/loader.hpp"
#include "corridor/scenario/tree.hpp"
#include "example.hpp"

namespace corridor::scenario::writer_test {
namespace {

using test::corridor_text;
using test::messages;
using test::read;
using test::replaced;

std::string canonical(const std::string& text) {
  const ReadResult result = read(text);
  REQUIRE_MESSAGE(result.ok(), messages(result));
  return canonical_yaml(*result.value);
}

Tree tree_of(const std::string& text) {
  Sources sources;
  core::Diagnostics diagnostics;
  const std::uint32_t file = sources.add("f");
  auto tree = load_tree(text, file, sources, diagnostics);
  REQUIRE(tree);
  return *tree;
}

/// The maps of the tree with their keys in another order.
void reverse_keys(Tree& tree) {
  std::reverse(tree.entries.begin(), tree.entries.end());
  for (TreeEntry& entry : tree.entries) {
    reverse_keys(entry.value);
  }
  for (Tree& item : tree.items) {
    reverse_keys(item);
  }
}

std::string as_json(const Tree& tree) {
  if (!tree.is_map() && !tree.is_list()) {
    return '"' + tree.text + '"';
  }
  std::vector<std::string> parts;
  for (const TreeEntry& entry : tree.entries) {
    parts.push_back('"' + entry.key + "\": " + as_json(entry.value));
  }
  for (const Tree& item : tree.items) {
    parts.push_back(as_json(item));
  }
  std::string text;
  for (const std::string& part : parts) {
    text += (text.empty() ? "" : ", ") + part;
  }
  return tree.is_map() ? '{' + text + '}' : '[' + text + ']';
}

TEST_CASE("canonical: reading the text gives the same text again") {
  const std::string text = canonical(corridor_text());
  CHECK(canonical(text) == text);
}

TEST_CASE("canonical: order of keys, quoting and JSON make no difference") {
  const std::string expected = canonical(corridor_text());
  Tree tree = tree_of(corridor_text());
  CHECK(canonical(flow_text(tree)) == expected);
  CHECK(canonical(as_json(tree)) == expected);
  reverse_keys(tree);
  CHECK(canonical(block_text(tree)) == expected);
  CHECK(canonical(as_json(tree)) == expected);
}

TEST_CASE("canonical: units are normalised, sources kept, defaults left out") {
  struct Row {
    const char* from;
    const char* to;
    const char* written;
  };
  for (const Row& row : {
           Row{"at_most: 3 d", "at_most: 72 h", "at_most: 3 d"},
           Row{"at_most: 3 d", "at_most: 90 min", "at_most: 90 min"},
           Row{"volume: 22 kTEU/yr", "volume: 22000 TEU/yr", "volume: 22000 TEU/yr"},
           Row{"rate: 20 TEU/h", "rate: 480 TEU/day", "rate: 20 TEU/h"},
           Row{"rate: 20 TEU/h", "rate: 1000 TEU/week", "rate: 1000 TEU/week"},
           Row{"rate: 100 kt/day", "rate: 137000 t/day", "rate: 137000 t/day"},
           Row{"length: 490 km", "length: 265 NM", "length: 490.78 km"},
           Row{"length: 490 km", "length: 0.1234567 km", "length: 123.4567 m"},
           Row{"speed: 670 km/day", "speed: 10.5 kn", "speed: 466.704 km/day"},
           Row{"speed: 670 km/day", "speed: 670 km/day", "speed: 670 km/day"},
           Row{"delay_cost: 30 USD/TEU/day",
               "delay_cost: 1.25 USD/TEU/h",
               "delay_cost: 30 USD/TEU/day"},
           Row{"capex: 47600 MKZT", "capex: 12.5 kUSD", "capex: 12500 USD"},
           Row{"start: {aktau: 3, alat: 2}",
               "capacity_rule: separate",
               "fleets:\n  feeders:\n    capacity:\n      container: 250 TEU\n    count: 5\n    "
               "kind: ship\n"},
           Row{"time: 10 h", "time: {constant: 10 h}", "time: 10 h"},
           Row{"low: 1, high: 3",
               "high: 3, low: 1",
               "high: 3\n          low: 1\n          source: \"visit, 2024\"\n          value: "
               "1\n"},
       }) {
    CAPTURE(row.to);
    const std::string text = canonical(replaced(corridor_text(), row.from, row.to));
    CHECK_MESSAGE(text.find(row.written) != std::string::npos, text);
    CHECK(canonical(text) == text);
  }
}

TEST_CASE("canonical: every distribution comes back") {
  for (const char* time : {"{uniform: {low: 1 h, high: 2 h}}",
                           "{triangular: {low: 1 h, mode: 90 min, high: 2 h}}",
                           "{exponential: {mean: 1.5 h}}",
                           "{gamma: {mean: 0.3333 h, cv: 0.7}}",
                           "{erlang: {mean: 1 h, k: 3}}",
                           "{lognormal: {mean: 1 h, cv: 0.1}}",
                           "{truncated_normal: {mean: 1 h, sd: 1 h, low: 0 h, high: 2 h}}",
                           "{empirical: {values: [1 h, 2 h], weights: [1, 0.25]}}",
                           "{empirical: {values: [0.1 s]}}"}) {
    CAPTURE(time);
    const std::string text =
        canonical(replaced(corridor_text(), "time: 10 h", std::string("time: ") + time));
    CHECK(canonical(text) == text);
  }
}

TEST_CASE("canonical: names with any letters come back") {
  for (const char* name : {"=1+1",
                           "@SUM(1)",
                           "%s%n",
                           "${HOME} $(id)",
                           "{x} [y]",
                           "a: b # c",
                           "Ақтау порты",
                           "\\\\write18",
                           "'quoted'",
                           "-3.5",
                           "null",
                           "a|b"}) {
    CAPTURE(name);
    const std::string quoted = "name: \"" + std::string(name) + "\"";
    const std::string text = canonical(replaced(corridor_text(), "name: Port of Aktau", quoted));
    CHECK(canonical(text) == text);
  }
}

TEST_CASE("canonical: an option's change is written as it was") {
  const std::string text = canonical(corridor_text());
  CHECK(text.find("      nodes.aktau.storage.yard.capacity.container: 6000 TEU\n") !=
        std::string::npos);
  CHECK(text.find("          cv: 0.5\n          mean: 1 h\n") != std::string::npos);
}

TEST_CASE("reference: the committed page is the one the descriptions give") {
  const std::string file = std::string(CORRIDOR_SOURCE_DIR) + "/docs/scenario-reference.md";
  const char* update = std::getenv("UPDATE");  // NOLINT(concurrency-mt-unsafe): nobody else runs
  if (update != nullptr && std::string(update) == "1") {
    std::ofstream(file) << reference_markdown();
  }
  std::ifstream stream(file);
  std::stringstream committed;
  committed << stream.rdbuf();
  CHECK_MESSAGE(
      committed.str() == reference_markdown(),
      "docs/scenario-reference.md is not up to date: run the scenario tests with UPDATE=1");
}

}  // namespace
}  // namespace corridor::scenario::writer_test
