#pragma once
// Many replications: two threads beside two processes that run at once, and the memory of many runs
// beside that of few.

#include <iosfwd>

#include "corridor/scenario/scenario.hpp"

namespace corridor::bench {

/// Wall time of replications by two single-threaded processes at once over that by one process with
/// two threads; prints it and answers whether the target is met.
bool measure_threads(const scenario::Scenario& scenario, int repetitions, std::ostream& out);

/// Peak memory of a run with few and with many replications, each in a process of its own, summary
/// included.
bool measure_memory(const scenario::Scenario& scenario, std::ostream& out);

}  // namespace corridor::bench
