#include "corridor/kernel/simulator.hpp"

#include "corridor/kernel/waiter.hpp"

namespace corridor::kernel {

void Process::promise_type::AtEnd::await_suspend(
    std::coroutine_handle<promise_type> handle) noexcept {
  ProcessState& state = handle.promise().state;
  state.simulator->finished(state);
}

ProcessState& Simulator::spawn(Process process, Tag tag, Ledger* ledger) {
  CORRIDOR_CHECK(!closing_, "a process spawned after the end of the run");
  const Process::Handle handle = process.release();
  ProcessState& state = handle.promise().state;
  state.simulator = this;
  state.ledger = ledger;
  state.tag = tag;
  state.serial = ++spawned_;
  state.root = handle;
  state.leaf = handle;
  state.previous = last_;
  (last_ == nullptr ? first_ : last_->next) = &state;
  last_ = &state;
  state.pending = calendar_.schedule(now_, {resume, &state, tag});
  return state;
}

void Simulator::finished(ProcessState& process) {
  (process.previous == nullptr ? first_ : process.previous->next) = process.next;
  (process.next == nullptr ? last_ : process.next->previous) = process.previous;
  process.root.destroy();
}

void Simulator::cancel(ProcessState& process) {
  CORRIDOR_CHECK(process.pending.valid() || process.wait != nullptr,
                 "the running process cancelled");
  calendar_.cancel(process.pending);
  if (process.wait != nullptr) {
    process.wait->abandon();
  }
  finished(process);
}

bool Simulator::run_until(Time until) {
  std::uint64_t at_this_instant = 0;
  for (Time next = calendar_.next_time(); next <= until && next != Time::max();
       next = calendar_.next_time()) {
    at_this_instant = next == now_ ? at_this_instant + 1 : 0;
    if (at_this_instant > instant_limit_) {
      return false;
    }
    now_ = next;
    const Event event = calendar_.pop();
    ++events_;
    fingerprint_.add(static_cast<std::uint64_t>(now_.time_since_epoch().count()));
    fingerprint_.add(event.tag.bits);
    if (observer_) {
      observer_(now_, event.tag);
    }
    event.fire(*this, event.context);
  }
  if (until != Time::max()) {
    now_ = until;
  }
  return true;
}

void Simulator::shut_down() {
  closing_ = true;
  while (last_ != nullptr) {
    cancel(*last_);
  }
}

}  // namespace corridor::kernel
