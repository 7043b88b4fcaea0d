#pragma once
// Ways through the language: from the whole file to a field, by paths that may leave ids out.

#include <string>
#include <vector>

#include "corridor/scenario/description.hpp"

namespace corridor::scenario {

/// A place in the language. `field` is null for what is no key of its own: an element, a form of a
/// distribution, the note beside a number.
struct Spot {
  std::string path;  // "nodes.*.storage"
  const Kind* kind = nullptr;
  const Field* field = nullptr;
  const Description* owner = nullptr;  // whose key it is
  std::string hint;                    // what may have been meant instead
};

/// The struct that the values of the kind are made of, or null.
const Description* structure_of(const Kind& kind);

/// Every key of the language at the first place where a walk from the whole file meets it.
const std::vector<Spot>& all_spots();
/// The first place that holds a struct of that description: "fleets.*".
std::string path_of(const Description& description);
/// The noun so called, with blanks or "_" between words, singular or plural; null when there is
/// none.
const Description* find_noun(const std::string& word);

/// What the steps lead to; a problem that names the nearest when they lead nowhere. The first is a
/// key of the whole file or a noun.
Parsed<Spot> walk_to(const std::vector<std::string>& steps);

}  // namespace corridor::scenario
