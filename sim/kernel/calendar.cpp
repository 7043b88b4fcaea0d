#include "corridor/kernel/calendar.hpp"

namespace corridor::kernel {

std::uint64_t Calendar::add_slot() {
  CORRIDOR_CHECK(slots_.size() < kSlotMask, "more than 16 million events pending");
  slots_.push_back({});
  return slots_.size() - 1;
}

}  // namespace corridor::kernel
