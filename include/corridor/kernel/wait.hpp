#pragma once
// What a process waits for, and races between such waits. An awaitable W of the kernel offers
//   bool ready()               take it at once if possible, without waiting
//   void arm(Waiter&)          queue up
//   void disarm(Waiter&)       withdraw
//   R result()                 what the process gets
// Awaiting it alone or racing it in any_of() are both built from these four.

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "corridor/kernel/simulator.hpp"

namespace corridor::kernel {

/// Something processes wait for; can name who holds it, for the wait-for cycle.
class Waitable {
 public:
  explicit Waitable(Tag tag) : tag_(tag) {}
  Waitable(const Waitable&) = delete;
  Waitable& operator=(const Waitable&) = delete;
  Waitable(Waitable&&) = delete;
  Waitable& operator=(Waitable&&) = delete;
  virtual ~Waitable() = default;

  [[nodiscard]] Tag tag() const { return tag_; }
  /// Processes without whose action no waiter can go on. Empty: unknown.
  [[nodiscard]] virtual std::vector<const ProcessState*> holders() const { return {}; }

 private:
  Tag tag_;
};

class RaceState;

/// One queued wait of a process; lives in the awaiting frame.
struct Waiter {
  ProcessState* process = nullptr;
  RaceState* race = nullptr;  // set when it is one of several
  std::uint32_t index = 0;    // its place in the race
  Cause cause;
  int priority = 0;           // higher is served first
  std::int64_t amount = 1;
  bool armed = false;
  Waiter* previous = nullptr;
  Waiter* next = nullptr;
  EventId timer;
  std::uint32_t granted = 0xFFFFFFFFU;  // what the resource handed over, if anything
};

/// Waiters by priority, first come first served within one.
class WaitList {
 public:
  void add(Waiter& waiter);
  void remove(Waiter& waiter);
  [[nodiscard]] Waiter* front() const { return first_; }
  [[nodiscard]] bool empty() const { return first_ == nullptr; }
  [[nodiscard]] std::size_t size() const { return size_; }
  template <class F>
  void for_each(F&& visit) const {
    for (Waiter* waiter = first_; waiter != nullptr; waiter = waiter->next) {
      visit(*waiter);
    }
  }

 private:
  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
  std::size_t size_ = 0;
};

class RaceState {
 public:
  virtual void won(std::uint32_t index) = 0;

 protected:
  RaceState() = default;
  RaceState(const RaceState&) = default;
  RaceState& operator=(const RaceState&) = default;
  ~RaceState() = default;
};

/// The wait is over: withdraws the other waits of a race and resumes the process at this instant.
inline void complete(Waiter& waiter) {
  waiter.armed = false;
  if (waiter.race != nullptr) {
    waiter.race->won(waiter.index);
  }
  waiter.process->simulator->wake(*waiter.process);
}

/// Charges the time of a waiting process to `cause` from now on.
inline void charge(ProcessState& process, Cause cause) {
  if (process.ledger != nullptr) {
    process.ledger->charge(process.simulator->now(), cause);
  }
}

/// Base of the kernel's awaitables (CRTP): awaiting one alone.
template <class W>
class Awaitable {
 public:
  explicit Awaitable(Cause cause, int priority = 0) {
    waiter_.cause = cause;
    waiter_.priority = priority;
  }
  Awaitable(const Awaitable&) = delete;
  Awaitable& operator=(const Awaitable&) = delete;
  Awaitable(Awaitable&&) = delete;
  Awaitable& operator=(Awaitable&&) = delete;
  ~Awaitable() = default;

  bool await_ready() { return self().ready(); }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> handle) {
    ProcessState& process = handle.promise().process();
    process.leaf = handle;
    waiter_.process = &process;
    charge(process, waiter_.cause);
    waiter_.armed = true;
    self().arm(waiter_);
  }
  auto await_resume() { return self().result(); }

  Waiter& waiter() { return waiter_; }

 protected:
  /// To be called by the destructor of W.
  void withdraw() {
    if (waiter_.armed) {
      waiter_.armed = false;
      self().disarm(waiter_);
    }
  }

 private:
  W& self() { return static_cast<W&>(*this); }
  Waiter waiter_;
};

/// A timer as a competitor in a race.
class Timer : public Awaitable<Timer> {
 public:
  Timer(Simulator& simulator, Time until, Cause cause)
      : Awaitable(cause), simulator_(&simulator), until_(until) {}
  ~Timer() { withdraw(); }

  [[nodiscard]] bool ready() const { return until_ < simulator_->now(); }
  void arm(Waiter& waiter) {
    waiter.timer = simulator_->at(until_, {rings, &waiter, waiter.process->tag});
  }
  void disarm(Waiter& waiter) { simulator_->cancel(waiter.timer); }
  static void result() {}

 private:
  static void rings(Simulator& /*simulator*/, void* waiter) {
    complete(*static_cast<Waiter*>(waiter));
  }
  Simulator* simulator_;
  Time until_;
};

/// The first of several waits; a tie within one instant goes to the one that completes first, among
/// those ready at once to the first named. `co_await any_of(a, b)` gives the winner's index; then ask
/// the winner itself for its result(). The waits are named variables of the caller. Time is charged
/// to the first one's cause.
template <class... W>
class Race final : public RaceState {
 public:
  explicit Race(W&... waits) : waits_(waits...) {}
  Race(const Race&) = delete;
  Race& operator=(const Race&) = delete;
  Race(Race&&) = delete;
  Race& operator=(Race&&) = delete;
  ~Race() = default;

  bool await_ready() { return first_ready(std::index_sequence_for<W...>{}); }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> handle) {
    ProcessState& process = handle.promise().process();
    process.leaf = handle;
    charge(process, std::get<0>(waits_).waiter().cause);
    arm_all(process, std::index_sequence_for<W...>{});
  }
  [[nodiscard]] std::size_t await_resume() const { return winner_; }

  void won(std::uint32_t index) override {
    winner_ = index;
    disarm_all(std::index_sequence_for<W...>{});
  }

 private:
  template <std::size_t... I>
  bool first_ready(std::index_sequence<I...> /*indices*/) {
    return ((std::get<I>(waits_).ready() ? (winner_ = I, true) : false) || ...);
  }
  template <std::size_t... I>
  void arm_all(ProcessState& process, std::index_sequence<I...> /*indices*/) {
    (arm_one(std::get<I>(waits_), process, I), ...);
  }
  template <class One>
  void arm_one(One& wait, ProcessState& process, std::size_t index) {
    Waiter& waiter = wait.waiter();
    waiter.process = &process;
    waiter.race = this;
    waiter.index = static_cast<std::uint32_t>(index);
    waiter.armed = true;
    wait.arm(waiter);
  }
  template <std::size_t... I>
  void disarm_all(std::index_sequence<I...> /*indices*/) {
    (disarm_one(std::get<I>(waits_)), ...);
  }
  template <class One>
  static void disarm_one(One& wait) {
    Waiter& waiter = wait.waiter();
    if (waiter.armed) {
      waiter.armed = false;
      wait.disarm(waiter);
    }
  }

  std::tuple<W&...> waits_;
  std::size_t winner_ = 0;
};

template <class... W>
Race<W...> any_of(W&... waits) {
  return Race<W...>(waits...);
}

}  // namespace corridor::kernel
