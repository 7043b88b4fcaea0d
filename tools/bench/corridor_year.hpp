#pragma once
// What one replication of a whole scenario costs: events a lot, time an event beside the
// hand-written hold loop, and where the time goes.

#include <iosfwd>

#include "corridor/scenario/scenario.hpp"

namespace corridor::bench {

/// Prints all of it; false when a target is missed.
bool measure_replication(const scenario::Scenario& scenario, int repetitions, std::ostream& out);

/// Prints how events and time are shared among kinds of entity. The clock is read at each event, so
/// the whole is slower than without.
void profile_replication(const scenario::Scenario& scenario, std::ostream& out);

}  // namespace corridor::bench
