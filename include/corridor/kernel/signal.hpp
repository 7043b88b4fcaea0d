#pragma once
// A condition that somebody else brings about: waiters look again whenever it is raised.

#include "corridor/kernel/wait.hpp"

namespace corridor::kernel {

class Signal final : public Waitable {
 public:
  explicit Signal(Tag tag) : Waitable(tag) {}

  /// Wakes all who wait now, in order of priority and arrival.
  void raise();
  [[nodiscard]] bool awaited() const { return !waiters_.empty(); }
  /// Charges the time of all waiters to `cause` from now on.
  void recharge(Cause cause);

  class Wait final : public Awaitable<Wait> {
   public:
    Wait(Signal& signal, Cause cause, int priority)
        : Awaitable(cause, priority), signal_(&signal) {}
    ~Wait() { withdraw(); }

    [[nodiscard]] static bool ready() { return false; }
    void arm() { signal_->waiters_.add(*this); }
    void disarm() { signal_->waiters_.remove(*this); }
    static void result() {}
    [[nodiscard]] const Waitable* waitable() const { return signal_; }

   private:
    Signal* signal_;
  };

  Wait wait(Cause cause, int priority = 0) { return Wait{*this, cause, priority}; }

 private:
  WaitList waiters_;
};

}  // namespace corridor::kernel
