#pragma once
// Numbers that change at a date: works, commissioning, contracts.

#include "corridor/model/world.hpp"

namespace corridor::model {

/// At the begin or end of a window of `change`: gives its number the value that holds from now on.
void follow_change(World& world, const scenario::Change& change);

}  // namespace corridor::model
