#include "corridor/kernel/hold.hpp"

#include <algorithm>
#include <utility>

#include "corridor/kernel/servers.hpp"

namespace corridor::kernel {

int Servers::fair_share() const {
  const int waiting = static_cast<int>(queue_.size());
  const int n = std::max(1, n_holds_ + waiting);
  return std::max(1, waiting > 0 ? count_ / n : (count_ + n - 1) / n);
}

int Hold::size() const {
  int n = 0;
  for (std::uint32_t unit = held() ? first_ : kNoUnit; unit != kNoUnit;
       unit = servers_->units_[unit].next) {
    ++n;
  }
  return n;
}

void Hold::extend(int n) {
  CORRIDOR_CHECK(held(), "more servers to none");
  if (n > 0 && servers_->queue_.empty() && servers_->can_grant(1)) {
    const std::uint64_t holder = servers_->units_[first_].holder;
    first_ = servers_->chain(std::min(n, servers_->n_free_), holder, first_);
  }
}

void Hold::shrink_to(int n) {
  CORRIDOR_CHECK(n >= 1, "a hold shrunk to nothing");
  const int leaving = size() - n;
  if (leaving <= 0) {
    return;
  }
  std::uint32_t last = first_;
  for (int i = 1; i < leaving; ++i) {
    last = servers_->units_[last].next;
  }
  const std::uint32_t first_leaving =
      std::exchange(first_, std::exchange(servers_->units_[last].next, kNoUnit));
  servers_->give_back(first_leaving);
}

void Hold::set_working(bool working) {
  CORRIDOR_CHECK(held(), "working without servers");
  for (auto* unit = servers_->unit_at(first_); unit != nullptr;
       unit = servers_->unit_at(unit->next)) {
    servers_->count_time(*unit);
    unit->working = working;
  }
}

void Hold::set_blocked(bool blocked) {
  CORRIDOR_CHECK(held(), "blocked without servers");
  for (auto* unit = servers_->unit_at(first_); unit != nullptr;
       unit = servers_->unit_at(unit->next)) {
    servers_->count_time(*unit);
    unit->blocked = blocked;
  }
}

}  // namespace corridor::kernel
