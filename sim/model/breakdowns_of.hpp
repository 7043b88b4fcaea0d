#pragma once

#include <memory>

#include "corridor/kernel/breakdowns.hpp"
#include "corridor/model/world.hpp"

namespace corridor::model {

/// The breakdowns of a facility that has some, at work from now on as long as they live.
std::unique_ptr<kernel::Breakdowns> breakdowns_of(World& world, FacilityId facility);

}  // namespace corridor::model
