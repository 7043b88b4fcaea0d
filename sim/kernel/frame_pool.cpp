#include "corridor/kernel/frame_pool.hpp"

#include <new>

namespace corridor::kernel {

FramePool::~FramePool() {
  for (Node* head : free_) {
    while (head != nullptr) {
      Node* const next = head->next;
      ::operator delete(head);
      head = next;
    }
  }
}

void* FramePool::fresh(std::size_t bytes, std::size_t size_class) {
  return ::operator new(size_class < kClasses ? size_class * kStep : bytes);
}

void FramePool::release_large(void* frame) {
  ::operator delete(frame);
}

}  // namespace corridor::kernel
