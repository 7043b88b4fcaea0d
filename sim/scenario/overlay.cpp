#include "overlay.hpp"

#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/kinds.hpp"
#include "corridor/scenario/loader.hpp"
#include "corridor/scenario/locate.hpp"

namespace corridor::scenario {
namespace {

/// The value below `tree`, or null.
Tree* step_down(Tree& tree, const std::string& step) {
  if (tree.is_map()) {
    TreeEntry* entry = tree.find(step);
    return entry == nullptr ? nullptr : &entry->value;
  }
  const auto index = detail::index_of(step);
  return tree.is_list() && index && *index < tree.items.size() ? &tree.items[*index] : nullptr;
}

std::vector<std::string> keys_of(const Tree& tree) {
  std::vector<std::string> keys;
  for (const TreeEntry& entry : tree.entries) {
    keys.push_back(entry.key);
  }
  return keys;
}

void place_all(Tree& tree, Place place) {
  tree.place = place;
  for (Tree& item : tree.items) {
    place_all(item, place);
  }
  for (TreeEntry& entry : tree.entries) {
    entry.place = place;
    place_all(entry.value, place);
  }
}

/// A number that is wrapped in {value: ..., source: ...} keeps where it comes from only if it
/// stays.
class Setter {
 public:
  Setter(std::string path, Place place, const Sources& sources, core::Diagnostics& diagnostics)
      : path_(std::move(path)), place_(place), sources_(sources), diagnostics_(diagnostics) {}

  void set(Tree& root, Tree value) {
    const auto steps = split_path(path_);
    const Parsed<const Kind*> kind = find_kind(path_);
    if (!steps || !kind.value) {
      const Problem& problem = kind.problem;
      error(fmt::format(
          "unknown path ({}{}{})", problem.what, problem.hint.empty() ? "" : "; ", problem.hint));
      return;
    }
    Tree* parent = &root;
    std::string walked;
    for (std::size_t i = 0; i + 1 < steps->size(); ++i) {
      walked += (walked.empty() ? "" : ".") + (*steps)[i];
      Tree* below = step_down(*parent, (*steps)[i]);
      if (below == nullptr) {
        does_not_exist(*parent, walked, (*steps)[i]);
        return;
      }
      parent = below;
    }
    put(*parent, steps->back(), std::move(value));
  }

 private:
  void error(const std::string& message) {
    diagnostics_.error(sources_.mark(place_), path_, message);
  }

  void does_not_exist(const Tree& parent, const std::string& walked, const std::string& step) {
    const std::string near = core::nearest_name(step, keys_of(parent));
    error(fmt::format("{} does not exist{}",
                      walked,
                      near.empty() ? "" : fmt::format(" (did you mean {}?)", near)));
  }

  void put(Tree& parent, const std::string& step, Tree value) {
    if (TreeEntry* entry = parent.is_map() ? parent.find(step) : nullptr) {
      entry->place = place_;
      entry->value = std::move(value);
    } else if (Tree* present = step_down(parent, step)) {
      *present = std::move(value);
    } else if (parent.is_map()) {
      parent.entries.push_back({.key = step, .place = place_, .value = std::move(value)});
    } else {
      error(fmt::format("{} does not exist there (found {})", step, kind_words(parent)));
    }
  }

  std::string path_;
  Place place_;
  const Sources& sources_;
  core::Diagnostics& diagnostics_;
};

}  // namespace

void put_at(const std::string& path,
            Place place,
            Tree value,
            const Sources& sources,
            core::Diagnostics& diagnostics,
            Tree& root) {
  Setter(path, place, sources, diagnostics).set(root, std::move(value));
}

void apply_set(const std::string& assignment,
               Sources& sources,
               core::Diagnostics& diagnostics,
               Tree& root) {
  const std::uint32_t file = sources.add("--set");
  const Place place{.file = file, .line = 0, .column = 0};
  const std::size_t equals = assignment.find('=');
  if (equals == 0 || equals == std::string::npos) {
    diagnostics.error(sources.mark(place),
                      "",
                      fmt::format("not an assignment (found {}, expected path=value)", assignment));
    return;
  }
  const std::string path = assignment.substr(0, equals);
  core::Diagnostics problems;
  auto value = load_tree(assignment.substr(equals + 1), file, sources, problems);
  for (core::Diagnostic problem : problems.items()) {
    problem.path = path;
    diagnostics.add(std::move(problem));
  }
  if (value && problems.empty()) {
    place_all(*value, place);
    Setter(path, place, sources, diagnostics).set(root, std::move(*value));
  }
}

}  // namespace corridor::scenario
