#pragma once
// Rules that a file keeps or breaks by itself.

#include <string>
#include <vector>

#include "source_tree.hpp"

namespace corridor::house {

/// Headers without `#pragma once` as their first line.
std::vector<std::string> pragma_violations(const std::vector<SourceFile>& files);

/// Headers above 200 lines, sources above 300 and tests above 400, unless their first comment says
/// what they are "long because" of.
std::vector<std::string> length_violations(const std::vector<SourceFile>& files);

/// Tests `x_test.cpp` without a namespace of that name, in which their helpers meet no others' when
/// several are compiled as one unit.
std::vector<std::string> test_namespace_violations(const std::vector<SourceFile>& files);

/// Marks of unfinished work and paths of somebody's machine, in any file.
std::vector<std::string> text_violations(const std::vector<SourceFile>& files);

}  // namespace corridor::house
