// Work with servers that are held, and what interrupts it.

#include <algorithm>
#include <utility>

#include "corridor/kernel/servers.hpp"

namespace corridor::kernel {

// --- work ---------------------------------------------------------------------------------------

void Work::arm() {
  servers_->for_units_of(first_unit_, [this](std::uint32_t number) {
    servers_->units_[number].work = this;
    servers_->units_[number].holder = process().serial;
  });
  if (servers_->may_run(*this)) {
    servers_->start(*this);
  }
}

void Work::disarm() {
  servers_->stop(*this);
  servers_->finish(*this);
}

Cause Work::present_cause() const {
  return servers_->may_run(*this) ? cause() : servers_->cause_of_stop(*this);
}

void Work::done(Simulator& /*simulator*/, void* work) {
  auto& self = *static_cast<Work*>(work);
  Servers& servers = *self.servers_;
  servers.stop(self);
  if (self.remaining_ > Duration{0}) {
    servers.refresh_units_of(self);
    servers.report_worn_out(self.first_unit_);
    servers.review(self);
    return;
  }
  servers.finish(self);
  self.complete_now();
}

bool Servers::may_run(const Work& work) const {
  const bool open = closures_.open() || (work.started_ && closures_.lets_finish());
  return open && (n_down_ == 0 || down_unit_of(work) == nullptr);
}

const Servers::Unit* Servers::down_unit_of(const Work& work) const {
  for (std::uint32_t number = work.first_unit_; number != kNoUnit;
       number = units_[number].next_in_hold) {
    if (units_[number].down) {
      return &units_[number];
    }
  }
  return nullptr;
}

Cause Servers::cause_of_stop(const Work& work) const {
  const Unit* const down = down_unit_of(work);
  if (down != nullptr && work.started_ && closures_.lets_finish()) {
    return down->down_cause;
  }
  return closures_.cause_or(down == nullptr ? work.cause() : down->down_cause);
}

/// Its end is one of the events still to come at this instant: nothing interrupts it any more.
bool Servers::ends_now(const Work& work) const {
  return work.running_ && work.since_ + work.remaining_ == simulator_.now();
}

/// Runs, stops or recharges the work as closures and breakdowns now demand.
void Servers::review(Work& work) {
  if (ends_now(work)) {
    return;
  }
  if (!may_run(work)) {
    stop(work);
    refresh_units_of(work);
    work.charge_to(cause_of_stop(work));
  } else if (!work.running_) {
    work.charge_to(work.cause());
    start(work);
  }
}

void Servers::review_all() {
  for (std::uint32_t number = 0; number < units_.size(); ++number) {
    Work* const work = units_[number].work;
    if (work != nullptr && work->first_unit_ == number) {
      review(*work);
    }
    refresh(units_[number]);
  }
}

void Servers::start(Work& work) {
  work.started_ = true;
  work.running_ = true;
  work.since_ = simulator_.now();
  work.end_ =
      simulator_.at(simulator_.now() + run_length(work), {Work::done, &work, work.process().tag});
  refresh_units_of(work);
}

/// The states of its servers are to be refreshed afterwards.
void Servers::stop(Work& work) {
  if (!work.running_) {
    return;
  }
  simulator_.cancel(work.end_);
  work.running_ = false;
  const Duration worked = simulator_.now() - work.since_;
  work.remaining_ -= worked;
  if (listener_ != nullptr) {
    for_units_of(work.first_unit_, [this, worked](std::uint32_t number) {
      Duration& budget = units_[number].budget;
      budget -= budget == Duration::max() ? Duration{0} : worked;
    });
  }
}

void Servers::refresh_units_of(const Work& work) {
  for_units_of(work.first_unit_, [this](std::uint32_t number) { refresh(units_[number]); });
}

void Servers::interrupt(Work& work, Interruption under_way) {
  if (ends_now(work)) {
    return;
  }
  stop(work);
  if (under_way == Interruption::Restart) {
    work.remaining_ = work.full_;
    work.started_ = false;
  }
}

void Servers::finish(Work& work) {
  for_units_of(work.first_unit_, [this](std::uint32_t number) {
    units_[number].work = nullptr;
    if (std::exchange(units_[number].fails_after_work, false)) {
      go_down(number);
      recharge_waiting();
    }
    refresh(units_[number]);
  });
  if (listener_ != nullptr) {
    report_worn_out(work.first_unit_);
  }
}

// --- working time until failure -----------------------------------------------------------------

void Servers::set_wear_listener(WearListener& listener) {
  CORRIDOR_CHECK(listener_ == nullptr, "a second wear listener");
  listener_ = &listener;
  for (std::uint32_t number = 0; number < units_.size(); ++number) {
    listener.added(number);
  }
}

void Servers::set_working_budget(std::uint32_t number, Duration budget, bool at_end_of_work) {
  Unit& unit = units_[number];
  const bool running = unit.work != nullptr && unit.work->running_;
  if (running) {
    stop(*unit.work);
  }
  unit.budget = budget;
  unit.budget_waits = at_end_of_work;
  if (running) {
    start(*unit.work);
  }
}

Duration Servers::run_length(const Work& work) const {
  Duration length = work.remaining_;
  if (listener_ == nullptr) {
    return length;
  }
  for (std::uint32_t number = work.first_unit_; number != kNoUnit;
       number = units_[number].next_in_hold) {
    if (!units_[number].budget_waits) {
      length = std::min(length, units_[number].budget);
    }
  }
  return length;
}

void Servers::report_worn_out(std::uint32_t first_unit) {
  for_units_of(first_unit, [this](std::uint32_t number) {
    Unit& unit = units_[number];
    if (unit.budget <= Duration{0} && !(unit.budget_waits && unit.work != nullptr)) {
      unit.budget = Duration::max();
      listener_->worn_out(number);
    }
  });
}

// --- closures and breakdowns
// ----------------------------------------------------------------------

void Servers::close(const Closure& closure, Interruption under_way) {
  closures_.add(closure, under_way);
  for (std::uint32_t number = 0; number < units_.size(); ++number) {
    Work* const work = units_[number].work;
    if (work != nullptr && work->first_unit_ == number && under_way != Interruption::Finish) {
      interrupt(*work, under_way);
    }
  }
  review_all();
  recharge_waiting();
}

void Servers::open(std::uint32_t closure_id) {
  closures_.remove(closure_id);
  review_all();
  recharge_waiting();
  grant_waiting();
}

void Servers::fail(std::uint32_t number, Interruption under_way, Cause cause) {
  Unit& unit = units_[number];
  CORRIDOR_CHECK(!unit.down && !unit.fails_after_work, "a server fails that has failed");
  unit.down_cause = cause;
  if (under_way == Interruption::Finish && unit.work != nullptr && unit.work->started_) {
    unit.fails_after_work = true;
    return;
  }
  go_down(number);
  if (unit.work != nullptr) {
    interrupt(*unit.work, under_way);
    review(*unit.work);
  }
  recharge_waiting();
}

void Servers::go_down(std::uint32_t number) {
  Unit& unit = units_[number];
  unit.down = true;
  n_down_ += unit.retired ? 0 : 1;
  if (!unit.held) {
    std::erase(free_, number);
  }
  refresh(unit);
}

void Servers::repair(std::uint32_t number) {
  Unit& unit = units_[number];
  if (std::exchange(unit.fails_after_work, false)) {
    return;
  }
  CORRIDOR_CHECK(unit.down, "a server is repaired that is up");
  unit.down = false;
  n_down_ -= unit.retired ? 0 : 1;
  if (!unit.held && !unit.retired) {
    free_.push_back(number);
  }
  refresh(unit);
  if (unit.work != nullptr) {
    review(*unit.work);
  }
  recharge_waiting();
  grant_waiting();
}

void Hold::set_working(bool working) {
  CORRIDOR_CHECK(held(), "working without servers");
  servers_->for_units_of(first_, [this, working](std::uint32_t number) {
    servers_->units_[number].working = working;
    servers_->refresh(servers_->units_[number]);
  });
}

void Hold::set_blocked(bool blocked) {
  CORRIDOR_CHECK(held(), "blocked without servers");
  servers_->for_units_of(first_, [this, blocked](std::uint32_t number) {
    servers_->units_[number].blocked = blocked;
    servers_->refresh(servers_->units_[number]);
  });
}

}  // namespace corridor::kernel
