#pragma once
// Keys that come twice in one map.

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

/// Reports them with both places and keeps the first of each.
void drop_duplicate_keys(Tree& map, const Sources& sources, core::Diagnostics& diagnostics);

}  // namespace corridor::scenario
