#include "duplicate_keys.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace corridor::scenario {
namespace {

/// Indices of the entries in the order of their keys, equal keys in the order of the file: found by
/// sorting, since a search for each key would be quadratic.
std::vector<std::size_t> by_key(const Tree& map) {
  std::vector<std::size_t> order(map.entries.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    order[i] = i;
  }
  std::stable_sort(order.begin(), order.end(), [&map](std::size_t a, std::size_t b) {
    return map.entries[a].key < map.entries[b].key;
  });
  return order;
}

}  // namespace

void drop_duplicate_keys(Tree& map, const Sources& sources, core::Diagnostics& diagnostics) {
  const std::vector<std::size_t> order = by_key(map);
  std::set<std::size_t> doubled;
  std::size_t first = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const TreeEntry& known = map.entries[order[first]];
    const TreeEntry& entry = map.entries[order[i]];
    if (known.key != entry.key) {
      first = i;
      continue;
    }
    const core::Mark before = sources.mark(known.place);
    diagnostics.error(sources.mark(entry.place),
                      "",
                      fmt::format("duplicate key {} (first at {}:{}:{})",
                                  entry.key,
                                  before.file,
                                  before.line,
                                  before.column));
    doubled.insert(order[i]);
  }
  std::vector<TreeEntry> kept;
  for (std::size_t i = 0; !doubled.empty() && i < map.entries.size(); ++i) {
    if (!doubled.contains(i)) {
      kept.push_back(std::move(map.entries[i]));
    }
  }
  if (!doubled.empty()) {
    map.entries = std::move(kept);
  }
}

}  // namespace corridor::scenario
