#pragma once
// What an event costs when the network is many times as large.

#include <iosfwd>

#include "corridor/scenario/scenario.hpp"

namespace corridor::bench {

/// Time an event of one replication of 1, 10 and 100 copies of the scenario, by turns; prints them
/// and answers whether the largest costs at most 20 % more than the smallest.
bool measure_scaling(const scenario::Scenario& scenario, int repetitions, std::ostream& out);

}  // namespace corridor::bench
