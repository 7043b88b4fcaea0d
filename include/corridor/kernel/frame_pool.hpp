#pragma once
// Coroutine frames from free lists by size. One pool a thread: a run is single-threaded and gives
// back every frame before it ends.

#include <array>
#include <cstddef>

namespace corridor::kernel {

class FramePool {
 public:
  FramePool() = default;
  FramePool(const FramePool&) = delete;
  FramePool& operator=(const FramePool&) = delete;
  FramePool(FramePool&&) = delete;
  FramePool& operator=(FramePool&&) = delete;
  ~FramePool();

  static FramePool& of_this_thread() {
    thread_local FramePool pool;
    return pool;
  }

  void* allocate(std::size_t bytes) {
    const std::size_t size_class = (bytes + kStep - 1) / kStep;
    if (size_class < kClasses && free_[size_class] != nullptr) {
      Node* const node = free_[size_class];
      free_[size_class] = node->next;
      return node;
    }
    return fresh(bytes, size_class);
  }
  void release(void* frame, std::size_t bytes) {
    const std::size_t size_class = (bytes + kStep - 1) / kStep;
    if (size_class >= kClasses) {
      release_large(frame);
      return;
    }
    auto* const node = static_cast<Node*>(frame);
    node->next = free_[size_class];
    free_[size_class] = node;
  }

 private:
  struct Node {
    Node* next;
  };
  static constexpr std::size_t kStep = 64;
  static constexpr std::size_t kClasses = 64;  // frames up to 4 KiB

  static void* fresh(std::size_t bytes, std::size_t size_class);
  static void release_large(void* frame);

  std::array<Node*, kClasses> free_{};
};

}  // namespace corridor::kernel
