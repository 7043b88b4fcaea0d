#pragma once
// A date as a competitor in a race: "or after 12 h".

#include "corridor/kernel/wait.hpp"

namespace corridor::kernel {

/// Lost at once to nobody: a timer that is past is ready, one that rings at this very instant lets
/// the other waits of the race complete within it if their events come first.
class Timer final : public Awaitable<Timer> {
 public:
  Timer(Simulator& simulator, Time until, Cause cause)
      : Awaitable(cause), simulator_(&simulator), until_(until) {}
  ~Timer() { withdraw(); }

  [[nodiscard]] bool ready() const { return until_ < simulator_->now(); }
  void arm() { event_ = simulator_->at(until_, {rings, this, process().tag}); }
  void disarm() { simulator_->cancel(event_); }
  static void result() {}

 private:
  static void rings(Simulator& /*simulator*/, void* timer) {
    static_cast<Timer*>(timer)->complete_now();
  }

  Simulator* simulator_;
  Time until_;
  EventId event_;
};

}  // namespace corridor::kernel
