#include "corridor/kernel/servers.hpp"

#include <algorithm>
#include <utility>

#include "corridor/core/mutant.hpp"

namespace corridor::kernel {

Servers::Servers(Simulator& simulator, int count, Tag tag)
    : Waitable(tag), simulator_(simulator), queue_level_(simulator.now()) {
  set_count(count);
}

Servers::~Servers() {
  simulator_.shut_down();
}

// --- requests ---------------------------------------------------------------------------------

void Seize::give_back() {
  servers_->end_hold(granted_);
}

void Seize::arm() {
  servers_->queue_.add(*this);
  servers_->queue_level_.add(servers_->simulator_.now(), 1);
  if (servers_->queue_.front() == this) {
    servers_->grant_waiting();  // by priority: it may fit where the former front did not
  }
}

void Seize::disarm() {
  servers_->queue_.remove(*this);
  servers_->queue_level_.add(servers_->simulator_.now(), -1);
  servers_->grant_waiting();
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

std::uint32_t Servers::take(std::int64_t n, const ProcessState& holder) {
  ++served_;
  ++n_holds_;
  return chain(n, holder.serial, kNoUnit);
}

/// Free ones, before those of a hold; gives the first.
std::uint32_t Servers::chain(std::int64_t n, std::uint64_t holder, std::uint32_t before) {
  std::uint32_t first = before;
  for (std::int64_t i = 0; i < n; ++i) {
    const std::uint32_t number = first_free_;
    Unit& unit = units_[number];
    count_time(unit);
    first_free_ = unit.next;
    unit.next = first;
    first = number;
    unit.held = true;
    unit.holder = holder;
  }
  n_free_ -= static_cast<int>(n);
  in_use_ += static_cast<int>(n);
  return first;
}

void Servers::end_hold(std::uint32_t first_unit) {
  --n_holds_;
  give_back(first_unit);
}

void Servers::give_back(std::uint32_t first_unit) {
  for (std::uint32_t number = first_unit; number != kNoUnit;) {
    Unit& unit = units_[number];
    CORRIDOR_CHECK(unit.work == nullptr, "servers given back while they work");
    count_time(unit);
    unit.held = false;
    unit.blocked = false;
    unit.working = false;
    unit.holder = 0;
    --in_use_;
    const std::uint32_t next = unit.next;
    if (CORRIDOR_MUTANT(1, n_present_ > count_, n_present_ >= count_)) {
      retire(number);
    } else if (!unit.down) {
      add_free(number);
    }
    number = next;
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

void Servers::add_free(std::uint32_t number) {
  units_[number].next = first_free_;
  first_free_ = number;
  ++n_free_;
}

void Servers::recharge_waiting() {
  queue_.for_each([this](Waiter& waiter) { waiter.charge_to(waiting_cause(waiter.cause())); });
}

// --- work -------------------------------------------------------------------------------------

/// Its servers' time must have been counted.
void Servers::start(Work& work) {
  const Time now = simulator_.now();
  const Duration length = listener_ == nullptr ? work.remaining_ : time_until_worn_out(work);
  work.started_ = true;
  work.running_ = true;
  work.since_ = now;
  work.end_ = simulator_.at(now + length, {Work::done, &work, work.process().tag});
}

inline void Servers::begin(Work& work) {
  const std::uint64_t holder = work.process().serial;
  for (Unit* unit = unit_at(work.first_unit_); unit != nullptr; unit = unit_at(unit->next)) {
    count_time(*unit);
    unit->work = &work;
    unit->holder = holder;
  }
  if (may_run(work)) {
    start(work);
  }
}

inline void Servers::finish(Work& work) {
  for (Unit* unit = unit_at(work.first_unit_); unit != nullptr; unit = unit_at(unit->next)) {
    count_time(*unit);
    unit->work = nullptr;
  }
  work.running_ = false;
  if (n_failing_ > 0 || listener_ != nullptr) {
    fail_after(work);
  }
}

void Work::arm() {
  servers_->begin(*this);
}

void Work::disarm() {
  servers_->stop(*this);
  servers_->finish(*this);
}

bool Work::may_begin() const {
  return servers_->may_run(*this);
}

Cause Work::present_cause() const {
  return servers_->may_run(*this) ? cause() : servers_->cause_of_stop(*this);
}

void Work::done(Simulator& /*simulator*/, void* work) {
  auto& self = *static_cast<Work*>(work);
  Servers& servers = *self.servers_;
  if (servers.listener_ != nullptr) {
    servers.stop(self);
    if (self.remaining_ > Duration{0}) {
      servers.wear_out(self);
      return;
    }
  }
  self.remaining_ = Duration{0};
  servers.finish(self);
  self.complete_now();
}

void Servers::stop(Work& work) {
  if (work.running_) {
    count_time_of(work);
    simulator_.cancel(work.end_);
    work.running_ = false;
    const Duration worked = simulator_.now() - work.since_;
    work.remaining_ -= CORRIDOR_MUTANT(2, worked, Duration{0});
    if (listener_ != nullptr) {
      wear(work, worked);
    }
  }
}

void Servers::count_time_of(const Work& work) {
  for (Unit* unit = unit_at(work.first_unit_); unit != nullptr; unit = unit_at(unit->next)) {
    count_time(*unit);
  }
}

// --- time in state ----------------------------------------------------------------------------

void Servers::count_time_of_all() {
  for (Unit& unit : units_) {
    count_time(unit);
  }
}

void Servers::restart_statistics() {
  count_time_of_all();
  time_in_.fill(Duration{0});
  queue_level_.restart(simulator_.now());
  served_ = 0;
}

bool Servers::all_active() const {
  return count_ > 0 && std::ranges::all_of(units_, [this](const Unit& unit) {
           const stats::FacilityState state =
               unit.retired ? stats::FacilityState::Down : state_of(unit);
           return state == stats::FacilityState::Working || state == stats::FacilityState::Down ||
                  (state == stats::FacilityState::Closed && !queue_.empty());
         });
}

std::array<Duration, stats::kFacilityStates> Servers::time_in_state() const {
  auto result = time_in_;
  for (const Unit& unit : units_) {
    if (!unit.retired) {
      result[static_cast<std::size_t>(state_of(unit))] +=
          CORRIDOR_MUTANT(3, simulator_.now() - unit.counted_until, Duration{0});
    }
  }
  return result;
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

}  // namespace corridor::kernel
