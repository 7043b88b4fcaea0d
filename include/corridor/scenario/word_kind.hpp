#pragma once
// Kinds of values that are one of a few words.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "corridor/scenario/compound_kinds.hpp"

namespace corridor::scenario {

namespace detail {
bool read_word(Reading& reading, const Kind& kind, const Tree& tree, std::size_t& choice);
}  // namespace detail

template <class E>
struct Word {
  E value;
  const char* word;
};

/// One of the words of a closed set.
template <class E>
KindOf<E> one_of(std::string words, std::vector<Word<E>> table) {
  Kind kind;
  kind.words = std::move(words);
  for (const Word<E>& word : table) {
    kind.choices.emplace_back(word.word);
  }
  kind.example = kind.choices.front();
  kind.read = [table, kind](Reading& reading, const Tree& tree, void* object) {
    std::size_t choice = 0;
    if (!detail::read_word(reading, kind, tree, choice)) {
      return false;
    }
    *static_cast<E*>(object) = table[choice].value;
    return true;
  };
  kind.write = [table](Writing&, const void* object) {
    for (const Word<E>& word : table) {
      if (word.value == *static_cast<const E*>(object)) {
        return make_scalar(word.word);
      }
    }
    return Tree{};
  };
  return finished<E>(std::move(kind));
}

}  // namespace corridor::scenario
