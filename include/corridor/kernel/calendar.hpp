#pragma once
// The event calendar: pending events ordered by time, then priority (smaller first), then order of
// scheduling. Never by address. A key {time, priority, sequence, slot} is one integer; what an
// event does lies in a table of slots, so that cancelling is O(1) and stale keys are skipped when
// they surface.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corridor/core/check.hpp"
#include "corridor/core/time.hpp"
#include "corridor/kernel/key_queue.hpp"

namespace corridor::kernel {

class Simulator;

using core::Duration;
using core::Time;

/// 0 (first) .. 15 (last) among events of one instant.
using Priority = std::uint8_t;
inline constexpr Priority kNormal = 8;
/// After all else of the instant.
inline constexpr Priority kLast = 15;

/// Names what happens to whom in fingerprints and traces: kind and entity, chosen by the model.
struct Tag {
  std::uint64_t bits = 0;
  static constexpr Tag of(std::uint32_t kind, std::uint32_t entity) {
    return {(std::uint64_t{kind} << 32U) | entity};
  }
  [[nodiscard]] std::uint32_t kind() const { return static_cast<std::uint32_t>(bits >> 32U); }
  friend bool operator==(Tag, Tag) = default;
};

/// A scheduled event; stays safe to cancel after it has fired.
struct EventId {
  std::uint64_t order = 0;  // 0: none

  [[nodiscard]] bool valid() const { return order != 0; }
};

struct Event {
  void (*fire)(Simulator&, void*) = nullptr;  // none: resumes the process that `context` points to
  void* context = nullptr;
  Tag tag;
};

class Calendar {
 public:
  EventId schedule(Time at, const Event& event, Priority priority = kNormal);
  /// True when the event was still pending.
  bool cancel(EventId id);

  /// Removes the next event and tells its time; false when there is none up to `until`.
  bool pop(Time until, Time& time, Event& event);
  /// Time of the next pending event, or Time::max().
  Time next_time() { return settle() ? time_of(keys_.front()) : Time::max(); }

  /// The place in the order of scheduling that an event of normal priority would get now; above all
  /// taken before.
  std::uint64_t take_place();
  /// Whether no pending event comes before the one that took `place` at `time`.
  bool none_before(Time time, std::uint64_t place);
  /// Visits all pending events, in no order.
  template <class F>
  void for_each(F&& visit) const {
    for (const Slot& slot : slots_) {
      if (slot.order >> kSlotBits != 0) {  // else it is the number of a free one
        visit(slot.event);
      }
    }
  }

 private:
  using Key = KeyQueue::Key;
  struct Slot {
    Event event;
    std::uint64_t order =
        0;  // of the event that occupies it; when free: number of the next free one
  };
  static constexpr unsigned kSlotBits = 24;
  static constexpr unsigned kPriorityShift = 60;
  static constexpr std::uint64_t kSlotMask = (std::uint64_t{1} << kSlotBits) - 1;
  static constexpr std::uint64_t kMaxSequence = std::uint64_t{1} << (kPriorityShift - kSlotBits);

  static Key key_of(Time at, std::uint64_t order) {
    const auto biased = static_cast<std::uint64_t>(at.time_since_epoch().count()) ^ (1ULL << 63U);
    return (Key{biased} << 64U) | order;
  }
  static Time time_of(Key key) {
    const auto biased = static_cast<std::uint64_t>(key >> 64U);
    return Time{Duration{static_cast<std::int64_t>(biased ^ (1ULL << 63U))}};
  }

  [[nodiscard]] bool pending(std::uint64_t order) const {
    return slots_[order & kSlotMask].order == order;
  }
  std::uint64_t next_order(Priority priority, std::uint64_t slot);
  std::uint64_t take_slot();
  std::uint64_t add_slot();
  void free_slot(std::uint64_t slot);
  /// Among many events, a slot is not in the cache when its turn comes.
  void prefetch_slot(Key key) const {
    __builtin_prefetch(slots_.data() + (static_cast<std::uint64_t>(key) & kSlotMask));
  }
  bool settle();
  bool refill();

  KeyQueue keys_;
  std::vector<Slot> slots_;
  std::uint64_t first_free_ = kSlotMask;  // none
  std::uint64_t sequence_ = 0;            // of the event scheduled last; the first is 1
};

inline std::uint64_t Calendar::take_slot() {
  if (first_free_ != kSlotMask) {
    const std::uint64_t slot = first_free_;
    first_free_ = slots_[slot].order;
    return slot;
  }
  return add_slot();
}

inline void Calendar::free_slot(std::uint64_t slot) {
  slots_[slot].order = first_free_;
  first_free_ = slot;
}

inline std::uint64_t Calendar::next_order(Priority priority, std::uint64_t slot) {
  ++sequence_;
  CORRIDOR_CHECK(sequence_ < kMaxSequence, "more than 68 thousand million events");
  return (std::uint64_t{priority} << kPriorityShift) | (sequence_ << kSlotBits) | slot;
}

inline EventId Calendar::schedule(Time at, const Event& event, Priority priority) {
  const std::uint64_t slot = take_slot();
  const std::uint64_t order = next_order(priority, slot);
  slots_[slot] = {event, order};
  keys_.push(key_of(at, order));
  return {order};
}

inline bool Calendar::cancel(EventId id) {
  if (!id.valid() || !pending(id.order)) {
    return false;
  }
  free_slot(id.order & kSlotMask);
  return true;
}

inline std::uint64_t Calendar::take_place() {
  return next_order(kNormal, 0);
}

inline bool Calendar::none_before(Time time, std::uint64_t place) {
  const Key key = key_of(time, place);
  return keys_.all_above(key) || !settle() || key < keys_.front();
}

/// Brings a pending event to the front; false when there is none.
inline bool Calendar::settle() {
  do {
    while (!keys_.near_empty()) {
      if (pending(static_cast<std::uint64_t>(keys_.front()))) {
        return true;
      }
      keys_.take_front();
    }
  } while (refill());
  return false;
}

inline bool Calendar::pop(Time until, Time& time, Event& event) {
  if (!settle()) {
    return false;
  }
  const Key key = keys_.front();
  time = time_of(key);
  if (time > until) {
    return false;
  }
  const std::uint64_t slot = static_cast<std::uint64_t>(key) & kSlotMask;
  free_slot(slot);
  keys_.take_front();
  prefetch_slot(keys_.candidate(0));
  prefetch_slot(keys_.candidate(1));
  event = slots_[slot].event;
  return true;
}

}  // namespace corridor::kernel
