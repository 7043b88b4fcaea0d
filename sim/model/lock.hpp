#pragma once
// Why nothing moves any more, in the corridor's words.

#include <string>

#include "corridor/model/world.hpp"

namespace corridor::model {

/// ": feeder#2 holds aktau.berths, awaits ... held by ..."; empty when no circle of holders is
/// known.
std::string explain_lock(const World& world);

/// Whether everything stands although cargo keeps coming: for a month no lot and no vehicle has
/// moved, no closure is in force, nobody is under way, at work or bound to leave by the clock, and
/// vehicles wait for room, a berth or a path. Sources and calendars alone keep such a run from
/// drying up.
bool at_standstill(const World& world);

/// What most events of the next thousand, until `end`, are of: " around border.lanes". Ends the
/// run: what it executes is no longer counted.
std::string busiest(World& world, Time end);

}  // namespace corridor::model
