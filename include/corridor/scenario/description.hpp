#pragma once
// The language of scenarios as data: each struct has one description, each field one line in it.
// Reading, checking, canonical writing, the reference page and key suggestions all come from here
// and so do the JSON Schema and `corridor explain`. A new field is a struct member and a line in
// describe_*.cpp.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/spelling.hpp"
#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

class Reading;
class Writing;
struct Scope;
struct Description;

enum class Shape { Scalar, List, Map, Struct, Choice };

/// How values of one type are read, written and explained.
struct Kind {
  std::string words;    // "a duration", for "expected a duration such as 8 h"
  std::string example;  // "8 h"
  std::string range;    // "at least 1", or empty
  Shape shape = Shape::Scalar;
  bool optional = false;             // may be absent
  bool number = false;               // may be {value: ..., source, confidence, low, high, note}
  std::vector<std::string> choices;  // words that are allowed; names of alternatives
  std::string key;  // of a map: "id", "commodity", "node", "path"; of a choice: what is drawn
  std::string key_pattern;    // of a map: what its keys match, as in Spelling
  Spelling spelling;          // of a single value; of a list without element: of its items
  std::size_t size = 0;       // of a list without element: number of items
  std::vector<Kind> element;  // of a list or map: one; of a choice: each
  const Description& (*structure)() = nullptr;  // of a struct

  /// Reads `tree` into the object; false when something was reported.
  std::function<bool(Reading&, const Tree&, void*)> read;
  /// What `read` would take back; Null for nothing.
  std::function<Tree(Writing&, const void*)> write;
  /// Reads into a value of its own; its measure (see below), or none when something was reported.
  std::function<std::optional<double>(Reading&, const Tree&)> trial;
  /// Of a number: what `low` and `high` must enclose (the mean of a distribution).
  std::function<double(const void*)> measure;
  /// Of a list, map or struct: the element, value or member with that index or key, or null.
  std::function<void*(void*, const std::string&)> child;

  /// Makes known what the elements or alternatives measure.
  std::function<void(Scope&)> enter;

  [[nodiscard]] std::string expected() const;
};

/// A kind that reads and writes a T.
template <class T>
struct KindOf : Kind {};

/// One key of a map in the file and the member it fills.
struct Field {
  std::string key;
  Kind kind;
  std::string help;
  std::function<void*(void*)> member;
  std::string default_text;  // shown in the reference; empty: the value of a new struct
  Tree default_tree;
  bool is_required = false;
  bool is_alias = false;  // another spelling of a member: read, never written
  std::function<void(void*)> when_given;
  std::function<bool(const void*, const std::string&)>
      omitted;  // (object, id): need not be written

  Field& required();
  Field& alias();
  /// What holds without the key, when that is more than the value of a new struct.
  Field& otherwise(std::string text);
  Field& like(std::string example);
  template <class S>
  Field& given(bool S::*flag, bool value) {
    when_given = [flag, value](void* object) { static_cast<S*>(object)->*flag = value; };
    return written_if<S>(
        [flag, value](const S& s, const std::string&) { return s.*flag == value; });
  }
  /// Writes the field only where `needed(object, id)`.
  template <class S, class F>
  Field& written_if(F needed) {
    omitted = [needed](const void* object, const std::string& id) {
      return !needed(*static_cast<const S*>(object), id);
    };
    return *this;
  }
};

/// What `complete` and `check` may look at beside the object: the map as written, its key or "".
struct Given {
  const Tree& tree;
  const std::string& id;

  [[nodiscard]] bool has(const std::string& key) const { return tree.find(key) != nullptr; }
};

struct Description {
  std::string noun;  // "facility"
  std::string help;
  std::vector<Field> fields;  // in reading order: later fields may refer to earlier ones
  std::map<std::string, std::size_t> index;
  bool carries_source = true;  // may carry source, confidence and note for its numbers
  /// Makes the object known to its fields; called before each of them.
  std::function<void(Scope&, const void*)> enter;
  /// Fills what follows from other fields; called when all fields are read, with or without errors.
  std::function<void(Reading&, const Given&, void*)> complete;
  /// Checks that need several fields; called when all of them were right.
  std::function<void(Reading&, const Given&, const void*)> check;

  [[nodiscard]] const Field* find(const std::string& key) const;
  /// "an option".
  [[nodiscard]] std::string a_noun() const;
};

}  // namespace corridor::scenario
