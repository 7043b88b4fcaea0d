#pragma once
// A YAML or JSON file as a tree of values, maps in file order, each key and value with its place.
// It says nothing of what the values mean: descriptions do.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/core/diagnostics.hpp"

namespace corridor::scenario {

/// A place in one of the files read. Lines and columns count from 1, columns in bytes.
struct Place {
  std::uint32_t file = 0;
  std::int32_t line = 0;
  std::int32_t column = 0;
};

/// The names of the files read, by number.
class Sources {
 public:
  std::uint32_t add(std::string name);
  [[nodiscard]] const std::string& name(std::uint32_t file) const { return names_[file]; }
  [[nodiscard]] core::Mark mark(Place place) const;

 private:
  std::vector<std::string> names_;
};

struct TreeEntry;

struct Tree {
  enum class Kind : std::uint8_t { Null, Scalar, List, Map };

  Kind kind = Kind::Null;
  bool plain = true;  // a scalar without quotes
  Place place;
  std::string text;                // of a scalar; of a Null that was written out: how
  std::vector<Tree> items;         // of a list
  std::vector<TreeEntry> entries;  // of a map, in file order, keys unique

  [[nodiscard]] bool is_map() const { return kind == Kind::Map; }
  [[nodiscard]] bool is_list() const { return kind == Kind::List; }
  [[nodiscard]] bool is_scalar() const { return kind == Kind::Scalar; }
  /// `null` or `~`, not a value left out.
  [[nodiscard]] bool is_explicit_null() const { return kind == Kind::Null && !text.empty(); }
  /// Value of `key`, or null. Linear: for small maps and single look-ups.
  [[nodiscard]] const TreeEntry* find(std::string_view key) const;
  [[nodiscard]] TreeEntry* find(std::string_view key);
};

struct TreeEntry {
  std::string key;
  Place place;  // of the key
  Tree value;
};

Tree make_scalar(std::string text);
Tree make_list();
Tree make_map();

/// Puts the keys of all maps in it in byte order.
void sort_keys(Tree& tree);

/// "a map", "a list", "text" or "nothing".
std::string kind_words(const Tree& tree);
/// The value on one line, as YAML would read it: "{lognormal: {mean: 8 h, cv: 0.5}}".
std::string flow_text(const Tree& tree);
/// The value in block style, ending in a line feed; lists of scalars stay on one line.
std::string block_text(const Tree& tree);

}  // namespace corridor::scenario
