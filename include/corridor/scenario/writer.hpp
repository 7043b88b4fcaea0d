#pragma once
// A scenario as text, and the language as text: both from the descriptions.

#include <string>

#include "corridor/scenario/scenario.hpp"
#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

/// The scenario as YAML with sorted keys, normalised units and sources, without what is default.
/// Scenarios that differ in the order or spelling of their files only give the same bytes, and
/// reading the text gives it again.
std::string canonical_yaml(const Scenario& scenario);
/// The same as a tree, without places.
Tree canonical_tree(const Scenario& scenario);

/// The reference page of the language, docs/scenario-reference.md.
std::string reference_markdown();

/// The scenario that the reference page begins with.
std::string minimal_example();

}  // namespace corridor::scenario
