#pragma once

#include <string>
#include <vector>

#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

/// The unit in which all these commodities are counted, or empty.
std::string common_unit(const Scenario& scenario, const std::vector<std::string>& cargo);

}  // namespace corridor::scenario
