#pragma once
// A gate lets everybody pass while no closure is in force: a port entrance, a link's start signal.

#include "corridor/kernel/closures.hpp"
#include "corridor/kernel/wait.hpp"

namespace corridor::kernel {

class Gate final : public Waitable {
 public:
  explicit Gate(Tag tag) : Waitable(tag) {}

  /// Waiting time is charged to the closure in force.
  void close(const Closure& closure);
  /// Wakes all waiters, in order of priority and arrival, when the last closure is lifted.
  void open(std::uint32_t closure_id);
  [[nodiscard]] bool is_open() const { return closures_.open(); }
  [[nodiscard]] Cause cause_or(Cause otherwise) const { return closures_.cause_or(otherwise); }

  class Pass final : public Awaitable<Pass> {
   public:
    explicit Pass(Gate& gate) : Awaitable(Cause{}), gate_(&gate) {}
    ~Pass() { withdraw(); }

    [[nodiscard]] bool ready() const { return gate_->is_open(); }
    void arm() { gate_->waiters_.add(*this); }
    void disarm() { gate_->waiters_.remove(*this); }
    static void result() {}
    [[nodiscard]] Cause present_cause() const { return gate_->cause_or({}); }
    [[nodiscard]] const Waitable* waitable() const { return gate_; }

   private:
    Gate* gate_;
  };

  /// co_await gate.pass(): at once when open. A gate that closes again in the same instant, before
  /// the waiter is resumed, has let it pass.
  Pass pass() { return Pass{*this}; }

 private:
  void charge_waiters();

  Closures closures_;
  WaitList waiters_;
};

}  // namespace corridor::kernel
