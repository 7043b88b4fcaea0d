#include "corridor/kernel/key_heap.hpp"

#include <algorithm>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/random.hpp"

namespace corridor::kernel::testing::key_heap_test {

namespace {

using Key = KeyHeap::Key;

std::vector<Key> drain(KeyHeap& heap) {
  std::vector<Key> keys;
  while (!heap.empty()) {
    keys.push_back(heap.front());
    heap.take_front();
  }
  return keys;
}

}  // namespace

TEST_CASE("key heap: hands out 5,000 keys in order") {
  core::Stream stream({1, 0}, {1, 1}, 0);
  KeyHeap heap;
  std::vector<Key> keys;
  for (int i = 0; i < 5000; ++i) {
    keys.push_back((Key{stream.bits()} << 64U) | stream.bits());
    heap.push(keys.back());
  }
  std::sort(keys.begin(), keys.end());
  CHECK(drain(heap) == keys);
}

TEST_CASE("key heap: a key pushed right after the first was taken finds its place") {
  for (const unsigned pushed : {1U, 4U, 9U}) {
    KeyHeap heap;
    for (const unsigned key : {5U, 3U, 8U, 2U}) {
      heap.push(key);
    }
    CHECK(heap.front() == 2U);
    heap.take_front();
    heap.push(pushed);
    std::vector<Key> expected{3, 5, 8, pushed};
    std::sort(expected.begin(), expected.end());
    CHECK(drain(heap) == expected);
  }
}

TEST_CASE("key heap: knows whether all are above a key, also when the first was just taken") {
  KeyHeap heap;
  CHECK(heap.all_above(7));
  heap.push(5);
  CHECK(heap.all_above(4));
  CHECK_FALSE(heap.all_above(6));
  heap.take_front();
  CHECK(heap.all_above(6));
  CHECK(heap.empty());
  for (const unsigned key : {1U, 9U, 6U}) {
    heap.push(key);
  }
  CHECK(heap.front() == 1U);
  heap.take_front();
  CHECK(heap.all_above(5));
  CHECK_FALSE(heap.all_above(7));
  CHECK_FALSE(heap.all_above(10));
}

}  // namespace corridor::kernel::testing::key_heap_test
