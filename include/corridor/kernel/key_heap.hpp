#pragma once
// An implicit binary heap of 16-byte keys compared as one integer. Taking the first leaves a hole
// at the root, which the next push fills: an event that schedules another costs one pass, not two.

#include <cstddef>
#include <span>
#include <vector>

namespace corridor::kernel {

class KeyHeap {
 public:
  __extension__ using Key = unsigned __int128;

  void push(Key key) {
    if (hole_) {
      hole_ = false;
      sift_down(key);
    } else {
      sift_up(key);
    }
  }
  /// Whether `key` is below all that are in the heap.
  [[nodiscard]] bool all_above(Key key) const {
    if (hole_) {
      return n_ == 1 || (key < keys_[1] && (n_ == 2 || key < keys_[2]));
    }
    return n_ == 0 || key < keys_[0];
  }
  [[nodiscard]] bool empty() {
    if (hole_) {
      close_hole();
    }
    return n_ == 0;
  }
  /// The least; to be called after empty() has said no.
  [[nodiscard]] Key front() const { return keys_[0]; }
  void take_front() { hole_ = true; }
  /// After take_front() one of these two, or the next to be pushed, is the next front (or no key
  /// is).
  [[nodiscard]] Key candidate(std::size_t i) const { return keys_[i + 1]; }

  /// All of these are to be called when nothing is taken from the front since the last push().
  [[nodiscard]] std::size_t size() const { return n_; }
  [[nodiscard]] std::span<const Key> keys() const { return {keys_.data(), n_}; }
  void clear() { n_ = 0; }
  /// Holds `keys` instead of what was in it.
  void assign(std::span<const Key> keys);

 private:
  void close_hole() {
    hole_ = false;
    --n_;
    if (n_ > 0) {
      sift_down(keys_[n_]);
    }
  }
  void grow();
  void sift_up(Key key);
  void sift_down(Key key);

  std::vector<Key> keys_ = std::vector<Key>(256);
  std::size_t n_ = 0;  // of them are in use
  bool hole_ = false;  // the first is taken; all others are in order
};

inline void KeyHeap::sift_up(Key key) {
  if (n_ == keys_.size()) {
    grow();
  }
  Key* const keys = keys_.data();
  std::size_t hole = n_++;
  while (hole > 0) {
    const std::size_t parent = (hole - 1) / 2;
    if (keys[parent] <= key) {
      break;
    }
    keys[hole] = keys[parent];
    hole = parent;
  }
  keys[hole] = key;
}

inline void KeyHeap::sift_down(Key key) {
  Key* const keys = keys_.data();
  const std::size_t n = n_;
  std::size_t hole = 0;
  std::size_t child = 1;
  while (child + 1 < n) {
    child += keys[child + 1] < keys[child] ? 1U : 0U;
    if (key <= keys[child]) {
      keys[hole] = key;
      return;
    }
    keys[hole] = keys[child];
    hole = child;
    child = 2 * hole + 1;
  }
  if (child < n && keys[child] < key) {
    keys[hole] = keys[child];
    hole = child;
  }
  keys[hole] = key;
}

}  // namespace corridor::kernel
