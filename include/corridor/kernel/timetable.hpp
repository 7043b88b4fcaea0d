#pragma once
// Instants known in advance: departures, path slots, tides.

#include <cstdint>
#include <vector>

#include "corridor/core/time.hpp"

namespace corridor::kernel {

class Timetable {
 public:
  /// `n` >= 1 instants in every period, evenly spaced: origin + k * period / n for every integer k,
  /// also before the origin, rounded down to the microsecond.
  static Timetable every(core::Duration period, core::Time origin, std::int64_t n = 1);
  /// Exactly these, in ascending order.
  static Timetable at(std::vector<core::Time> instants);

  /// The first instant at or after `t`; Time::max() when there is none. To wait for it:
  ///   const Time next = timetable.next(simulator.now());
  ///   co_await simulator.delay_until(next, cause);
  [[nodiscard]] core::Time next(core::Time t) const;
  /// The first instant after `t`.
  [[nodiscard]] core::Time after(core::Time t) const { return next(t + core::Duration{1}); }

 private:
  Timetable() = default;

  core::Duration period_{0};  // zero: a list
  core::Time origin_{};
  std::int64_t n_ = 1;
  std::vector<core::Time> instants_;
};

}  // namespace corridor::kernel
