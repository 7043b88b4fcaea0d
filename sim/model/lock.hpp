#pragma once
// Why nothing moves any more, in the corridor's words.

#include <string>

#include "corridor/model/world.hpp"

namespace corridor::model {

/// ": feeder#2 holds aktau.berths, awaits ... held by ..."; empty when no circle of holders is
/// known.
std::string explain_lock(const World& world);

}  // namespace corridor::model
