#pragma once
// A tank in a run: lots stand for what is in it, and its level says how much of them has flowed.

#include "corridor/core/quantity.hpp"
#include "corridor/kernel/reservoir.hpp"
#include "corridor/kernel/servers.hpp"

namespace corridor::model {

struct Tank;

/// One end of a transfer that is under way, if it is at a tank.
struct TankTransfer {
  Tank* tank = nullptr;
  kernel::Reservoir::Transfer number = 0;

  void end() const;
};

struct Tank {
  Tank(kernel::Simulator& simulator, core::Amount capacity, core::Amount initial, kernel::Tag tag)
      : level(simulator, capacity.micro, initial.micro, tag),
        turn(simulator, 1, tag),
        heel(initial) {}

  /// What was lifted begins to flow out.
  TankTransfer draw_lifted(core::Amount amount, kernel::Ticks per_day) {
    lifted -= amount;
    return {this, level.draw(amount.micro, per_day)};
  }
  void draw_lifted_at_once(core::Amount amount) {
    lifted -= amount;
    level.draw_at_once(amount.micro);
  }

  kernel::Reservoir level;
  kernel::Servers turn;  // of who waits for ullage
  core::Amount heel;     // of the initial stock, what no flow takes away
  core::Amount lifted;   // no lot's any more, and not yet on its way out
};

inline void TankTransfer::end() const {
  if (tank != nullptr) {
    tank->level.end(number);
  }
}

/// Whole millionths a day, rounded up.
kernel::Ticks per_day(const core::Rate& rate);

}  // namespace corridor::model
