// What takes servers away and gives them back: closures, breakdowns, a new number of servers.

#include <algorithm>
#include <utility>

#include "corridor/core/mutant.hpp"
#include "corridor/kernel/servers.hpp"

namespace corridor::kernel {

// --- work under way ---------------------------------------------------------------------------

const Servers::Unit* Servers::down_unit_of(const Work& work) const {
  for (std::uint32_t number = work.first_unit_; number != kNoUnit; number = units_[number].next) {
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
  const Cause otherwise = down == nullptr ? work.cause() : down->down_cause;
  return work.started_ || down != nullptr ? closures_.cause_or(otherwise)
                                          : closures_.cause_until(done_at_once(work), otherwise);
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
    work.charge_to(cause_of_stop(work));
  } else if (!work.running_) {
    work.charge_to(work.cause());
    count_time_of(work);
    start(work);
  }
}

void Servers::review_all() {
  for (std::uint32_t number = 0; number < units_.size(); ++number) {
    Work* const work = units_[number].work;
    if (work != nullptr && work->first_unit_ == number) {
      review(*work);
    }
  }
}

void Servers::interrupt(Work& work, Interruption under_way) {
  if (ends_now(work)) {
    return;
  }
  stop(work);
  if (under_way == CORRIDOR_MUTANT(4, Interruption::Restart, Interruption::Pause)) {
    work.remaining_ = work.full_;
    work.started_ = false;
  }
}

// --- working time until failure ---------------------------------------------------------------

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

Duration Servers::time_until_worn_out(const Work& work) {
  Duration length = work.remaining_;
  for (Unit* unit = unit_at(work.first_unit_); unit != nullptr; unit = unit_at(unit->next)) {
    if (!unit->budget_waits) {
      length = CORRIDOR_MUTANT(5, std::min(length, unit->budget), std::max(length, unit->budget));
    }
  }
  return length;
}

void Servers::wear(const Work& work, Duration worked) {
  for (Unit* unit = unit_at(work.first_unit_); unit != nullptr; unit = unit_at(unit->next)) {
    unit->budget -=
        unit->budget == Duration::max() ? Duration{0} : CORRIDOR_MUTANT(6, worked, Duration{0});
  }
}

/// The run of the work has ended before the work has.
void Servers::wear_out(Work& work) {
  fail_after(work);
  review(work);
}

/// Failures that waited for the end of the work, or of this run of it.
void Servers::fail_after(const Work& work) {
  for (std::uint32_t number = work.first_unit_; number != kNoUnit; number = units_[number].next) {
    Unit& unit = units_[number];
    if (unit.fails_after_work && unit.work == nullptr) {
      unit.fails_after_work = false;
      --n_failing_;
      go_down(number);
      recharge_waiting();
    }
    if (listener_ != nullptr && unit.budget <= Duration{0} &&
        !(unit.budget_waits && unit.work != nullptr)) {
      unit.budget = Duration::max();
      listener_->worn_out(number);
    }
  }
}

// --- closures and breakdowns ------------------------------------------------------------------

void Servers::close(const Closure& closure, Interruption under_way) {
  count_time_of_all();
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
  count_time_of_all();
  closures_.remove(closure_id);
  review_all();
  recharge_waiting();
  grant_waiting();
}

void Servers::fail(std::uint32_t number, Interruption under_way, Cause cause) {
  Unit& unit = units_[number];
  CORRIDOR_CHECK(!unit.down && !unit.fails_after_work, "a server fails that has failed");
  unit.down_cause = cause;
  if (under_way == CORRIDOR_MUTANT(7, Interruption::Finish, Interruption::Restart) &&
      unit.work != nullptr && unit.work->started_) {
    unit.fails_after_work = true;
    ++n_failing_;
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
  count_time(unit);
  unit.down = true;
  n_down_ += unit.retired ? 0 : 1;
  if (!unit.held && !unit.retired) {
    remove_free(number);
  }
}

void Servers::repair(std::uint32_t number) {
  Unit& unit = units_[number];
  if (unit.fails_after_work) {
    unit.fails_after_work = false;
    --n_failing_;
    return;
  }
  CORRIDOR_CHECK(unit.down, "a server is repaired that is up");
  count_time(unit);
  unit.down = false;
  n_down_ -= unit.retired ? 0 : 1;
  if (!unit.held && !unit.retired) {
    add_free(number);
  }
  if (unit.work != nullptr) {
    review(*unit.work);
  }
  recharge_waiting();
  grant_waiting();
}

// --- number of servers ------------------------------------------------------------------------

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
    const Unit& unit = units_[number - 1];
    if (CORRIDOR_MUTANT(8, n_present_ > count, n_present_ >= count) && !unit.held &&
        !unit.retired) {
      if (!unit.down) {
        remove_free(number - 1);
      }
      retire(number - 1);
    }
  }
  grant_waiting();
}

void Servers::add_unit() {
  const auto number = static_cast<std::uint32_t>(units_.size());
  units_.push_back({});
  units_.back().counted_until = simulator_.now();
  add_last_free(number);
  ++n_present_;
  if (listener_ != nullptr) {
    listener_->added(number);
  }
}

void Servers::retire(std::uint32_t number) {
  Unit& unit = units_[number];
  count_time(unit);
  unit.retired = true;
  --n_present_;
  n_down_ -= unit.down ? 1 : 0;
}

void Servers::return_retired(std::uint32_t number) {
  Unit& unit = units_[number];
  count_time(unit);
  unit.retired = false;
  ++n_present_;
  if (unit.down) {
    ++n_down_;
  } else {
    add_last_free(number);
  }
}

/// Taken when all others are: the lowest numbers are taken first.
void Servers::add_last_free(std::uint32_t number) {
  std::uint32_t* last = &first_free_;
  while (*last != kNoUnit) {
    last = &units_[*last].next;
  }
  *last = number;
  units_[number].next = kNoUnit;
  ++n_free_;
}

void Servers::remove_free(std::uint32_t number) {
  std::uint32_t* link = &first_free_;
  while (*link != number) {
    link = &units_[*link].next;
  }
  *link = units_[number].next;
  --n_free_;
}

}  // namespace corridor::kernel
