#pragma once
// The closures in force at a place: storms, shifts, breakdowns, windows. Open when there is none.
// Waiting is charged to the one of lowest rank, the earliest of equals.

#include <cstdint>
#include <vector>

#include "corridor/kernel/calendar.hpp"
#include "corridor/kernel/ledger.hpp"

namespace corridor::kernel {

struct Closure {
  std::uint32_t id = 0;  // of who closes: one closure an id at a time
  Cause cause;
  int rank = 0;
};

/// What happens to work under way when its server closes or fails.
enum class Interruption { Finish, Pause, Restart };

class Closures {
 public:
  void add(const Closure& closure, Interruption under_way = Interruption::Finish);
  void remove(std::uint32_t id);
  /// The closure will be added at `begins`: what is begun has to be done by then.
  void expect(const Closure& closure, Time begins) { expected_.push_back({closure, begins}); }
  [[nodiscard]] bool open() const { return closures_.empty(); }
  /// Whether work under way may go on: all closures in force let it finish.
  [[nodiscard]] bool lets_finish() const;
  /// Whether what would be done then may be begun.
  [[nodiscard]] bool lets_begin(Time done) const {
    return open() && (expected_.empty() || in_the_way(done) == nullptr);
  }
  /// Of what keeps from beginning that.
  [[nodiscard]] Cause cause_until(Time done, Cause otherwise) const;
  /// `otherwise` when open.
  [[nodiscard]] Cause cause_or(Cause otherwise) const {
    return closures_.empty() ? otherwise : closures_.front().closure.cause;
  }

 private:
  struct InForce {
    Closure closure;
    Interruption under_way = Interruption::Finish;
  };
  struct Expected {
    Closure closure;
    Time begins;
  };
  [[nodiscard]] const Expected* in_the_way(Time done) const;

  std::vector<InForce> closures_;   // by rank, then by arrival
  std::vector<Expected> expected_;  // in the order in which they were told
};

}  // namespace corridor::kernel
