#include "corridor/kernel/calendar.hpp"

namespace corridor::kernel {

std::uint64_t Calendar::add_slot() {
  CORRIDOR_CHECK(slots_.size() < kSlotMask, "more than 16 million events pending");
  slots_.push_back({});
  return slots_.size() - 1;
}

/// Brings the next keys near; false when there are none.
bool Calendar::refill() {
  const auto keys = keys_.refill();
  for (const Key key : keys) {
    prefetch_slot(key);
  }
  return !keys.empty();
}

}  // namespace corridor::kernel
