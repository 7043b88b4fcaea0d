#pragma once

#include <array>
#include <cstddef>

#include "corridor/core/check.hpp"
#include "corridor/core/time.hpp"

namespace corridor::stats {

/// Time spent in each of the `N` enumerators 0, 1, ... of `State`: exact and without gap, so
/// that the durations add up to the time since the (re)start. Times must not go back.
template <class State, std::size_t N>
class TimeInState {
 public:
  TimeInState(core::Time start, State state) : start_(start), last_(start), state_(state) {}

  void enter(core::Time now, State state) {
    spent_[index(state_)] += since_last(now);
    last_ = now;
    state_ = state;
  }
  /// Begins the statistics anew at `now` and stays in the state.
  void restart(core::Time now) { *this = TimeInState(now, state_); }

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] core::Duration duration(State state, core::Time now) const {
    return spent_[index(state)] + (state == state_ ? since_last(now) : core::Duration{0});
  }
  [[nodiscard]] core::Duration total(core::Time now) const { return now - start_; }
  /// Share of the time since the (re)start, 0 while no time has passed.
  [[nodiscard]] double share(State state, core::Time now) const {
    const auto all = static_cast<double>(total(now).count());
    return all > 0 ? static_cast<double>(duration(state, now).count()) / all : 0;
  }

 private:
  static std::size_t index(State state) {
    const auto i = static_cast<std::size_t>(state);
    CORRIDOR_ASSERT(i < N, "a state beyond the last");
    return i;
  }
  [[nodiscard]] core::Duration since_last(core::Time now) const {
    CORRIDOR_ASSERT(now >= last_, "time does not go back");
    return now - last_;
  }

  core::Time start_;
  core::Time last_;
  State state_;
  std::array<core::Duration, N> spent_{};  // up to last_
};

}  // namespace corridor::stats
