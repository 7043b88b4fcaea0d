#include "vocabulary.hpp"

#include <algorithm>
#include <set>

#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/units.hpp"

namespace corridor::fuzz {
namespace {

using scenario::Kind;

void add_words(const Kind& kind, std::set<std::vector<std::string>>& sets) {
  if (kind.shape != scenario::Shape::Choice && !kind.choices.empty()) {
    sets.insert(kind.choices);
  }
  for (const Kind& element : kind.element) {
    add_words(element, sets);
  }
}

Vocabulary make_vocabulary() {
  Vocabulary vocabulary;
  std::set<std::vector<std::string>> words;
  for (const scenario::Description* description : scenario::all_descriptions()) {
    std::vector<KeyExample>& keys = vocabulary.nouns.emplace_back();
    for (const scenario::Field& field : description->fields) {
      keys.push_back({field.key, field.kind.example});
      add_words(field.kind, words);
    }
  }
  vocabulary.words.assign(words.begin(), words.end());
  const scenario::Units units;
  for (const auto& [symbol, unit] : units.all()) {
    vocabulary.units.push_back(symbol);
  }
  return vocabulary;
}

bool has_key(const std::vector<KeyExample>& keys, const std::string& key) {
  return std::any_of(
      keys.begin(), keys.end(), [&key](const KeyExample& entry) { return entry.key == key; });
}

}  // namespace

const Vocabulary& vocabulary() {
  static const Vocabulary kVocabulary = make_vocabulary();
  return kVocabulary;
}

const std::vector<std::string>& like_words(const std::string& word) {
  static const std::vector<std::string> kNone;
  for (const auto& set : vocabulary().words) {
    if (std::find(set.begin(), set.end(), word) != set.end()) {
      return set;
    }
  }
  return kNone;
}

std::vector<std::string> like_units(const std::string& text) {
  static const scenario::Units kUnits;
  std::vector<std::string> alike;
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  const scenario::Unit* unit = kUnits.find(text.substr(begin));
  for (const auto& [symbol, other] : kUnits.all()) {
    if (unit != nullptr && other.dimension == unit->dimension) {
      alike.push_back(symbol);
    }
  }
  return alike;
}

const std::vector<KeyExample>* siblings_of(const std::string& key, std::uint64_t choice) {
  std::vector<const std::vector<KeyExample>*> found;
  for (const auto& keys : vocabulary().nouns) {
    if (has_key(keys, key)) {
      found.push_back(&keys);
    }
  }
  return found.empty() ? nullptr : found[choice % found.size()];
}

}  // namespace corridor::fuzz
