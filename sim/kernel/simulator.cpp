#include "corridor/kernel/simulator.hpp"

#include <algorithm>

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
  wake(state);
  return state;
}

void Simulator::finished(ProcessState& process) {
  (process.previous == nullptr ? first_ : process.previous->next) = process.next;
  (process.next == nullptr ? last_ : process.next->previous) = process.previous;
  process.root.destroy();
}

void Simulator::cancel(ProcessState& process) {
  if (process.ready != 0) {
    ready_.remove(process);
  } else if (process.wait != nullptr) {
    process.wait->abandon();
  } else {
    const bool was_pending = calendar_.cancel(process.pending);
    CORRIDOR_CHECK(was_pending, "the running process cancelled");
  }
  finished(process);
}

inline void Simulator::record(Tag tag) {
  ++events_;
  fingerprint_.add(static_cast<std::uint64_t>(now_.time_since_epoch().count()));
  fingerprint_.add(tag.bits);
  if (observer_) {
    observer_(now_, tag);
  }
}

/// Executes the next event, if there is one up to `until`, and counts those of its instant.
inline bool Simulator::step(Time until, std::uint64_t& of_this_instant) {
  if (!ready_.empty() && calendar_.none_before(now_, ready_.front().ready)) {
    ProcessState& process = ready_.pop();
    ++of_this_instant;
    record(process.tag);
    process.leaf.resume();
    return true;
  }
  Time time{};
  Event event;
  if (!calendar_.pop(until, time, event)) {
    return false;
  }
  of_this_instant = time == now_ ? of_this_instant + 1 : 0;
  now_ = time;
  record(event.tag);
  event.fire(*this, event.context);
  return true;
}

bool Simulator::run_until(Time until) {
  CORRIDOR_CHECK(until >= now_, "time does not go back");
  const Time last = std::min(until, Time::max() - Duration{1});  // what is set to max() never comes
  std::uint64_t of_this_instant = 0;
  while (step(last, of_this_instant)) {
    if (of_this_instant > instant_limit_) {
      return false;
    }
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
