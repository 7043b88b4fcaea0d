#pragma once
// Races between waits: "depart when full, or after 12 h, or when the window closes".

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "corridor/kernel/wait.hpp"

namespace corridor::kernel {

/// The first of several waits; a tie within one instant goes to the one that completes first, among
/// those ready at once to the first named. `co_await any_of(a, b)` gives the winner's index; then
/// ask the winner itself for its result(). The waits are named variables of the caller and may race
/// again. Time is charged as the first one says.
template <class... W>
class Race final : public RaceState {
 public:
  explicit Race(W&... waits) : waits_(waits...) {}
  ~Race() = default;

  [[nodiscard]] static bool await_ready() noexcept { return false; }
  template <class Promise>
  bool await_suspend(std::coroutine_handle<Promise> handle) {
    ProcessState& process = handle.promise().process();
    if (first_ready(process, kIndices)) {
      return false;
    }
    process.leaf = handle;
    process.wait = this;
    if (process.ledger != nullptr) {
      charge(process, std::get<0>(waits_).present_cause());
    }
    arm_all(kIndices);
    return true;
  }
  std::size_t await_resume() const { return winner_; }

  void won(std::uint32_t index) override {
    winner_ = index;
    withdraw_all(kIndices);
  }
  void abandon() override { withdraw_all(kIndices); }
  void list(std::vector<const Waitable*>& waitables) const override {
    std::apply([&waitables](const W&... wait) { (wait.list(waitables), ...); }, waits_);
  }

 private:
  static constexpr std::index_sequence_for<W...> kIndices{};
  static constexpr std::size_t kNobody = sizeof...(W);

  template <std::size_t... I>
  bool first_ready(ProcessState& process, std::index_sequence<I...> /*indices*/) {
    return (is_ready(std::get<I>(waits_), process, I) || ...);
  }
  template <class One>
  bool is_ready(One& wait, ProcessState& process, std::size_t index) {
    wait.belong_to(process, this, static_cast<std::uint32_t>(index));
    if (!wait.ready()) {
      return false;
    }
    winner_ = index;
    return true;
  }

  /// Arming one may complete it, which ends the race.
  template <std::size_t... I>
  void arm_all(std::index_sequence<I...> /*indices*/) {
    (arm_one(std::get<I>(waits_)), ...);
  }
  template <class One>
  void arm_one(One& wait) {
    if (winner_ == kNobody) {
      wait.queue_up();
    }
  }
  template <std::size_t... I>
  void withdraw_all(std::index_sequence<I...> /*indices*/) {
    (std::get<I>(waits_).withdraw(), ...);
  }

  std::tuple<W&...> waits_;
  std::size_t winner_ = kNobody;
};

template <class... W>
Race<W...> any_of(W&... waits) {
  return Race<W...>(waits...);
}

}  // namespace corridor::kernel
