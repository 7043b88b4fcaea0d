#pragma once
// One run: clock, calendar, live processes, fingerprint. Single-threaded; reads nothing from
// outside.

#include <coroutine>
#include <cstdint>
#include <functional>
#include <limits>

#include "corridor/core/fingerprint.hpp"
#include "corridor/kernel/calendar.hpp"
#include "corridor/kernel/ledger.hpp"
#include "corridor/kernel/process.hpp"
#include "corridor/kernel/ready_list.hpp"

namespace corridor::kernel {

class Simulator {
 public:
  explicit Simulator(Time start) : now_(start) {}
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;
  Simulator(Simulator&&) = delete;
  Simulator& operator=(Simulator&&) = delete;
  ~Simulator() { shut_down(); }

  [[nodiscard]] Time now() const { return now_; }

  /// Starts `process` at the present instant, after the events already scheduled for it.
  ProcessState& spawn(Process process, Tag tag, Ledger* ledger = nullptr);
  /// Ends a live process other than the running one: its waits are withdrawn, what it holds is
  /// given back.
  void cancel(ProcessState& process);

  /// A plain event: `fire(simulator, context)` at `at`, not before now.
  EventId at(Time at, const Event& event, Priority priority = kNormal) {
    CORRIDOR_CHECK(at >= now_, "an event in the past");
    return calendar_.schedule(at, event, priority);
  }
  bool cancel(EventId id) { return calendar_.cancel(id); }

  /// Waits for `duration` >= 0, charged to `cause`. Zero waits let other events of the instant
  /// pass.
  auto delay(Duration duration, Cause cause = {}) {
    CORRIDOR_CHECK(duration >= Duration{0}, "a negative delay");
    return Delay{now_ + duration, cause};
  }
  auto delay_until(Time until, Cause cause = {}) {
    return Delay{until < now_ ? now_ : until, cause};
  }

  /// Executes all events up to and including `until`, then sets the clock to `until` (unless that
  /// is Time::max()). Returns false when more than `instant_limit` events happened at one instant
  /// (an event storm).
  bool run_until(Time until);
  /// True when no event is pending.
  bool dry() { return ready_.empty() && calendar_.next_time() == Time::max(); }
  /// Visits the tags of all pending events, in no order.
  template <class F>
  void for_each_pending(F&& visit) const {
    calendar_.for_each([&visit](const Event& event) { visit(event.tag); });
  }
  /// Ends the run: destroys all live processes; releases then wake nobody.
  void shut_down();
  [[nodiscard]] bool closing() const { return closing_; }

  [[nodiscard]] std::uint64_t events() const { return events_; }
  [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_.value(); }
  void set_instant_limit(std::uint64_t limit) { instant_limit_ = limit; }
  /// run_until returns false once so many events have happened in all, for a look at the run; the
  /// next call goes on where it stopped.
  void pause_at(std::uint64_t events) { pause_at_ = events; }
  /// Called with every executed event's time and tag, for traces.
  void on_event(std::function<void(Time, Tag)> observer) { observer_ = std::move(observer); }

  /// Live processes in order of spawning.
  [[nodiscard]] const ProcessState* first_process() const { return first_; }

  /// Resumes `process` at the present instant, after the events already scheduled for it (for the
  /// kernel's own waits).
  void wake(ProcessState& process) {
    process.wait = nullptr;
    ready_.push(process, calendar_.take_place());
  }

  class Delay {
   public:
    Delay(Time until, Cause cause) : until_(until), cause_(cause) {}
    [[nodiscard]] static bool await_ready() noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> handle) {
      ProcessState& process = handle.promise().process();
      Simulator& simulator = *process.simulator;
      process.leaf = handle;
      if (process.ledger != nullptr) {
        process.ledger->charge(simulator.now_, cause_);
      }
      process.pending = simulator.calendar_.schedule(until_, {nullptr, &process, process.tag});
    }
    static void await_resume() noexcept {}

   private:
    Time until_;
    Cause cause_;
  };

 private:
  friend Process::promise_type;
  void unlink(ProcessState& process) {
    (process.previous == nullptr ? first_ : process.previous->next) = process.next;
    (process.next == nullptr ? last_ : process.next->previous) = process.previous;
  }
  void record(Tag tag);

  Time now_;
  Calendar calendar_;
  ReadyList ready_;
  core::Fingerprint fingerprint_;
  std::uint64_t events_ = 0;
  std::uint64_t instant_limit_ = 10'000'000;
  std::uint64_t pause_at_ = std::numeric_limits<std::uint64_t>::max();
  std::function<void(Time, Tag)> observer_;
  ProcessState* first_ = nullptr;
  ProcessState* last_ = nullptr;
  std::uint64_t spawned_ = 0;
  bool closing_ = false;
};

inline std::suspend_never Process::promise_type::final_suspend() noexcept {
  state.simulator->unlink(state);
  return {};
}

}  // namespace corridor::kernel
