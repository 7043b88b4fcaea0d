#pragma once
// Who waits for what: what awaitables (wait.hpp), races (race.hpp) and resources share.

#include <cstddef>
#include <cstdint>
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
  /// Live processes without whose action no waiter can go on. Empty: unknown.
  [[nodiscard]] virtual std::vector<const ProcessState*> holders() const { return {}; }

 private:
  Tag tag_;
};

/// What a suspended process waits for: one awaitable, or a race of several. Lives in its frame.
class Wait {
 public:
  Wait() = default;
  Wait(const Wait&) = delete;
  Wait& operator=(const Wait&) = delete;
  Wait(Wait&&) = delete;
  Wait& operator=(Wait&&) = delete;

  /// Withdraws it, because the process is about to be cancelled.
  virtual void abandon() = 0;
  /// Appends what is waited for; the process goes on when any of them lets it.
  virtual void list(std::vector<const Waitable*>& waitables) const = 0;

 protected:
  ~Wait() = default;
};

/// Several waits of which the first to complete wins.
class RaceState : public Wait {
 public:
  virtual void won(std::uint32_t index) = 0;

 protected:
  ~RaceState() = default;
};

/// Charges the time of a waiting process to `cause` from now on.
inline void charge(ProcessState& process, Cause cause) {
  if (process.ledger != nullptr) {
    process.ledger->charge(process.simulator->now(), cause);
  }
}

/// One queued wait of a process.
class Waiter : public Wait {
 public:
  [[nodiscard]] ProcessState& process() const { return *process_; }
  [[nodiscard]] Cause cause() const { return cause_; }
  [[nodiscard]] int priority() const { return priority_; }
  [[nodiscard]] std::int64_t amount() const { return amount_; }

  /// Whose wait it is: alone (no race), or the index-th of a race.
  void belong_to(ProcessState& process, RaceState* race, std::uint32_t index) {
    process_ = &process;
    race_ = race;
    index_ = index;
  }
  /// Charges the process's time to `cause` from now on; in a race only the first wait does.
  void charge_to(Cause cause) const {
    if (index_ == 0) {
      charge(*process_, cause);
    }
  }
  /// The wait is over: withdraws the other waits of a race and resumes the process at this instant,
  /// after the events already scheduled for it.
  void complete() {
    settle();
    process_->simulator->wake(*process_);
  }
  /// The same from an event of the waiter's own: the process goes on at once. Nothing of the wait
  /// may be touched afterwards.
  void complete_now() {
    ProcessState& process = *process_;
    settle();
    process.wait = nullptr;
    process.leaf.resume();
  }

  Waiter* previous = nullptr;  // in its WaitList
  Waiter* next = nullptr;

 protected:
  /// Higher priority is served first.
  Waiter(Cause cause, int priority, std::int64_t amount)
      : cause_(cause), priority_(priority), amount_(amount) {}
  ~Waiter() = default;
  bool armed_ = false;

 private:
  void settle() {
    armed_ = false;
    if (race_ != nullptr) {
      race_->won(index_);
    }
  }

  ProcessState* process_ = nullptr;
  RaceState* race_ = nullptr;
  std::uint32_t index_ = 0;
  Cause cause_;
  int priority_;
  std::int64_t amount_;
};

/// Waiters by priority, first come first served within one. When it is destroyed while processes
/// still wait in it, the run is over: all processes are ended first.
class WaitList {
 public:
  WaitList() = default;
  WaitList(const WaitList&) = delete;
  WaitList& operator=(const WaitList&) = delete;
  WaitList(WaitList&&) = delete;
  WaitList& operator=(WaitList&&) = delete;
  ~WaitList();

  void add(Waiter& waiter) {
    Waiter* after = last_;
    while (after != nullptr && after->priority() < waiter.priority()) {
      after = after->previous;
    }
    waiter.previous = after;
    waiter.next = after == nullptr ? first_ : after->next;
    (after == nullptr ? first_ : after->next) = &waiter;
    (waiter.next == nullptr ? last_ : waiter.next->previous) = &waiter;
    ++size_;
  }
  void remove(Waiter& waiter) {
    (waiter.previous == nullptr ? first_ : waiter.previous->next) = waiter.next;
    (waiter.next == nullptr ? last_ : waiter.next->previous) = waiter.previous;
    --size_;
  }
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

}  // namespace corridor::kernel
