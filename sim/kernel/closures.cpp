#include "corridor/kernel/closures.hpp"

#include <algorithm>

namespace corridor::kernel {

void Closures::add(const Closure& closure, Interruption under_way) {
  const auto after = std::upper_bound(
      closures_.begin(), closures_.end(), closure.rank, [](int rank, const InForce& other) {
        return rank < other.closure.rank;
      });
  closures_.insert(after, {closure, under_way});
}

void Closures::remove(std::uint32_t id) {
  std::erase_if(closures_, [id](const InForce& in_force) { return in_force.closure.id == id; });
}

bool Closures::lets_finish() const {
  return std::all_of(closures_.begin(), closures_.end(), [](const InForce& in_force) {
    return in_force.under_way == Interruption::Finish;
  });
}

}  // namespace corridor::kernel
