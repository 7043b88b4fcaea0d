#pragma once
// The project's files, read once for all tests of the house.

#include <string>
#include <vector>

#include "source_tree.hpp"

namespace corridor::house {

const std::vector<SourceFile>& project();

/// One a line, so that a failing test lists them all.
std::string joined(const std::vector<std::string>& violations);

}  // namespace corridor::house
