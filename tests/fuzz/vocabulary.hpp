#pragma once
// The words a mutation may put into a scenario, taken from the descriptions that the reader uses.

#include <cstdint>
#include <string>
#include <vector>

namespace corridor::fuzz {

struct KeyExample {
  std::string key;
  std::string example;  // a value that the key takes
};

struct Vocabulary {
  std::vector<std::vector<KeyExample>> nouns;   // the keys of each, in the order of the language
  std::vector<std::vector<std::string>> words;  // the closed sets
  std::vector<std::string> units;
};

const Vocabulary& vocabulary();

/// The first closed set with that word; empty when there is none.
const std::vector<std::string>& like_words(const std::string& word);

/// The units of the same dimension as the unit in `text`; empty when it is none.
std::vector<std::string> like_units(const std::string& text);

/// Keys that may stand beside `key` and are not it, of one of the nouns that have it; empty when
/// none has. `choice` says which.
const std::vector<KeyExample>* siblings_of(const std::string& key, std::uint64_t choice);

}  // namespace corridor::fuzz
