#pragma once
// Numbers that change at a date: works, commissioning, contracts.

#include <cstdint>

#include "corridor/model/world.hpp"

namespace corridor::model {

/// Sets one number of the running world and returns what it was.
std::int64_t apply_change(World& world, const scenario::Change& change, std::int64_t value);

}  // namespace corridor::model
