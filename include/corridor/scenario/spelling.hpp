#pragma once
// How a single value may be spelled, as far as that can be said without the rest of the scenario:
// what a schema checks and `corridor explain` shows.

#include <string>

#include "corridor/scenario/units.hpp"

namespace corridor::scenario {

/// Every text that the reader takes fits; a text that fits may still be refused.
struct Spelling {
  std::string pattern;    // a regular expression (ECMAScript) for the whole text; empty: any text
  std::string units;      // units of a quantity, in words; empty: none
  bool number = false;    // may be what YAML takes for a number
  bool whole = false;     // of numbers: whole ones only
  bool truth = false;     // may be what YAML takes for true or false
  bool as_drawn = false;  // inside a distribution: spelled as a value of what is drawn
  std::string example;    // of a distribution: a constant
  std::string least;      // of numbers; empty: no bound
  std::string most;
};

Spelling spelled_freely();
/// A text of that form that YAML never takes for a number, true or false.
Spelling spelled_like(std::string pattern);
/// An id: a letter, then letters, digits, _ and -; `more` are further characters of a class.
Spelling spelled_as_id(const std::string& more = {});
Spelling spelled_as_date();
/// A whole number, or `word` where it is not empty.
Spelling spelled_whole(std::string least, std::string most, const std::string& word = {});
/// A number without unit, or a percentage where `percent`.
Spelling spelled_as_number(std::string least, std::string most, bool percent = false);
/// A number with a unit of that dimension.
Spelling spelled_in(const Dimension& dimension, std::string units);
Spelling spelled_as_duration();
/// A number with a unit joined of several, as in "18/day"; `units` says which.
Spelling spelled_in_joined_units(std::string units);
Spelling spelled_as_cargo();
Spelling spelled_as_money();
/// A number with any unit or none.
Spelling spelled_as_quantity();

}  // namespace corridor::scenario
