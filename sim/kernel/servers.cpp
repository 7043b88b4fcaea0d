#include "corridor/kernel/servers.hpp"

#include <algorithm>

namespace corridor::kernel {

using stats::FacilityState;

Servers::Servers(Simulator& simulator, int count, Tag tag)
    : Waitable(tag), simulator_(simulator), count_(0), accounted_(simulator.now()) {
  queue_level_.restart(simulator.now());
  set_count(count);
}

// --- requests ---------------------------------------------------------------------------------

Servers::Seize::~Seize() {
  withdraw();
  if (waiter().granted != kNoUnit) {
    servers_->give_back(waiter().granted);
  }
}

bool Servers::Seize::ready() {
  if (!servers_->queue_.empty() || !servers_->can_grant(waiter().amount)) {
    return false;
  }
  waiter().granted = servers_->take(waiter().amount, nullptr);
  return true;
}

void Servers::Seize::arm(Waiter& queued) {
  CORRIDOR_CHECK(queued.amount <= servers_->count_ || servers_->count_ == 0,
                 "a request for more servers than there are");
  queued.process->waiting_for = servers_;
  servers_->queue_.add(queued);
  servers_->queue_level_.add(servers_->simulator_.now(), 1);
  charge(*queued.process, servers_->waiting_cause(queued.cause));
  servers_->grant_waiting();  // a request of higher priority may fit where the former front did not
}

void Servers::Seize::disarm(Waiter& queued) {
  servers_->queue_.remove(queued);
  servers_->queue_level_.add(servers_->simulator_.now(), -1);
  servers_->grant_waiting();
}

Hold Servers::Seize::result() {
  const std::uint32_t unit = std::exchange(waiter().granted, kNoUnit);
  CORRIDOR_ASSERT(unit != kNoUnit, "resumed without servers");
  return Hold{*servers_, unit};
}

Cause Servers::waiting_cause(Cause otherwise) const {
  return closures_.cause_or(n_down_ > 0 ? down_cause_ : otherwise);
}

std::uint32_t Servers::take(std::int64_t n, const ProcessState* holder) {
  std::uint32_t first = kNoUnit;
  for (std::int64_t i = 0; i < n; ++i) {
    const std::uint32_t unit = free_.back();
    free_.pop_back();
    units_[unit].held = true;
    units_[unit].holder = holder;
    units_[unit].next_in_hold = first;
    first = unit;
    refresh(unit);
  }
  in_use_ += static_cast<int>(n);
  ++served_;
  return first;
}

void Servers::give_back(std::uint32_t first_unit) {
  for (std::uint32_t unit = first_unit; unit != kNoUnit;) {
    const std::uint32_t next = units_[unit].next_in_hold;
    units_[unit].held = false;
    units_[unit].blocked = false;
    units_[unit].holder = nullptr;
    units_[unit].next_in_hold = kNoUnit;
    --in_use_;
    free_unit(unit);
    unit = next;
  }
  grant_waiting();
}

void Servers::free_unit(std::uint32_t unit) {
  refresh(unit);
  if (!units_[unit].down) {
    free_.push_back(unit);
  }
}

void Servers::grant_waiting() {
  if (simulator_.closing()) {
    return;
  }
  while (!queue_.empty() && can_grant(queue_.front()->amount)) {
    Waiter& waiter = *queue_.front();
    queue_.remove(waiter);
    queue_level_.add(simulator_.now(), -1);
    waiter.granted = take(waiter.amount, waiter.process);
    complete(waiter);
  }
}

void Servers::recharge_waiting() {
  queue_.for_each(
      [this](Waiter& waiter) { charge(*waiter.process, waiting_cause(waiter.cause)); });
}

void Servers::set_count(int count) {
  count_ = count;
  while (static_cast<int>(units_.size()) < count) {
    units_.push_back({});
    const auto unit = static_cast<std::uint32_t>(units_.size() - 1);
    account();
    ++units_in_[static_cast<std::size_t>(FacilityState::Starved)];
    refresh(unit);
    free_.insert(free_.begin(), unit);  // the lowest number is taken first
  }
  for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
    refresh(unit);
  }
  grant_waiting();
}

std::vector<const ProcessState*> Servers::holders() const {
  std::vector<const ProcessState*> found;
  for (const Unit& unit : units_) {
    if (unit.holder != nullptr &&
        std::find(found.begin(), found.end(), unit.holder) == found.end()) {
      found.push_back(unit.holder);
    }
  }
  return found;
}

// --- time in state ----------------------------------------------------------------------------

FacilityState Servers::state_of(const Unit& unit) const {
  if (unit.down) {
    return FacilityState::Down;
  }
  if (unit.work != nullptr && unit.work->running_) {
    return FacilityState::Working;
  }
  if (!closures_.open()) {
    return FacilityState::Closed;
  }
  if (!unit.held) {
    return FacilityState::Starved;
  }
  return unit.blocked ? FacilityState::Blocked : FacilityState::OccupiedIdle;
}

void Servers::refresh(std::uint32_t unit) {
  enter(unit, state_of(units_[unit]));
}

void Servers::enter(std::uint32_t unit, FacilityState state) {
  if (units_[unit].state == state) {
    return;
  }
  account();
  --units_in_[static_cast<std::size_t>(units_[unit].state)];
  ++units_in_[static_cast<std::size_t>(state)];
  units_[unit].state = state;
}

void Servers::account() {
  const Duration elapsed = simulator_.now() - accounted_;
  if (elapsed.count() == 0) {
    return;
  }
  for (std::size_t state = 0; state < units_in_.size(); ++state) {
    time_in_[state] += elapsed * units_in_[state];
  }
  accounted_ = simulator_.now();
}

void Servers::restart_statistics() {
  account();
  time_in_.fill(Duration{0});
  queue_level_.restart(simulator_.now());
  served_ = 0;
}

std::array<Duration, stats::kFacilityStates> Servers::time_in_state() const {
  auto result = time_in_;
  for (std::size_t state = 0; state < units_in_.size(); ++state) {
    result[state] += (simulator_.now() - accounted_) * units_in_[state];
  }
  return result;
}

void Hold::set_blocked(bool blocked) {
  servers_->for_units_of(first_, [&](std::uint32_t unit) {
    servers_->units_[unit].blocked = blocked;
    servers_->refresh(unit);
  });
}

}  // namespace corridor::kernel
