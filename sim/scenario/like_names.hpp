#pragma once
// Names that a reader would take for each other.

#include <string>

namespace corridor::scenario {

/// The name without case, accents, invisible characters and blanks at its ends: equal for names
/// that differ in nothing else. Knows Latin and Cyrillic letters.
std::string folded(const std::string& name);

}  // namespace corridor::scenario
