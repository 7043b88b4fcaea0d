#include "corridor/kernel/frame_pool.hpp"

#include <cstring>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::kernel::frame_pool_test {

TEST_CASE("frame pool: a frame given back is handed out again for the next of its size") {
  FramePool pool;
  void* const first = pool.allocate(200);
  pool.release(first, 200);
  CHECK(pool.allocate(193) == first);
  void* const other = pool.allocate(193);
  CHECK(other != first);
  pool.release(first, 193);
  pool.release(other, 193);
}

TEST_CASE("frame pool: frames of every size can be written from end to end") {
  FramePool pool;
  std::vector<void*> frames;
  for (std::size_t bytes = 1; bytes < 6000; bytes += 37) {
    frames.push_back(pool.allocate(bytes));
    std::memset(frames.back(), 0x5A, bytes);
  }
  for (std::size_t i = 0; i < frames.size(); ++i) {
    pool.release(frames[i], 1 + 37 * i);
  }
}

}  // namespace corridor::kernel::frame_pool_test
