// What lists, maps, structs and words have in common, whatever they hold.

#include "corridor/scenario/compound_kinds.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "corridor/scenario/word_kind.hpp"

namespace corridor::scenario::detail {
namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    text += (text.empty() ? "" : &word == &words.back() ? " or " : ", ") + word;
  }
  return text;
}

}  // namespace

void enter_key(Scope& scope, const Kind& map, const std::string& key) {
  if (map.key != "commodity" || scope.scenario == nullptr) {
    return;
  }
  const auto found = scope.scenario->commodities.find(key);
  scope.cargo_unit = found == scope.scenario->commodities.end() ? "" : found->second.unit;
}

Kind list_kind(Kind element, bool one_is_enough) {
  Kind kind;
  kind.words = (one_is_enough ? "one or a list of: " : "a list of: ") + element.words;
  if (element.shape == Shape::Scalar && !element.example.empty()) {
    kind.example = "[" + element.example.substr(0, element.example.find(" or ")) + "]";
  }
  kind.shape = Shape::List;
  kind.range = one_is_enough ? "one alone needs no brackets" : "";
  kind.choices = element.choices;
  kind.element.push_back(std::move(element));
  return kind;
}

Kind map_kind(Kind element, std::string key) {
  Kind kind;
  kind.words = fmt::format("a map by {} of: {}", key, element.words);
  kind.shape = Shape::Map;
  kind.key = std::move(key);
  kind.element.push_back(std::move(element));
  return kind;
}

Kind struct_kind(const Description& (*structure)()) {
  Kind kind;
  kind.words = "the keys of " + structure().a_noun();
  kind.shape = Shape::Struct;
  kind.structure = structure;
  kind.write = [structure](Writing& writing, const void* object) {
    return write_struct(writing, structure(), object);
  };
  return kind;
}

bool read_items(Reading& reading,
                const Kind& list,
                const Tree& tree,
                const std::function<void*()>& append) {
  const Kind& element = list.element.front();
  if (!tree.is_list()) {
    const bool one_is_enough = !list.range.empty();
    if (one_is_enough) {
      return read_value(reading, element, tree, append());
    }
    reading.error(tree, {.what = "not a list", .hint = ""}, list.expected());
    return false;
  }
  bool good = true;
  for (std::size_t i = 0; i < tree.items.size(); ++i) {
    const Reading::Step step(reading, fmt::format("[{}]", i), tree.items[i].place);
    good = read_value(reading, element, tree.items[i], append()) && good;
  }
  return good;
}

bool read_word(Reading& reading, const Kind& kind, const Tree& tree, std::size_t& choice) {
  const auto found = std::find(kind.choices.begin(), kind.choices.end(), tree.text);
  if (tree.is_scalar() && found != kind.choices.end()) {
    choice = static_cast<std::size_t>(found - kind.choices.begin());
    return true;
  }
  std::string hint = tree.is_scalar() ? reading.suggestion(tree.text, kind.choices) : "";
  hint.erase(0, std::min<std::size_t>(2, hint.size()));  // error() joins the hint itself
  reading.error(
      tree, {.what = "not one of the words allowed here", .hint = hint}, listed(kind.choices));
  return false;
}

bool read_entries(Reading& reading,
                  const Kind& map,
                  const Tree& tree,
                  const CheckKey& check_key,
                  const std::function<void*(const std::string&)>& slot) {
  if (!tree.is_map()) {
    reading.error(tree, {.what = "not a map", .hint = ""}, map.expected());
    return false;
  }
  const std::size_t errors = reading.n_errors();
  const Kind& element = map.element.front();
  for (const TreeEntry& entry : tree.entries) {
    const Reading::Step step(reading, entry.key, entry.place);
    check_key(reading, entry);
    enter_key(reading.scope, map, entry.key);
    read_value(reading, element, entry.value, slot(entry.key));
  }
  warn_of_like_ids(reading, tree);
  return errors == reading.n_errors();
}

void add_item(Writing& writing, const Kind& element, const void* item, Tree& list) {
  const std::string before = writing.path;
  writing.path += fmt::format("[{}]", list.items.size());
  list.items.push_back(write_value(writing, element, item));
  writing.path = before;
}

void add_entry(
    Writing& writing, const Kind& map_kind, const std::string& key, const void* value, Tree& map) {
  const std::string before = writing.path;
  const Scope outside = writing.scope;
  writing.path = joined_path(writing.path, key);
  enter_key(writing.scope, map_kind, key);
  const Kind& element = map_kind.element.front();
  Tree tree = write_value(writing, element, value);
  map.entries.push_back({.key = key, .place = {}, .value = std::move(tree)});
  writing.path = before;
  writing.scope = outside;
}

std::optional<std::size_t> index_of(const std::string& step) {
  std::size_t index = 0;
  const char* end = step.data() + step.size();
  const auto result = std::from_chars(step.data(), end, index);
  return result.ec == std::errc{} && result.ptr == end ? std::optional(index) : std::nullopt;
}

}  // namespace corridor::scenario::detail
