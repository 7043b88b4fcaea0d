#include "corridor/kernel/timetable.hpp"

#include <algorithm>
#include <utility>

#include "corridor/core/check.hpp"
#include "corridor/core/int128.hpp"
#include "corridor/core/mutant.hpp"

namespace corridor::kernel {

using core::Duration;
using core::Int128;
using core::Time;

namespace {

Int128 floor_divide(Int128 a, Int128 b) {
  return a / b - (CORRIDOR_MUTANT(13, a % b < 0, false) ? 1 : 0);
}

}  // namespace

Timetable Timetable::every(Duration period, Time origin, std::int64_t n) {
  CORRIDOR_CHECK(n >= 1 && period.count() >= n, "a timetable needs a microsecond between instants");
  Timetable timetable;
  timetable.period_ = period;
  timetable.origin_ = origin;
  timetable.n_ = n;
  return timetable;
}

Timetable Timetable::at(std::vector<Time> instants) {
  CORRIDOR_CHECK(std::is_sorted(instants.begin(), instants.end()), "a timetable out of order");
  Timetable timetable;
  timetable.instants_ = std::move(instants);
  return timetable;
}

Time Timetable::next(Time t) const {
  if (period_ == Duration{0}) {
    const auto found = std::lower_bound(instants_.begin(), instants_.end(), t);
    return found == instants_.end() ? Time::max() : *found;
  }
  // The least k with floor(k * period / n) >= t - origin is ceil((t - origin) * n / period).
  const Int128 period = period_.count();
  const Int128 k = -floor_divide(-Int128{(t - origin_).count()} * n_, period);
  return origin_ + Duration{static_cast<std::int64_t>(floor_divide(k * period, n_))};
}

}  // namespace corridor::kernel
