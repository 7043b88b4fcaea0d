#include "schema_parts.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "corridor/scenario/loader.hpp"
#include "json_text.hpp"

namespace corridor::scenario {
namespace {

bool is_truth(const Kind& kind) {
  return kind.choices == std::vector<std::string>{"true", "false"};
}

Tree words_schema(const Kind& kind) {
  Tree schema = make_map();
  Tree words = make_list();
  if (is_truth(kind)) {
    words = plain_list({"true", "false"});
  }
  for (const std::string& word : kind.choices) {
    words.items.push_back(make_text(word));
  }
  put(schema, "enum", std::move(words));
  return schema;
}

void put_bound(Tree& schema, const char* key, const std::string& bound) {
  if (!bound.empty()) {
    put(schema, key, make_scalar(bound));
  }
}

std::vector<std::string> types_of(const Spelling& spelling) {
  std::vector<std::string> types;
  if (spelling.number) {
    types.emplace_back(spelling.whole ? "integer" : "number");
  }
  types.emplace_back("string");
  if (spelling.truth) {
    types.emplace_back("boolean");
  }
  return types;
}

/// "8 h or {lognormal: ...}" as two examples; one that is cut short ("...") is none.
std::vector<std::string> example_texts(const std::string& example) {
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < example.size();) {
    const std::size_t end = std::min(example.find(" or ", at), example.size());
    texts.push_back(example.substr(at, end - at));
    at = end + 4;
  }
  texts.erase(
      std::remove_if(texts.begin(),
                     texts.end(),
                     [](const std::string& text) { return text.find("...") != std::string::npos; }),
      texts.end());
  return texts;
}

Tree examples(const std::string& example) {
  Tree list = make_list();
  for (const std::string& text : example_texts(example)) {
    Sources sources;
    core::Diagnostics diagnostics;
    const std::uint32_t file = sources.add("example");
    if (auto tree = load_tree(text, file, sources, diagnostics)) {
      list.items.push_back(std::move(*tree));
    }
  }
  return list;
}

bool says_something(const Tree& tree) {
  switch (tree.kind) {
    case Tree::Kind::Null:
      return false;
    case Tree::Kind::Scalar:
      return !tree.text.empty();
    case Tree::Kind::List:
      return !tree.items.empty();
    case Tree::Kind::Map:
      return !tree.entries.empty();
  }
  return false;
}

/// "expected a duration, more than 0, in s, min, h, d, day, week". No example: those are the
/// fields', and fields of one kind share its definition.
std::string spelling_words(const Kind& kind, const Spelling& spelling) {
  std::string text = "expected " + kind.words;
  text += kind.range.empty() ? "" : ", " + kind.range;
  return text + (spelling.units.empty() ? "" : "; unit: " + spelling.units);
}

/// Of a parameter of a distribution: a constant as example, since it has the same unit.
std::string example_of(const Kind& kind, const Kind* drawn) {
  const bool list = kind.shape == Shape::List && !kind.element.empty();
  const Kind& value = list ? kind.element.front() : kind;
  if (drawn == nullptr || !value.spelling.as_drawn) {
    return kind.example;
  }
  const std::string& constant = drawn->spelling.example;
  return list ? fmt::format("[{}]", constant) : constant;
}

std::string description_of(const Field& field, const std::string& example) {
  std::string text = fmt::format("{}\n\nExpected: {}", field.help, field.kind.words);
  if (!field.kind.range.empty()) {
    text += ", " + field.kind.range;
  }
  if (!example.empty()) {
    text += fmt::format("; as `{}`", example);
  }
  if (!field.default_text.empty()) {
    text += "\nUnless given: " + field.default_text;
  }
  return text;
}

}  // namespace

void put(Tree& map, const std::string& key, Tree value) {
  map.entries.push_back({.key = key, .place = {}, .value = std::move(value)});
}

void put_text(Tree& map, const std::string& key, std::string text) {
  put(map, key, make_text(std::move(text)));
}

Tree text_list(const std::vector<std::string>& texts) {
  Tree list = make_list();
  for (const std::string& text : texts) {
    list.items.push_back(make_text(text));
  }
  return list;
}

Tree plain_list(std::initializer_list<const char*> words) {
  Tree list = make_list();
  for (const char* word : words) {
    list.items.push_back(make_scalar(word));
  }
  return list;
}

Tree reference_to(const std::string& definition) {
  Tree schema = make_map();
  put_text(schema, "$ref", "#/$defs/" + definition);
  return schema;
}

std::string name_of(const std::string& words) {
  std::string name;
  for (const char c : words) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter) {
      name += c;
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  while (!name.empty() && name.back() == '_') {
    name.pop_back();
  }
  return name;
}

Tree scalar_schema(const Kind& kind, const Spelling& spelling) {
  if (!kind.choices.empty() && kind.shape == Shape::Scalar) {
    return words_schema(kind);
  }
  Tree schema = make_map();
  put(schema, "type", text_list(types_of(spelling)));
  if (!spelling.pattern.empty()) {
    put_text(schema, "pattern", spelling.pattern);
    put_text(schema, "patternErrorMessage", spelling_words(kind, spelling));
  }
  put_bound(schema, "minimum", spelling.least);
  put_bound(schema, "maximum", spelling.most);
  return schema;
}

Tree fixed_list_schema(const Kind& kind) {
  Tree schema = make_map();
  put(schema, "type", text_list({"array"}));
  put(schema, "items", scalar_schema(kind, kind.spelling));
  put(schema, "minItems", make_scalar(fmt::format("{}", kind.size)));
  put(schema, "maxItems", make_scalar(fmt::format("{}", kind.size)));
  return schema;
}

void annotate(Tree& schema, const Field& field, const Kind* drawn) {
  const std::string example = example_of(field.kind, drawn);
  put_text(schema, "description", description_of(field, example));
  Tree list = examples(example);
  if (!list.items.empty()) {
    put(schema, "examples", std::move(list));
  }
  if (!field.is_required && field.default_text.empty() && says_something(field.default_tree)) {
    put(schema, "default", field.default_tree);
  }
}

Tree overlay_schema(const Tree& file) {
  std::vector<std::string> keys = {"extends"};
  for (const TreeEntry& property : file.find("properties")->value.entries) {
    keys.push_back(property.key);
  }
  Tree known = make_map();
  put(known, "enum", text_list(keys));
  Tree extends = make_map();
  put_text(extends, "type", "string");
  put_text(extends, "description", "The file that this one is laid over.");
  Tree properties = make_map();
  put(properties, "extends", std::move(extends));
  Tree schema = make_map();
  put_text(schema, "type", "object");
  put(schema, "properties", std::move(properties));
  put(schema, "propertyNames", std::move(known));
  return schema;
}

}  // namespace corridor::scenario
