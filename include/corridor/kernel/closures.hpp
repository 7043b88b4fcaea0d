#pragma once
// The closures in force at a place: storms, shifts, breakdowns, windows. Open when there is none.
// Waiting is charged to the one of lowest rank, the earliest of equals.

#include <cstdint>
#include <vector>

#include "corridor/kernel/ledger.hpp"

namespace corridor::kernel {

struct Closure {
  std::uint32_t id = 0;  // of who closes: one closure an id at a time
  Cause cause;
  int rank = 0;
};

class Closures {
 public:
  void add(const Closure& closure);
  void remove(std::uint32_t id);
  [[nodiscard]] bool open() const { return closures_.empty(); }
  /// `otherwise` when open.
  [[nodiscard]] Cause cause_or(Cause otherwise) const {
    return closures_.empty() ? otherwise : closures_.front().cause;
  }

 private:
  std::vector<Closure> closures_;  // by rank, then by arrival
};

}  // namespace corridor::kernel
