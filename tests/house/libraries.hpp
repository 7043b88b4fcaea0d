#pragma once
// Which library may be used where, and what a pure function must not reach for.

#include <string>
#include <vector>

#include "source_tree.hpp"

namespace corridor::house {

/// Includes in angle brackets that are neither standard nor allowed at their place.
std::vector<std::string> library_violations(const std::vector<SourceFile>& files);

/// Standard headers that give a run a file, a clock, a thread or another generator: simulate() is a
/// pure function of scenario and replication, so the modules it is made of use none of them.
std::vector<std::string> purity_violations(const std::vector<SourceFile>& files);

}  // namespace corridor::house
