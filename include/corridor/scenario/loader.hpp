#pragma once
// The one place where bytes from outside become a tree. Everything that YAML allows and a scenario
// does not need is refused here, as it comes: the reader behind it never sees a cycle, a bomb, a
// duplicate or a control character.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

inline constexpr std::size_t kMaxFileBytes = std::size_t{8} << 20U;
inline constexpr std::size_t kMaxScalarBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kMaxKeyBytes = 1024;
inline constexpr std::size_t kMaxDepth = 64;
inline constexpr std::size_t kMaxValues = 1'000'000;  // without keys, with aliases expanded

/// The tree of one YAML document. Without errors in `diagnostics` the tree is complete; duplicates
/// and tags are reported and left out, anything worse ends the reading with no tree.
std::optional<Tree> load_tree(std::string bytes,
                              std::uint32_t file,
                              const Sources& sources,
                              core::Diagnostics& diagnostics);

}  // namespace corridor::scenario
