#pragma once
// Makes the kind of a value that is written as one scalar.

#include <string>
#include <utility>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/kinds.hpp"

namespace corridor::scenario {

/// What numbers are counted in where no double is: millionths of a unit, microseconds.
inline constexpr std::int64_t kMillion = 1'000'000;
inline constexpr std::int64_t kHourUs = 3'600 * kMillion;
inline constexpr std::int64_t kDayUs = 24 * kHourUs;

inline Problem negative() {
  return {.what = "negative", .hint = ""};
}
inline Problem not_positive() {
  return {.what = "must be more than zero", .hint = ""};
}

inline Kind described(std::string words, std::string example = {}, std::string range = {}) {
  Kind kind;
  kind.words = std::move(words);
  kind.example = std::move(example);
  kind.range = std::move(range);
  return kind;
}

/// `parse(reading, text, expected)` gives Parsed<T> and may say better what was expected;
/// `print(writing, value)` gives the text.
template <class T, class Parse, class Print>
Kind scalar_kind(Kind kind, Parse parse, Print print) {
  kind.read = [kind, parse](Reading& reading, const Tree& tree, void* object) {
    std::string expected = kind.expected();
    if (!tree.is_scalar()) {
      reading.error(tree, {.what = "not a single value", .hint = ""}, expected);
      return false;
    }
    Parsed<T> parsed = parse(reading, tree.text, expected);
    if (!parsed.value) {
      reading.error(tree, parsed.problem, expected);
      return false;
    }
    *static_cast<T*>(object) = std::move(*parsed.value);
    return true;
  };
  kind.write = [print](Writing& writing, const void* object) {
    return make_scalar(print(writing, *static_cast<const T*>(object)));
  };
  return kind;
}

template <class T, class Measure>
void set_measure(Kind& kind, Measure measure) {
  kind.number = true;
  kind.measure = [measure](const void* object) {
    return static_cast<double>(measure(*static_cast<const T*>(object)));
  };
}

template <class T>
Parsed<T> failed(const Problem& problem) {
  return {.value = {}, .problem = problem};
}

template <class T>
Parsed<T> failed(const std::string& what, const std::string& hint = {}) {
  return {.value = {}, .problem = {.what = what, .hint = hint}};
}

}  // namespace corridor::scenario
