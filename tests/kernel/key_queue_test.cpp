#include "corridor/kernel/key_queue.hpp"

#include <cstdint>
#include <set>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/portable_math.hpp"
#include "corridor/core/random.hpp"

namespace corridor::kernel::testing::key_queue_test {

namespace {

using Key = KeyQueue::Key;
using core::Stream;

Key key_of(std::uint64_t time, std::uint64_t order) {
  return (Key{time} << 64U) | order;
}

/// A queue beside a set of the same keys, which says what the next one must be.
class Twin {
 public:
  void push(std::uint64_t time) {
    const Key key = key_of(time, ++n_pushed_);
    queue_.push(key);
    keys_.insert(key);
  }
  /// Time of the least, which is taken.
  std::uint64_t pop() {
    while (queue_.near_empty()) {
      const auto next = queue_.refill();
      REQUIRE_FALSE(next.empty());
    }
    const Key key = queue_.front();
    REQUIRE(key == *keys_.begin());
    queue_.take_front();
    keys_.erase(keys_.begin());
    return static_cast<std::uint64_t>(key >> 64U);
  }
  void drain() {
    while (!keys_.empty()) {
      pop();
    }
    REQUIRE(queue_.near_empty());
    REQUIRE(queue_.refill().empty());
  }
  /// What the queue promises of a key not in it.
  void check_all_above(Key key) const {
    if (queue_.all_above(key)) {
      REQUIRE(key < *keys_.begin());
    }
  }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }

 private:
  KeyQueue queue_;
  std::set<Key> keys_;
  std::uint64_t n_pushed_ = 0;
};

constexpr std::size_t kPending = 30'000;

}  // namespace

TEST_CASE("key queue: 30,000 pending with exponential increments come in order, to the last") {
  Twin twin;
  Stream stream({1, 0}, {1, 1}, 0);
  const auto increment = [&stream] {
    return static_cast<std::uint64_t>(-1e6 * core::portable_log(stream.uniform()));
  };
  for (std::size_t i = 0; i < kPending; ++i) {
    twin.push(increment());
  }
  for (std::size_t i = 0; i < 4 * kPending; ++i) {
    const std::uint64_t now = twin.pop();
    twin.check_all_above(key_of(now, 0));
    twin.push(now + increment());
  }
  twin.drain();
}

TEST_CASE("key queue: the same instant a hundred thousand times, in the order of pushing") {
  Twin twin;
  for (int i = 0; i < 100'000; ++i) {
    twin.push(77);
  }
  CHECK(twin.pop() == 77);
  twin.push(77);
  twin.drain();
}

TEST_CASE("key queue: times at both ends of the range, and nothing between") {
  constexpr std::uint64_t kEnd = ~std::uint64_t{0};
  Twin twin;
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    twin.push(i % 2 == 0 ? i : kEnd - i);
  }
  CHECK(twin.pop() == 0);
  twin.push(1);
  twin.push(kEnd);
  twin.push(kEnd / 2);
  CHECK(twin.pop() == 1);
  twin.drain();
}

TEST_CASE("key queue: it grows and runs dry again and again") {
  Twin twin;
  Stream stream({2, 0}, {1, 1}, 0);
  std::uint64_t now = 0;
  for (int wave = 0; wave < 6; ++wave) {
    for (int i = 0; i < 9'000; ++i) {
      const std::uint64_t spread = i % 3 == 0 ? 10 : std::uint64_t{1} << (10 + 5 * wave);
      twin.push(now + stream.bits() % spread);
    }
    while (twin.size() > (wave % 2 == 0 ? 0U : 100U)) {
      now = twin.pop();
    }
  }
  twin.drain();
}

}  // namespace corridor::kernel::testing::key_queue_test
