#pragma once

#include <algorithm>
#include <cstdint>

#include "corridor/core/check.hpp"
#include "corridor/core/int128.hpp"
#include "corridor/core/time.hpp"

namespace corridor::stats {

/// A level over simulated time (queue length, stock, servers busy) with its exact integral. Times
/// must not go back.
class TimeWeighted {
 public:
  explicit TimeWeighted(core::Time start = {}, std::int64_t level = 0)
      : start_(start), last_(start), level_(level), minimum_(level), maximum_(level) {}

  void set(core::Time now, std::int64_t level) {
    integral_ = integral(now);
    last_ = now;
    level_ = level;
    minimum_ = std::min(minimum_, level);
    maximum_ = std::max(maximum_, level);
  }
  void add(core::Time now, std::int64_t delta) { set(now, level_ + delta); }

  /// Begins the statistics anew at `now` and keeps the level.
  void restart(core::Time now) { *this = TimeWeighted(now, level_); }

  [[nodiscard]] std::int64_t level() const { return level_; }
  /// Level times microseconds since the (re)start.
  [[nodiscard]] core::Int128 integral(core::Time now) const {
    CORRIDOR_ASSERT(now >= last_, "time does not go back");
    return integral_ + core::Int128{level_} * (now - last_).count();
  }
  /// Mean level since the (re)start; the level itself while no time has passed.
  [[nodiscard]] double mean(core::Time now) const {
    const auto elapsed = static_cast<double>((now - start_).count());
    return elapsed > 0 ? static_cast<double>(integral(now)) / elapsed : static_cast<double>(level_);
  }
  /// Of every level taken since the (re)start, also for no time.
  [[nodiscard]] std::int64_t minimum() const { return minimum_; }
  [[nodiscard]] std::int64_t maximum() const { return maximum_; }

 private:
  core::Time start_;
  core::Time last_;
  std::int64_t level_;
  std::int64_t minimum_;
  std::int64_t maximum_;
  core::Int128 integral_ = 0;  // up to last_
};

}  // namespace corridor::stats
