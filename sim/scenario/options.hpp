#pragma once
// `--with OPTION`: puts the changes of options into a tree before it is read.

#include <string>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/scenario.hpp"
#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

/// `base` is the scenario of the tree without them: it says when the run begins and when options
/// come into force. One that is in force when the run begins replaces values; a later one becomes a
/// disruption `with-OPTION` that changes numbers from its date to the end of the run. The names are
/// added to the tree's `applied`.
/// Those of `from_start` are in force from the beginning whatever their dates say.
void apply_options(const std::vector<std::string>& ids,
                   const std::vector<std::string>& from_start,
                   const Scenario& base,
                   Sources& sources,
                   core::Diagnostics& diagnostics,
                   Tree& root);

}  // namespace corridor::scenario
