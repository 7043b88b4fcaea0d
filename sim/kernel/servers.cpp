#include "corridor/kernel/servers.hpp"

#include <algorithm>
#include <utility>

namespace corridor::kernel {

using stats::FacilityState;

Servers::Servers(Simulator& simulator, int count, Tag tag)
    : Waitable(tag), simulator_(simulator), queue_level_(simulator.now()) {
  set_count(count);
}

Servers::~Servers() {
  simulator_.shut_down();
}

// --- requests ---------------------------------------------------------------------------------

Seize::~Seize() {
  withdraw();
  if (granted_ != kNoUnit) {
    servers_->give_back(granted_);
  }
}

bool Seize::ready() {
  if (!servers_->queue_.empty() || !servers_->can_grant(amount())) {
    return false;
  }
  granted_ = servers_->take(amount(), process());
  return true;
}

void Seize::arm() {
  servers_->queue_.add(*this);
  servers_->queue_level_.add(servers_->simulator_.now(), 1);
  servers_->grant_waiting();  // a request of higher priority may fit where the former front did not
}

void Seize::disarm() {
  servers_->queue_.remove(*this);
  servers_->queue_level_.add(servers_->simulator_.now(), -1);
  servers_->grant_waiting();
}

Hold Seize::result() {
  CORRIDOR_CHECK(granted_ != kNoUnit, "the result of a request that was not granted");
  return Hold{*servers_, std::exchange(granted_, kNoUnit)};
}

Cause Seize::present_cause() const {
  return servers_->waiting_cause(cause());
}

const Waitable* Seize::waitable() const {
  return servers_;
}

Cause Servers::waiting_cause(Cause otherwise) const {
  if (closures_.open() && n_down_ > 0) {
    const auto first_down = std::find_if(
        units_.begin(), units_.end(), [](const Unit& unit) { return unit.down && !unit.retired; });
    return first_down->down_cause;
  }
  return closures_.cause_or(otherwise);
}

bool Servers::can_grant(std::int64_t n) const {
  return static_cast<std::int64_t>(free_.size()) >= n && closures_.open();
}

std::uint32_t Servers::take(std::int64_t n, const ProcessState& holder) {
  std::uint32_t first = kNoUnit;
  for (std::int64_t i = 0; i < n; ++i) {
    const std::uint32_t number = free_.back();
    free_.pop_back();
    Unit& unit = units_[number];
    unit.held = true;
    unit.holder = holder.serial;
    unit.next_in_hold = first;
    first = number;
    refresh(unit);
  }
  in_use_ += static_cast<int>(n);
  ++served_;
  return first;
}

void Servers::give_back(std::uint32_t first_unit) {
  for (std::uint32_t number = first_unit; number != kNoUnit;) {
    Unit& unit = units_[number];
    CORRIDOR_CHECK(unit.work == nullptr, "servers given back while they work");
    unit.held = false;
    unit.blocked = false;
    unit.working = false;
    unit.holder = 0;
    --in_use_;
    if (n_present_ > count_) {
      retire(number);
    } else if (!unit.down) {
      free_.push_back(number);
    }
    refresh(unit);
    number = std::exchange(unit.next_in_hold, kNoUnit);
  }
  grant_waiting();
}

void Servers::grant_waiting() {
  if (simulator_.closing()) {
    return;
  }
  while (!queue_.empty() && can_grant(queue_.front()->amount())) {
    auto& request = static_cast<Seize&>(*queue_.front());
    queue_.remove(request);
    queue_level_.add(simulator_.now(), -1);
    request.granted_ = take(request.amount(), request.process());
    request.complete();
  }
}

void Servers::recharge_waiting() {
  queue_.for_each([this](Waiter& waiter) { waiter.charge_to(waiting_cause(waiter.cause())); });
}

std::vector<const ProcessState*> Servers::holders() const {
  std::vector<const ProcessState*> found;
  for (const ProcessState* process = simulator_.first_process(); process != nullptr;
       process = process->next) {
    const bool holds = std::any_of(units_.begin(), units_.end(), [process](const Unit& unit) {
      return unit.holder == process->serial;
    });
    if (holds) {
      found.push_back(process);
    }
  }
  return found;
}

// --- number of servers --------------------------------------------------------------------------

void Servers::set_count(int count) {
  CORRIDOR_CHECK(count >= 0, "a negative number of servers");
  count_ = count;
  for (std::uint32_t number = 0; number < units_.size() && n_present_ < count; ++number) {
    if (units_[number].retired) {
      return_retired(number);
    }
  }
  while (n_present_ < count) {
    add_unit();
  }
  for (auto number = static_cast<std::uint32_t>(units_.size()); number > 0; --number) {
    if (n_present_ > count && !units_[number - 1].held && !units_[number - 1].retired) {
      retire(number - 1);
    }
  }
  grant_waiting();
}

void Servers::add_unit() {
  const auto number = static_cast<std::uint32_t>(units_.size());
  units_.push_back({});
  units_.back().since = simulator_.now();
  refresh(units_.back());
  free_.insert(free_.begin(), number);
  ++n_present_;
  if (listener_ != nullptr) {
    listener_->added(number);
  }
}

void Servers::retire(std::uint32_t number) {
  Unit& unit = units_[number];
  account(unit);
  unit.retired = true;
  --n_present_;
  n_down_ -= unit.down ? 1 : 0;
  std::erase(free_, number);
}

void Servers::return_retired(std::uint32_t number) {
  Unit& unit = units_[number];
  account(unit);
  unit.retired = false;
  ++n_present_;
  if (unit.down) {
    ++n_down_;
  } else {
    free_.insert(free_.begin(), number);
  }
  refresh(unit);
}

// --- time in state ------------------------------------------------------------------------------

void Servers::restart_statistics() {
  for (Unit& unit : units_) {
    unit.since = simulator_.now();
  }
  time_in_.fill(Duration{0});
  queue_level_.restart(simulator_.now());
  served_ = 0;
}

std::array<Duration, stats::kFacilityStates> Servers::time_in_state() const {
  auto result = time_in_;
  for (const Unit& unit : units_) {
    if (!unit.retired) {
      result[static_cast<std::size_t>(unit.state)] += simulator_.now() - unit.since;
    }
  }
  return result;
}

}  // namespace corridor::kernel
