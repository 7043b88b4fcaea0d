#pragma once
// The table of numbers that may change within a run: their paths, how each is read and written.

#include <optional>
#include <string>

#include "corridor/scenario/reading.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

/// What the path names, if that may change within a run; its value is still to be read.
std::optional<Change> change_of(const std::string& path);
/// Reads the new value into the change; false when something was reported.
bool read_changed_value(Reading& reading, const Tree& tree, Change& change);
Tree changed_value_tree(Writing& writing, const Change& change);
/// "a facility's count, ...": what they are.
const char* changeable_words();

}  // namespace corridor::scenario
