#pragma once
// A tank in a run: lots stand for what is in it, and its level says how much of them has flowed.

#include "corridor/core/quantity.hpp"
#include "corridor/kernel/reservoir.hpp"
#include "corridor/kernel/servers.hpp"

namespace corridor::model {

struct Tank {
  Tank(kernel::Simulator& simulator, core::Amount capacity, core::Amount initial, kernel::Tag tag)
      : level(simulator, capacity.micro, initial.micro, tag), turn(simulator, 1, tag) {}

  kernel::Reservoir level;
  kernel::Servers turn;  // of who waits for ullage
  core::Amount heel;     // of the initial stock, what no flow takes away
};

/// One end of a transfer that is under way, if it is at a tank.
struct TankTransfer {
  Tank* tank = nullptr;
  kernel::Reservoir::Transfer number = 0;

  void end() const {
    if (tank != nullptr) {
      tank->level.end(number);
    }
  }
};

/// Whole millionths a day, rounded up.
kernel::Ticks per_day(const core::Rate& rate);

}  // namespace corridor::model
