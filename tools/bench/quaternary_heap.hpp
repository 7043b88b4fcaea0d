#pragma once
// The event list to compare with when very many events are pending: an implicit 4-ary heap (LaMarca
// and Ladner 1996) of the same 16-byte events as EventHeap, aligned so that the four children of an
// event share one line of the cache.

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

#include "corridor/core/time.hpp"

namespace corridor::bench {

class QuaternaryHeap {
 public:
  __extension__ using Key = unsigned __int128;

  [[nodiscard]] core::Time time() const {
    return core::Time{core::Duration{static_cast<std::int64_t>(heap_[kRoot] >> 64U)}};
  }

  void push(core::Time time) {
    const Key key = key_of(time);
    heap_.push_back(key);
    std::size_t hole = heap_.size() - 1;
    while (hole > kRoot && key < heap_[parent(hole)]) {
      heap_[hole] = heap_[parent(hole)];
      hole = parent(hole);
    }
    heap_[hole] = key;
  }
  void replace_first(core::Time time) {
    const Key key = key_of(time);
    const std::size_t n = heap_.size();
    std::size_t hole = kRoot;
    for (std::size_t child = first_child(hole); child < n; child = first_child(hole)) {
      const std::size_t least = least_of(child, n);
      if (key < heap_[least]) {
        break;
      }
      heap_[hole] = heap_[least];
      hole = least;
    }
    heap_[hole] = key;
  }

 private:
  static constexpr std::size_t kLine = 64;
  static constexpr std::size_t kRoot = 3;  // its children are 4..7, the second line

  template <class T>
  struct LineAllocator {
    using value_type = T;  // NOLINT(readability-identifier-naming): the standard's word
    LineAllocator() = default;
    template <class U>
    explicit LineAllocator(const LineAllocator<U>& /*other*/) {}
    static T* allocate(std::size_t n) {
      return static_cast<T*>(::operator new (n * sizeof(T), std::align_val_t{kLine}));
    }
    static void deallocate(T* at, std::size_t /*n*/) {
      ::operator delete (at, std::align_val_t{kLine});
    }
    friend bool operator==(LineAllocator, LineAllocator) { return true; }
  };

  static std::size_t first_child(std::size_t i) { return 4 * (i - kRoot) + kRoot + 1; }
  static std::size_t parent(std::size_t i) { return (i - kRoot - 1) / 4 + kRoot; }
  [[nodiscard]] std::size_t least_of(std::size_t child, std::size_t n) const {
    std::size_t least = child;
    for (std::size_t i = child + 1; i < child + 4 && i < n; ++i) {
      least = heap_[i] < heap_[least] ? i : least;
    }
    return least;
  }
  Key key_of(core::Time time) {
    const auto at = static_cast<std::uint64_t>(time.time_since_epoch().count());
    return (Key{at} << 64U) | sequence_++;
  }

  std::vector<Key, LineAllocator<Key>> heap_ = std::vector<Key, LineAllocator<Key>>(kRoot);
  std::uint64_t sequence_ = 0;
};

}  // namespace corridor::bench
