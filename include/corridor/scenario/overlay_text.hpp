#pragma once
// A scenario as what differs from another file.

#include <string>
#include <vector>

#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

/// A file that extends `base`, a file name beside which it is to lie, by the values at the paths,
/// with their sources: reading it gives `scenario`, if that is `base` but for these paths. A value
/// inside a list brings the whole list. No text when one of the paths is not written in the
/// canonical form of the scenario.
std::string overlay_yaml(const Scenario& scenario,
                         const std::vector<std::string>& paths,
                         const std::string& base);

}  // namespace corridor::scenario
