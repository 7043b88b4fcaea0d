#include "corridor/kernel/closures.hpp"

#include <algorithm>

namespace corridor::kernel {

void Closures::add(const Closure& closure) {
  const auto after = std::upper_bound(
      closures_.begin(), closures_.end(), closure,
      [](const Closure& a, const Closure& b) { return a.rank < b.rank; });
  closures_.insert(after, closure);
}

void Closures::remove(std::uint32_t id) {
  closures_.erase(std::remove_if(closures_.begin(),
                                 closures_.end(),
                                 [id](const Closure& closure) { return closure.id == id; }),
                  closures_.end());
}

}  // namespace corridor::kernel
