#pragma once
// The keys of pending events, least first. A few are kept in a heap. Of very many, a heap would
// fetch each level from memory, so all but the next ones lie unsorted in buckets of equal width in
// time, each put into the heap when its turn comes: the lazy queue of Ronngren, Riboe and Ayani
// (1991), near to the ladder queue of Tang, Goh and Thng (2005). The order is that of the keys,
// whichever way they are kept.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "corridor/kernel/key_heap.hpp"

namespace corridor::kernel {

/// A key's upper half is a time, by which buckets are chosen; its lower half breaks ties.
class KeyQueue {
 public:
  using Key = KeyHeap::Key;

  void push(Key key) {
    if (key < horizon_) {
      near_.push(key);
      if (near_.size() > most_near_) {
        split();
      }
    } else {
      put_far(key);
    }
  }
  /// Whether `key` is surely below all that are in the queue; it may say no to one that is.
  [[nodiscard]] bool all_above(Key key) const { return key < horizon_ && near_.all_above(key); }
  /// True when the heap has run out; refill() then brings the next ones, if any are left.
  [[nodiscard]] bool near_empty() { return near_.empty(); }
  /// Fills the empty heap with the next keys and shows them, in no order; none when there are none.
  std::span<const Key> refill();

  /// The least; to be called after near_empty() has said no. These are the heap's.
  [[nodiscard]] Key front() const { return near_.front(); }
  void take_front() { near_.take_front(); }
  [[nodiscard]] Key candidate(std::size_t i) const { return near_.candidate(i); }

 private:
  static constexpr Key kNoHorizon = ~Key{0};
  static constexpr std::size_t kMany = 4096;  // in the heap before buckets pay
  static constexpr std::size_t kPerBucket = 512;

  static std::uint64_t time_of(Key key) { return static_cast<std::uint64_t>(key >> 64U); }
  void put_far(Key key);
  void split();
  void spread();
  void set_widths();
  void set_horizon();

  KeyHeap near_;
  Key horizon_ = kNoHorizon;       // keys below it are near
  std::size_t most_near_ = kMany;  // of them, before they are split
  std::uint64_t first_ = 0;        // time at which the first bucket begins
  unsigned shift_ = 0;             // a bucket is 2^shift_ microseconds wide
  std::size_t n_buckets_ = 0;      // in use; further ones are kept for their memory
  std::size_t next_ = 0;           // bucket to be taken next
  std::vector<std::vector<Key>> buckets_;
  std::vector<Key> beyond_;  // later than all buckets
};

}  // namespace corridor::kernel
