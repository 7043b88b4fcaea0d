#pragma once
// The scenarios that come with the program.

#include <string>

#include "corridor/scenario/scenario.hpp"

namespace corridor::test {

/// Reads scenarios/<name>; a mistake in it ends the test case.
scenario::Scenario shipped(const std::string& name);

}  // namespace corridor::test
