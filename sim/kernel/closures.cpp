#include "corridor/kernel/closures.hpp"

#include <algorithm>

namespace corridor::kernel {

void Closures::add(const Closure& closure, Interruption under_way) {
  std::erase_if(expected_,
                [&closure](const Expected& expected) { return expected.closure.id == closure.id; });
  const auto after = std::upper_bound(
      closures_.begin(), closures_.end(), closure.rank, [](int rank, const InForce& other) {
        return rank < other.closure.rank;
      });
  closures_.insert(after, {closure, under_way});
}

void Closures::remove(std::uint32_t id) {
  std::erase_if(closures_, [id](const InForce& in_force) { return in_force.closure.id == id; });
}

const Closures::Expected* Closures::in_the_way(Time done) const {
  const auto found = std::find_if(expected_.begin(), expected_.end(), [done](const Expected& next) {
    return next.begins < done;
  });
  return found == expected_.end() ? nullptr : &*found;
}

Cause Closures::cause_until(Time done, Cause otherwise) const {
  const Expected* const expected = in_the_way(done);
  return cause_or(expected == nullptr ? otherwise : expected->closure.cause);
}

bool Closures::lets_finish() const {
  return std::all_of(closures_.begin(), closures_.end(), [](const InForce& in_force) {
    return in_force.under_way == Interruption::Finish;
  });
}

}  // namespace corridor::kernel
