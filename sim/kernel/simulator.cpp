#include "corridor/kernel/simulator.hpp"

#include <algorithm>

#include "corridor/core/mutant.hpp"
#include "corridor/kernel/waiter.hpp"

namespace corridor::kernel {

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

void Simulator::cancel(ProcessState& process) {
  if (process.ready != 0) {
    ready_.remove(process);
  } else if (process.wait != nullptr) {
    process.wait->abandon();
  } else {
    const bool was_pending = calendar_.cancel(process.pending);
    CORRIDOR_CHECK(was_pending, "the running process cancelled");
  }
  unlink(process);
  process.root.destroy();
}

inline void Simulator::record(Tag tag) {
  ++events_;
  fingerprint_.add(static_cast<std::uint64_t>(now_.time_since_epoch().count()));
  fingerprint_.add(tag.bits);
  if (observer_) {
    observer_(now_, tag);
  }
}

bool Simulator::run_until(Time until) {
  CORRIDOR_CHECK(until >= now_, "time does not go back");
  const Time last = std::min(until, Time::max() - Duration{1});  // what is set to max() never comes
  std::uint64_t of_this_instant = 0;
  Time time{};
  Event event;
  while (CORRIDOR_MUTANT(15, of_this_instant <= instant_limit_, of_this_instant < instant_limit_) &&
         events_ < pause_at_) {
    if (!ready_.empty() && calendar_.none_before(now_, ready_.front().ready)) {
      ProcessState& process = ready_.pop();
      ++of_this_instant;
      record(process.tag);
      process.leaf.resume();
      continue;
    }
    if (!calendar_.pop(last, time, event)) {
      now_ = until == Time::max() ? now_ : until;
      return true;
    }
    of_this_instant = time == now_ ? of_this_instant + 1 : CORRIDOR_MUTANT(16, 1, of_this_instant);
    now_ = time;
    record(event.tag);
    if (event.fire == nullptr) {
      static_cast<ProcessState*>(event.context)->leaf.resume();
    } else {
      event.fire(*this, event.context);
    }
  }
  return false;
}

void Simulator::shut_down() {
  closing_ = true;
  while (!ready_.empty()) {  // in their order: taking millions out from the end would not end
    ProcessState& process = ready_.pop();
    unlink(process);
    process.root.destroy();
  }
  while (last_ != nullptr) {
    cancel(*last_);
  }
}

}  // namespace corridor::kernel
