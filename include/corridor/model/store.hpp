#pragma once
// One commodity's room in a storage. Lots enter in the order in which they ask; a lot that asks for
// more than is free is not overtaken by a smaller one.

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "corridor/core/quantity.hpp"
#include "corridor/kernel/buffer.hpp"
#include "corridor/stats/time_weighted.hpp"

namespace corridor::model {

using core::Amount;
using core::Time;

class Store {
 public:
  /// No `capacity`: unlimited. `lot` is the size of which room for one more is asked.
  Store(kernel::Simulator& simulator, std::optional<Amount> capacity, Amount lot, kernel::Tag tag);

  /// co_await store.room(amount, cause), then entered(): the room is claimed.
  kernel::Buffer::Put room(Amount amount, kernel::Cause cause) {
    return buffer_.put(amount.micro, cause);
  }
  void entered() { note_level(); }
  /// Claims at once, or says no.
  bool claim(Amount amount);
  void leave(Amount amount);
  [[nodiscard]] bool fits(Amount amount) const;
  void set_capacity(std::optional<Amount> capacity);

  /// Also calls `look` after each change of the level.
  void on_change(std::function<void()> look) { looks_.push_back(std::move(look)); }

  [[nodiscard]] std::optional<Amount> capacity() const;
  [[nodiscard]] Amount level() const { return Amount{buffer_.level()}; }
  void restart_statistics();
  /// Level in millionths of a unit.
  [[nodiscard]] const stats::TimeWeighted& history() const { return buffer_.level_over_time(); }
  /// 1 while one more lot does not fit.
  [[nodiscard]] const stats::TimeWeighted& full() const { return full_; }
  [[nodiscard]] bool is_full() const { return !fits(lot_); }

 private:
  void note_level();

  kernel::Simulator& simulator_;
  kernel::Buffer buffer_;
  Amount lot_;
  stats::TimeWeighted full_;
  std::vector<std::function<void()>> looks_;
};

}  // namespace corridor::model
