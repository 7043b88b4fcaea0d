#pragma once
// The event calendar: pending events ordered by time, then priority (smaller first), then order of
// scheduling. Never by address. An implicit binary heap of 16-byte keys {time, priority, sequence,
// slot} compared as one integer; what an event does lies in a slot table, so that cancelling is
// O(1) and stale keys are skipped when they surface.

#include <cstdint>
#include <vector>

#include "corridor/core/check.hpp"
#include "corridor/core/time.hpp"

namespace corridor::kernel {

class Simulator;

using core::Duration;
using core::Time;

/// 0 (first) .. 15 (last) among events of one instant.
using Priority = std::uint8_t;
inline constexpr Priority kNormal = 8;

/// Names what happens to whom in fingerprints and traces: kind and entity, chosen by the model.
struct Tag {
  std::uint64_t bits = 0;
  static constexpr Tag of(std::uint32_t kind, std::uint32_t entity) {
    return {(std::uint64_t{kind} << 32U) | entity};
  }
  friend bool operator==(Tag, Tag) = default;
};

/// A scheduled event; stays safe to cancel after it has fired.
struct EventId {
  std::uint64_t order = 0;  // 0: none

  [[nodiscard]] bool valid() const { return order != 0; }
};

struct Event {
  void (*fire)(Simulator&, void*) = nullptr;
  void* context = nullptr;
  Tag tag;
};

class Calendar {
 public:
  Calendar() { heap_.reserve(1024); }

  EventId schedule(Time at, const Event& event, Priority priority = kNormal);
  /// True when the event was still pending.
  bool cancel(EventId id);

  /// Time of the next pending event, or Time::max().
  Time next_time();
  /// Removes the next event; there must be one (next_time() != max).
  Event pop();
  [[nodiscard]] std::uint64_t scheduled() const { return sequence_; }

 private:
  __extension__ using Key = unsigned __int128;
  struct Slot {
    Event event;
    std::uint64_t order = 0;  // of the event that occupies it; 0 when free
  };
  static constexpr unsigned kSlotBits = 24;
  static constexpr unsigned kPriorityShift = 60;
  static constexpr std::uint64_t kSlotMask = (std::uint64_t{1} << kSlotBits) - 1;
  static constexpr std::uint64_t kMaxSequence = std::uint64_t{1} << (kPriorityShift - kSlotBits);

  static Key key_of(Time at, std::uint64_t order) {
    const auto biased = static_cast<std::uint64_t>(at.time_since_epoch().count()) ^ (1ULL << 63U);
    return (Key{biased} << 64U) | order;
  }
  static std::uint64_t order_of(Key key) { return static_cast<std::uint64_t>(key); }
  static Time time_of(Key key) {
    const auto biased = static_cast<std::uint64_t>(key >> 64U);
    return Time{Duration{static_cast<std::int64_t>(biased ^ (1ULL << 63U))}};
  }

  std::uint32_t take_slot();
  void push(Key key);
  void fill_root(Key key);
  void drop_root();
  void settle();

  std::vector<Key> heap_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_;
  std::uint64_t sequence_ = 0;
  bool hole_ = false;  // the root has fired; the next push takes its place (fused replace-top)
};

inline std::uint32_t Calendar::take_slot() {
  if (!free_.empty()) {
    const std::uint32_t slot = free_.back();
    free_.pop_back();
    return slot;
  }
  CORRIDOR_CHECK(slots_.size() < kSlotMask, "more than 16 million events pending");
  slots_.push_back({});
  return static_cast<std::uint32_t>(slots_.size() - 1);
}

inline EventId Calendar::schedule(Time at, const Event& event, Priority priority) {
  const std::uint32_t slot = take_slot();
  CORRIDOR_CHECK(++sequence_ < kMaxSequence, "more than 68 thousand million events");
  const std::uint64_t order =
      (std::uint64_t{priority} << kPriorityShift) | (sequence_ << kSlotBits) | slot;
  slots_[slot] = {event, order};
  const Key key = key_of(at, order);
  if (hole_) {
    hole_ = false;
    fill_root(key);
  } else {
    push(key);
  }
  return {order};
}

inline bool Calendar::cancel(EventId id) {
  if (!id.valid()) {
    return false;
  }
  const auto slot = static_cast<std::uint32_t>(id.order & kSlotMask);
  if (slot >= slots_.size() || slots_[slot].order != id.order) {
    return false;
  }
  slots_[slot].order = 0;
  free_.push_back(slot);
  return true;
}

inline void Calendar::push(Key key) {
  heap_.push_back(key);
  std::size_t hole = heap_.size() - 1;
  while (hole > 0) {
    const std::size_t parent = (hole - 1) / 2;
    if (heap_[parent] <= key) {
      break;
    }
    heap_[hole] = heap_[parent];
    hole = parent;
  }
  heap_[hole] = key;
}

inline void Calendar::fill_root(Key key) {
  const std::size_t n = heap_.size();
  Key* const heap = heap_.data();
  std::size_t hole = 0;
  std::size_t child = 1;
  while (child + 1 < n) {
    child += heap[child + 1] < heap[child] ? 1U : 0U;
    if (key <= heap[child]) {
      heap[hole] = key;
      return;
    }
    heap[hole] = heap[child];
    hole = child;
    child = 2 * hole + 1;
  }
  if (child < n && heap[child] < key) {
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = key;
}

inline void Calendar::drop_root() {
  const Key last = heap_.back();
  heap_.pop_back();
  if (!heap_.empty()) {
    fill_root(last);
  }
}

/// Brings a pending event to the root.
inline void Calendar::settle() {
  if (hole_) {
    hole_ = false;
    drop_root();
  }
  while (!heap_.empty()) {
    const std::uint64_t order = order_of(heap_.front());
    if (slots_[order & kSlotMask].order == order) {
      return;
    }
    drop_root();
  }
}

inline Time Calendar::next_time() {
  settle();
  return heap_.empty() ? Time::max() : time_of(heap_.front());
}

inline Event Calendar::pop() {
  settle();
  CORRIDOR_ASSERT(!heap_.empty(), "pop from an empty calendar");
  const auto slot = static_cast<std::uint32_t>(order_of(heap_.front()) & kSlotMask);
  slots_[slot].order = 0;
  free_.push_back(slot);
  hole_ = true;
  return slots_[slot].event;
}

}  // namespace corridor::kernel
