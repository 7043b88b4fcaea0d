#include "corridor/kernel/key_heap.hpp"

#include <algorithm>
#include <functional>

namespace corridor::kernel {

void KeyHeap::grow() {
  keys_.resize(2 * keys_.size());
}

void KeyHeap::assign(std::span<const Key> keys) {
  if (keys_.size() < keys.size()) {
    keys_.resize(keys.size());
  }
  n_ = keys.size();
  std::ranges::copy(keys, keys_.begin());
  const auto end = keys_.begin() + static_cast<std::ptrdiff_t>(n_);
  std::make_heap(
      keys_.begin(), end, std::greater<>{});  // binary, least first: as the sifts have it
}

}  // namespace corridor::kernel
