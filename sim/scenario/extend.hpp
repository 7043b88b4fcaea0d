#pragma once
// `extends: base.yaml`: one tree laid over another.

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

/// Maps are merged key by key; everything else in `over` replaces what is in `base`, also a number
/// with its source and a distribution, so that no source stays with another value. A key whose
/// value is written as `null` is taken out of `base`, where it must be.
void lay_over(Tree& base, Tree over, const Sources& sources, core::Diagnostics& diagnostics);

}  // namespace corridor::scenario
