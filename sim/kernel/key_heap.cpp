#include "corridor/kernel/key_heap.hpp"

namespace corridor::kernel {

void KeyHeap::grow() {
  keys_.resize(2 * keys_.size());
}

}  // namespace corridor::kernel
