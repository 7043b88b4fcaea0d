#include "corridor/scenario/description.hpp"

#include <string_view>

#include "corridor/scenario/reading.hpp"

namespace corridor::scenario {

std::string Kind::expected() const {
  std::string text = words;
  if (!range.empty()) {
    text += ", " + range;
  }
  if (!example.empty()) {
    text += " such as " + example;
  }
  return text;
}

Field& Field::required() {
  is_required = true;
  return *this;
}

Field& Field::alias() {
  is_alias = true;
  return *this;
}

Field& Field::otherwise(std::string text) {
  default_text = std::move(text);
  return *this;
}

Field& Field::like(std::string example) {
  kind.example = std::move(example);
  return *this;
}

const Field* Description::find(const std::string& key) const {
  const auto found = index.find(key);
  return found == index.end() ? nullptr : &fields[found->second];
}

std::string Description::a_noun() const {
  const bool vowel = std::string_view("aeio").find(noun.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + noun;
}

Tree default_tree(const Kind& kind, const void* value) {
  Writing writing(nullptr);
  return kind.write(writing, value);
}

}  // namespace corridor::scenario
