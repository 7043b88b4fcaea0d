#include "corridor/scenario/overlay_text.hpp"

#include <cstddef>
#include <optional>
#include <utility>

#include "corridor/scenario/locate.hpp"
#include "corridor/scenario/tree.hpp"
#include "corridor/scenario/writer.hpp"

namespace corridor::scenario {
namespace {

Tree& entry_of(Tree& map, const std::string& key) {
  TreeEntry* const found = map.find(key);
  return found != nullptr
             ? found->value
             : map.entries.emplace_back(TreeEntry{.key = key, .place = {}, .value = make_map()})
                   .value;
}

/// Copies what the steps lead to, or the first list on the way: only maps are merged.
bool copy(const Tree& from, const std::vector<std::string>& steps, std::size_t at, Tree& into) {
  if (at == steps.size() || from.is_list()) {
    into = from;
    return true;
  }
  const TreeEntry* const next = from.find(steps[at]);
  return next != nullptr && copy(next->value, steps, at + 1, entry_of(into, steps[at]));
}

}  // namespace

std::string overlay_yaml(const Scenario& scenario,
                         const std::vector<std::string>& paths,
                         const std::string& base) {
  const Tree whole = canonical_tree(scenario);
  Tree overlay = make_map();
  entry_of(overlay, "corridor") = make_scalar(std::to_string(scenario.format));
  entry_of(overlay, "extends") = make_scalar(base);
  for (const std::string& path : paths) {
    const auto steps = split_path(path);
    if (!steps || !copy(whole, *steps, 0, overlay)) {
      return {};
    }
  }
  return block_text(overlay);
}

}  // namespace corridor::scenario
