#include "corridor/scenario/schema.hpp"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/loader.hpp"
#include "example.hpp"

namespace corridor::scenario::schema_test {
namespace {

namespace fs = std::filesystem;

Tree parsed(const std::string& json) {
  Sources sources;
  core::Diagnostics diagnostics;
  const std::uint32_t file = sources.add("schema");
  auto tree = load_tree(json, file, sources, diagnostics);
  REQUIRE(tree);
  return *tree;
}

const Tree& at(const Tree& tree, const std::vector<std::string>& keys) {
  const Tree* value = &tree;
  for (const std::string& key : keys) {
    CAPTURE(key);
    REQUIRE(value->find(key) != nullptr);
    value = &value->find(key)->value;
  }
  return *value;
}

std::vector<std::string> texts(const Tree& list) {
  std::vector<std::string> found;
  for (const Tree& item : list.items) {
    found.push_back(item.text);
  }
  return found;
}

const Tree& schema() {
  static const Tree kSchema = parsed(json_schema(SchemaFor::Scenario));
  return kSchema;
}

void collect_references(const Tree& tree, std::set<std::string>& names) {
  for (const TreeEntry& entry : tree.entries) {
    if (entry.key == "$ref") {
      names.insert(entry.value.text);
    }
    collect_references(entry.value, names);
  }
  for (const Tree& item : tree.items) {
    collect_references(item, names);
  }
}

/// Calls `visit` with each kind of scalar, and with how its values are spelled there.
void each_scalar(const Kind& kind, const std::function<void(const Kind&)>& visit) {
  if (kind.shape == Shape::Scalar && kind.read) {
    visit(kind);
  }
  for (const Kind& element : kind.element) {
    each_scalar(element, visit);
  }
}

std::vector<fs::path> corpus(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(fs::path(CORRIDOR_SOURCE_DIR) / "tests/schema" / folder)) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST_CASE("schema: every noun is a definition with its keys, and only these") {
  for (const Description* description : all_descriptions()) {
    CAPTURE(description->noun);
    std::string name = description->noun;
    std::replace(name.begin(), name.end(), ' ', '_');
    const Tree& defs = at(schema(), {"$defs"});
    const TreeEntry* of_durations = defs.find(name + "_of_durations");
    const TreeEntry* alone = defs.find(name);
    const Tree& definition = of_durations != nullptr ? of_durations->value : at(defs, {name});
    CHECK((alone == nullptr) == (of_durations != nullptr));
    CHECK(at(definition, {"additionalProperties"}).text == "false");
    CHECK(at(definition, {"description"}).text == description->help);
    for (const Field& field : description->fields) {
      CAPTURE(field.key);
      CHECK(at(definition, {"properties", field.key, "description"}).text.find(field.help) == 0);
      const TreeEntry* required = definition.find("required");
      const std::vector<std::string> names =
          required == nullptr ? std::vector<std::string>() : texts(required->value);
      const bool listed = std::find(names.begin(), names.end(), field.key) != names.end();
      CHECK((name == "scenario" || listed == field.is_required));
    }
  }
}

TEST_CASE("schema: every reference leads to a definition, and every definition is used") {
  std::set<std::string> used;
  collect_references(schema(), used);
  std::set<std::string> defined;
  for (const TreeEntry& entry : at(schema(), {"$defs"}).entries) {
    defined.insert("#/$defs/" + entry.key);
  }
  CHECK(used == defined);
}

TEST_CASE("schema: a whole scenario needs its first keys or includes, a part needs nothing") {
  const Tree& whole = at(schema(), {"$defs", "scenario"});
  CHECK(texts(at(whole, {"then", "required"})) ==
        std::vector<std::string>{"corridor", "from", "to"});
  CHECK(texts(at(whole, {"if", "not", "required"})) == std::vector<std::string>{"include"});
  const Tree parts = parsed(json_schema(SchemaFor::Part));
  const Tree& part = at(parts, {"$defs", "scenario"});
  CHECK(part.find("required") == nullptr);
  CHECK(part.find("then") == nullptr);
  CHECK(at(part, {"properties", "include"}).is_map());
  CHECK(at(parts, {"$defs"}).entries.size() == at(schema(), {"$defs"}).entries.size());
}

TEST_CASE("schema: of a file that extends another only the keys at the top are known") {
  CHECK(texts(at(schema(), {"if", "required"})) == std::vector<std::string>{"extends"});
  const std::vector<std::string> keys = texts(at(schema(), {"then", "propertyNames", "enum"}));
  for (const char* key : {"extends", "include", "fleets", "observed"}) {
    CHECK(std::find(keys.begin(), keys.end(), key) != keys.end());
  }
  CHECK(at(schema(), {"else", "$ref"}).text == "#/$defs/scenario");
}

TEST_CASE("schema: words, sources and distributions are in it") {
  const Tree& defs = at(schema(), {"$defs"});
  CHECK(texts(at(defs, {"a_kind_of_vehicle", "enum"})) ==
        std::vector<std::string>{"ship", "train", "road"});
  const Tree& count = at(defs, {"a_whole_number_or_unlimited_0_to_1000000"});
  CHECK(texts(at(count, {"type"})) == std::vector<std::string>{"integer", "string", "object"});
  CHECK(texts(at(count, {"required"})) == std::vector<std::string>{"value"});
  for (const char* key : {"value", "source", "confidence", "low", "high", "note"}) {
    CHECK(at(count, {"properties", key}).is_map());
  }
  const Tree& time = at(defs, {"a_duration_or_a_distribution_of_durations", "properties"});
  CHECK(at(time, {"lognormal", "$ref"}).text == "#/$defs/lognormal_of_durations");
}

TEST_CASE("schema: the spelling of each kind takes its example, and words have no other") {
  for (const Description* description : all_descriptions()) {
    for (const Field& field : description->fields) {
      each_scalar(field.kind, [&](const Kind& kind) {
        CAPTURE(description->noun);
        CAPTURE(field.key);
        CAPTURE(kind.words);
        const Spelling& spelling = kind.spelling;
        const bool free = spelling.number && spelling.truth;
        CHECK((!kind.choices.empty() || free || !spelling.pattern.empty()));
        const std::string example = kind.example.substr(0, kind.example.find(" or "));
        if (!spelling.pattern.empty() && !example.empty()) {
          CHECK(std::regex_search(example, std::regex(spelling.pattern)));
        }
      });
    }
  }
}

TEST_CASE(
    "schema: the reader takes the good files and refuses the bad ones, each for one mistake") {
  CHECK(corpus("good").size() >= 10);
  for (const fs::path& file : corpus("good")) {
    const ReadResult result = read_scenario(file.string());
    CHECK_MESSAGE(result.ok(), test::messages(result));
  }
  CHECK(corpus("bad").size() >= 30);
  for (const fs::path& file : corpus("bad")) {
    CAPTURE(file.string());
    const ReadResult result = read_scenario(file.string());
    CHECK(!result.ok());
    CHECK(result.status == ReadStatus::Invalid);
  }
}

}  // namespace
}  // namespace corridor::scenario::schema_test
