#pragma once
// Finds the value that a path names: "nodes.aktau.storage.yard.capacity.container".

#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/description.hpp"
#include "corridor/scenario/reading.hpp"

namespace corridor::scenario {

/// "a.b[0].c" as {"a", "b", "0", "c"}; none when it is not a path.
std::optional<std::vector<std::string>> split_path(const std::string& path);

/// What a path names. `object` is null where the value does not exist (yet), as for a key that an
/// option adds, and inside a distribution.
struct Located {
  const Kind* kind = nullptr;
  void* object = nullptr;
  Scope scope;
};

/// A problem when no description has such a key or something on the way does not exist.
Parsed<Located> locate(Scenario& scenario, const std::string& path);

/// The kind of what the path names in any scenario; a problem when no description has such a key.
Parsed<const Kind*> find_kind(const std::string& path);

}  // namespace corridor::scenario
