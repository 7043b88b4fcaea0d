// Work with servers that are held, and what interrupts it.

#include <algorithm>

#include "corridor/kernel/servers.hpp"

namespace corridor::kernel {

// --- work -------------------------------------------------------------------------------------

void Servers::Work::arm(Waiter& queued) {
  queued.process->waiting_for = servers_;
  servers_->for_units_of(first_unit_, [this, &queued](std::uint32_t unit) {
    servers_->units_[unit].work = this;
    servers_->units_[unit].holder = queued.process;
  });
  servers_->review(*this);
}

void Servers::Work::disarm(Waiter& /*queued*/) {
  servers_->stop(*this, false);
  servers_->finish(*this);
}

Servers::Work::~Work() { withdraw(); }

void Servers::Work::done(Simulator& /*simulator*/, void* work) {
  auto& self = *static_cast<Work*>(work);
  Servers& servers = *self.servers_;
  servers.stop(self, false);
  if (self.remaining_ > Duration{0}) {
    servers.report_worn_out(self.first_unit_);
    servers.review(self);
    return;
  }
  Waiter& waiter = self.waiter();
  servers.finish(self);
  servers.report_worn_out(self.first_unit_);
  if (waiter.race != nullptr) {
    waiter.race->won(waiter.index);
  }
  waiter.armed = false;
  waiter.process->waiting_for = nullptr;
  waiter.process->leaf.resume();
}

bool Servers::hold_is_up(std::uint32_t first_unit) const {
  for (std::uint32_t unit = first_unit; unit != kNoUnit; unit = units_[unit].next_in_hold) {
    if (units_[unit].down) {
      return false;
    }
  }
  return true;
}

/// Runs, stops or recharges the work as closures and breakdowns now demand.
void Servers::review(Work& work) {
  const bool open = work.started_ ? interrupting_ == 0 : closures_.open();
  const bool up = hold_is_up(work.first_unit_);
  if (open && up) {
    if (!work.running_) {
      start(work);
    }
    return;
  }
  stop(work, false);
  const Cause otherwise = up ? work.waiter().cause : down_cause_;
  charge(*work.waiter().process, closures_.cause_or(otherwise));
}

void Servers::start(Work& work) {
  charge(*work.waiter().process, work.waiter().cause);
  work.started_ = true;
  work.running_ = true;
  work.since_ = simulator_.now();
  work.end_ = simulator_.at(simulator_.now() + run_length(work),
                            {Work::done, &work, work.waiter().process->tag});
  for_units_of(work.first_unit_, [this](std::uint32_t unit) { refresh(unit); });
}

void Servers::stop(Work& work, bool restart) {
  if (work.running_) {
    simulator_.cancel(work.end_);
    work.running_ = false;
    const Duration worked = simulator_.now() - work.since_;
    work.remaining_ -= worked;
    wear(work, worked);
    for_units_of(work.first_unit_, [this](std::uint32_t unit) { refresh(unit); });
  }
  if (restart && work.started_) {
    work.remaining_ = work.full_;
  }
}

void Servers::finish(Work& work) {
  for_units_of(work.first_unit_, [this](std::uint32_t unit) {
    units_[unit].work = nullptr;
    if (std::exchange(units_[unit].fails_after_work, false)) {
      units_[unit].down = true;
      ++n_down_;
      recharge_waiting();
    }
    refresh(unit);
  });
}

// --- working time until failure -----------------------------------------------------------------

void Servers::set_working_budget(std::uint32_t unit, Duration budget, FailureListener& listener) {
  Work* const work = units_[unit].work;
  const bool running = work != nullptr && work->running_;
  if (running) {
    stop(*work, false);
  }
  units_[unit].budget = budget;
  units_[unit].listener = &listener;
  if (running) {
    review(*work);
  }
}

Duration Servers::run_length(const Work& work) const {
  Duration length = work.remaining_;
  for (std::uint32_t unit = work.first_unit_; unit != kNoUnit; unit = units_[unit].next_in_hold) {
    length = std::min(length, units_[unit].budget);
  }
  return length;
}

void Servers::wear(Work& work, Duration worked) {
  for_units_of(work.first_unit_, [this, worked](std::uint32_t unit) {
    if (units_[unit].budget != Duration::max()) {
      units_[unit].budget -= worked;
    }
  });
}

void Servers::report_worn_out(std::uint32_t first_unit) {
  for_units_of(first_unit, [this](std::uint32_t unit) {
    if (units_[unit].budget <= Duration{0}) {
      units_[unit].budget = Duration::max();
      units_[unit].listener->worn_out(unit);
    }
  });
}

// --- closures and breakdowns ----------------------------------------------------------------------

void Servers::close(const Closure& closure, Interruption under_way) {
  closures_.add(closure);
  modes_.emplace_back(closure.id, under_way);
  interrupting_ += under_way == Interruption::Finish ? 0 : 1;
  for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
    Work* const work = units_[unit].work;
    if (work != nullptr && work->first_unit_ == unit) {
      if (under_way != Interruption::Finish) {
        stop(*work, under_way == Interruption::Restart);
      }
      review(*work);
    }
    refresh(unit);
  }
  recharge_waiting();
}

void Servers::open(std::uint32_t closure_id) {
  closures_.remove(closure_id);
  const auto mode = std::find_if(modes_.begin(), modes_.end(), [closure_id](const auto& entry) {
    return entry.first == closure_id;
  });
  if (mode != modes_.end()) {
    interrupting_ -= mode->second == Interruption::Finish ? 0 : 1;
    modes_.erase(mode);
  }
  for (std::uint32_t unit = 0; unit < units_.size(); ++unit) {
    Work* const work = units_[unit].work;
    if (work != nullptr && work->first_unit_ == unit) {
      review(*work);
    }
    refresh(unit);
  }
  recharge_waiting();
  grant_waiting();
}

void Servers::fail(std::uint32_t unit, Interruption under_way, Cause cause) {
  down_cause_ = cause;
  Unit& failing = units_[unit];
  if (under_way == Interruption::Finish && failing.work != nullptr) {
    failing.fails_after_work = true;
    return;
  }
  failing.down = true;
  ++n_down_;
  if (failing.held) {
    if (failing.work != nullptr) {
      stop(*failing.work, under_way == Interruption::Restart);
      review(*failing.work);
    }
  } else {
    free_.erase(std::find(free_.begin(), free_.end(), unit));
  }
  refresh(unit);
  recharge_waiting();
}

void Servers::repair(std::uint32_t unit) {
  Unit& repaired = units_[unit];
  if (std::exchange(repaired.fails_after_work, false)) {
    return;  // repaired before its work had ended: it never stopped
  }
  repaired.down = false;
  --n_down_;
  if (!repaired.held) {
    free_.push_back(unit);
  }
  refresh(unit);
  if (repaired.work != nullptr) {
    review(*repaired.work);
  }
  recharge_waiting();
  grant_waiting();
}

}  // namespace corridor::kernel
