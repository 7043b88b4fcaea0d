#pragma once
// `--set path=value`: changes a tree before it is read.

#include <string>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

/// Parses the value as YAML and puts it where the path says. The path must be one that the
/// descriptions know and, but for its last step, one that exists.
void apply_set(const std::string& assignment,
               Sources& sources,
               core::Diagnostics& diagnostics,
               Tree& root);

/// Puts `value` where the path says, by the same rules; problems are told at `place`.
void put_at(const std::string& path,
            Place place,
            Tree value,
            const Sources& sources,
            core::Diagnostics& diagnostics,
            Tree& root);

}  // namespace corridor::scenario
