#pragma once
// The event list of the hand-written loops: an implicit binary heap of 16-byte events that compare
// as one integer (time, then order of scheduling), with a fused replacement of the first.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corridor/core/time.hpp"

namespace corridor::bench {

class EventHeap {
 public:
  __extension__ using Key = unsigned __int128;

  [[nodiscard]] core::Time time() const {
    return core::Time{core::Duration{static_cast<std::int64_t>(heap_.front() >> 64U)}};
  }
  /// What the event is: below 16.
  [[nodiscard]] unsigned kind() const { return static_cast<unsigned>(heap_.front()) & 15U; }

  void push(core::Time time, unsigned kind) {
    const Key key = key_of(time, kind);
    heap_.push_back(key);
    std::size_t hole = heap_.size() - 1;
    while (hole > 0 && key < heap_[(hole - 1) / 2]) {
      heap_[hole] = heap_[(hole - 1) / 2];
      hole = (hole - 1) / 2;
    }
    heap_[hole] = key;
  }
  void replace_first(core::Time time, unsigned kind) { sift_down(key_of(time, kind)); }
  void pop() {
    const Key last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) {
      sift_down(last);
    }
  }

 private:
  Key key_of(core::Time time, unsigned kind) {
    const auto at = static_cast<std::uint64_t>(time.time_since_epoch().count());
    return (Key{at} << 64U) | (sequence_++ << 4U) | kind;
  }
  void sift_down(Key key) {
    const std::size_t n = heap_.size();
    std::size_t hole = 0;
    std::size_t child = 1;
    while (child < n) {
      child += child + 1 < n && heap_[child + 1] < heap_[child] ? 1U : 0U;
      if (key < heap_[child]) {
        break;
      }
      heap_[hole] = heap_[child];
      hole = child;
      child = 2 * hole + 1;
    }
    heap_[hole] = key;
  }

  std::vector<Key> heap_;
  std::uint64_t sequence_ = 0;
};

}  // namespace corridor::bench
