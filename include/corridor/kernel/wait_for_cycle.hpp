#pragma once
// Why nothing moves: when the calendar is dry while processes wait, who waits for whom in a circle.

#include <vector>

#include "corridor/kernel/simulator.hpp"

namespace corridor::kernel {

/// `process` waits for `waitable`, which the next one of the cycle holds (the last: the first).
struct WaitFor {
  Tag process;
  Tag waitable;
  friend bool operator==(const WaitFor&, const WaitFor&) = default;
};

/// A cycle of the wait-for graph, from its process that was spawned first; empty when there is
/// none, because somebody waits for what nobody is known to hold. To be asked when the calendar is
/// dry: a process that could go on by itself is not told apart.
std::vector<WaitFor> wait_for_cycle(const Simulator& simulator);

}  // namespace corridor::kernel
