#pragma once
// A race between any number of waits of one kind: "whichever berth is free first".

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "corridor/kernel/wait.hpp"

namespace corridor::kernel {

/// As any_of: the first of the waits wins, among those ready at once the first in the list.
template <class W>
class RaceOfMany final : public RaceState {
 public:
  explicit RaceOfMany(std::deque<W>& waits) : waits_(waits) {}
  ~RaceOfMany() = default;

  [[nodiscard]] static bool await_ready() noexcept { return false; }
  template <class Promise>
  bool await_suspend(std::coroutine_handle<Promise> handle) {
    ProcessState& process = handle.promise().process();
    if (first_ready(process)) {
      return false;
    }
    process.leaf = handle;
    process.wait = this;
    if (process.ledger != nullptr) {
      charge(process, waits_.front().present_cause());
    }
    for (std::size_t i = 0; i < waits_.size() && winner_ == kNobody; ++i) {
      waits_[i].queue_up();
    }
    return true;
  }
  std::size_t await_resume() const { return winner_; }

  void won(std::uint32_t index) override {
    winner_ = index;
    withdraw_all();
  }
  void abandon() override { withdraw_all(); }
  void list(std::vector<const Waitable*>& waitables) const override {
    for (const W& wait : waits_) {
      wait.list(waitables);
    }
  }

 private:
  static constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

  bool first_ready(ProcessState& process) {
    for (std::size_t i = 0; i < waits_.size(); ++i) {
      waits_[i].belong_to(process, this, static_cast<std::uint32_t>(i));
      if (waits_[i].ready()) {
        winner_ = i;
        return true;
      }
    }
    return false;
  }
  void withdraw_all() {
    for (W& wait : waits_) {
      wait.withdraw();
    }
  }

  std::deque<W>& waits_;
  std::size_t winner_ = kNobody;
};

/// The list is not empty and stays as it is until there is a winner.
template <class W>
RaceOfMany<W> first_of(std::deque<W>& waits) {
  CORRIDOR_CHECK(!waits.empty(), "a race without runners");
  return RaceOfMany<W>{waits};
}

}  // namespace corridor::kernel
