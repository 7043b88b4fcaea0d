#pragma once
// A tree as JSON.

#include <string>

#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

/// A text that stays one in JSON, whatever it looks like.
Tree make_text(std::string text);

/// Keys in the order of the tree, two blanks a level, ending in a line feed. A plain scalar that
/// JSON knows as a number, true or false is written as that, any other as a string.
std::string json_text(const Tree& tree);

}  // namespace corridor::scenario
