#include "extend.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/scenario/locate.hpp"
#include "corridor/scenario/reading.hpp"

namespace corridor::scenario {
namespace {

class Overlay {
 public:
  Overlay(const Sources& sources, core::Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  void merge(Tree& base, Tree over, const std::string& path) {
    std::map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < base.entries.size(); ++i) {
      known.emplace(base.entries[i].key, i);
    }
    std::vector<bool> removed(base.entries.size());
    for (TreeEntry& entry : over.entries) {
      const std::string here = joined_path(path, entry.key);
      const auto found = known.find(entry.key);
      if (found != known.end() && entry.value.is_explicit_null()) {
        removed[found->second] = true;
      } else if (found != known.end()) {
        replace(base.entries[found->second], entry, here);
      } else if (entry.value.is_explicit_null()) {
        nothing_to_remove(base, entry, here);
      } else {
        look_for_slip(base, entry, here);
        base.entries.push_back(std::move(entry));
      }
    }
    drop(base.entries, removed);
  }

 private:
  void replace(TreeEntry& base, TreeEntry& over, const std::string& path) {
    if (base.value.is_map() && over.value.is_map() && is_a_map_of_things(path)) {
      merge(base.value, std::move(over.value), path);
    } else if (TreeEntry* const more = appended(over.value);
               more != nullptr && base.value.is_list()) {
      std::ranges::move(more->value.items, std::back_inserter(base.value.items));
    } else {
      base = std::move(over);
    }
  }

  /// `{append: [...]}`: what comes after the items of the list that is extended.
  static TreeEntry* appended(Tree& over) {
    const bool alone = over.is_map() && over.entries.size() == 1;
    TreeEntry* const more = alone ? over.find("append") : nullptr;
    return more != nullptr && more->value.is_list() ? more : nullptr;
  }

  /// Not a number with its source, nor a distribution.
  static bool is_a_map_of_things(const std::string& path) {
    const Parsed<const Kind*> kind = find_kind(path);
    return kind.value && !(*kind.value)->number &&
           ((*kind.value)->shape == Shape::Map || (*kind.value)->shape == Shape::Struct);
  }

  /// A new thing that lacks what it must have and is called almost like an old one is that one.
  void look_for_slip(const Tree& base, const TreeEntry& entry, const std::string& path) {
    const std::string near = nearest_key(base, entry.key);
    if (!near.empty() && lacks_something(entry.value, path)) {
      diagnostics_.error(
          sources_.mark(entry.place),
          path,
          fmt::format("what is extended has no {} (did you mean {}?)", entry.key, near));
    }
  }
  static bool lacks_something(const Tree& tree, const std::string& path) {
    const Parsed<const Kind*> kind = find_kind(path);
    if (!tree.is_map() || !kind.value || (*kind.value)->shape != Shape::Struct) {
      return false;
    }
    return std::ranges::any_of((*kind.value)->structure().fields, [&tree](const Field& field) {
      return field.is_required && tree.find(field.key) == nullptr;
    });
  }

  static std::string nearest_key(const Tree& base, const std::string& key) {
    std::vector<std::string> keys;
    for (const TreeEntry& present : base.entries) {
      keys.push_back(present.key);
    }
    return core::nearest_name(key, keys);
  }
  void nothing_to_remove(const Tree& base, const TreeEntry& entry, const std::string& path) {
    const std::string near = nearest_key(base, entry.key);
    diagnostics_.error(sources_.mark(entry.place),
                       path,
                       fmt::format("null removes it, but what is extended has no {}{}",
                                   entry.key,
                                   near.empty() ? "" : fmt::format(" (did you mean {}?)", near)));
  }

  static void drop(std::vector<TreeEntry>& entries, const std::vector<bool>& removed) {
    std::vector<TreeEntry> kept;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i >= removed.size() || !removed[i]) {
        kept.push_back(std::move(entries[i]));
      }
    }
    entries = std::move(kept);
  }

  const Sources& sources_;
  core::Diagnostics& diagnostics_;
};

}  // namespace

void lay_over(Tree& base, Tree over, const Sources& sources, core::Diagnostics& diagnostics) {
  Overlay(sources, diagnostics).merge(base, std::move(over), "");
}

}  // namespace corridor::scenario
