// What the level brings about: what is told, who is woken, and when to look again.

#include <algorithm>
#include <limits>
#include <utility>

#include "corridor/kernel/reservoir.hpp"

namespace corridor::kernel {

namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();

/// Microseconds until `distance` > 0 is covered, rounded up.
std::int64_t time_for(Ticks distance, Ticks per_microsecond) {
  if (per_microsecond <= 0) {
    return kNever;
  }
  const Ticks time = (distance + per_microsecond - 1) / per_microsecond;
  return time >= kNever ? kNever : static_cast<std::int64_t>(time);
}

}  // namespace

void Reservoir::changed() {
  const Rates now = rates();
  tell_shut(now);
  tell_marks(now);
  level_before_ = level_;
  totals_.lowest = std::min(totals_.lowest, level_);
  totals_.highest = std::max(totals_.highest, level_);
  if (asked_room_ && Ticks{*asked_room_} * kTicks <= free_room()) {
    asked_room_.reset();
    room.raise();
  }
  if (asked_growth_ && Ticks{*asked_growth_} * kTicks <= grown_) {
    asked_growth_.reset();
    grown.raise();
  }
  look_ahead();
}

void Reservoir::tell_shut(const Rates& now) {
  const bool shut = now.well < inflow_;
  if (shut == shut_) {
    return;
  }
  shut_ = shut;
  totals_.shut_ins += shut ? 1 : 0;
  if (teller_) {
    teller_(shut ? Event::ShutIn : Event::Restarted, 0);
  }
}

/// At a mark itself the level belongs to the side to which it came or, if it was there, goes.
bool Reservoir::reaches(const Mark& mark, const Rates& now) const {
  if (level_ != mark.level) {
    return level_ > mark.level;
  }
  const Ticks trend = level_ == level_before_ ? now.net() : level_ - level_before_;
  return trend == 0 ? mark.reached : trend > 0;
}

void Reservoir::tell_marks(const Rates& now) {
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    Mark& mark = marks_[i];
    if (reaches(mark, now) == mark.reached) {
      continue;
    }
    mark.reached = !mark.reached;
    if (i > 0) {
      mark_times_[i - 1].reached += mark.reached ? 1 : 0;
    }
    if (teller_) {
      const Event event = mark.reached ? Event::Rose : Event::Fell;
      teller_(event, static_cast<std::int64_t>(mark.level / kTicks));
    }
  }
}

/// The next instant at which a straight line ends, or somebody waits for a point of it.
std::int64_t Reservoir::until_next(const Rates& now) const {
  std::int64_t next = kNever;
  for (const Flow& flow : flows_) {
    if (flow.left > 0) {
      next = std::min(next, time_for(flow.left, flow.per_day));
    }
  }
  for (const Mark& mark : marks_) {
    const Ticks distance = mark.level - level_;
    if (distance > 0) {
      next = std::min(next, time_for(distance, now.net()));
    } else if (distance < 0) {
      next = std::min(next, time_for(-distance, -now.net()));
    }
  }
  if (free_room() > 0 && now.well > 0) {
    next = std::min(next, time_for(free_room(), now.well - now.out));
  } else if (free_room() < 0) {
    next = std::min(next, time_for(-free_room(), now.out));
  }
  if (asked_room_) {
    next = std::min(next, time_for(Ticks{*asked_room_} * kTicks - free_room(), now.out - now.well));
  }
  if (asked_growth_) {
    next = std::min(next, time_for(Ticks{*asked_growth_} * kTicks - grown_, now.well));
  }
  return next;
}

void Reservoir::look_ahead() {
  const std::int64_t next = until_next(rates());
  if (std::exchange(scheduled_, false)) {
    simulator_.cancel(next_);
  }
  if (next < (Time::max() - simulator_.now()).count()) {
    next_ = simulator_.at(simulator_.now() + Duration{next}, {fires, this, tag_});
    scheduled_ = true;
  }
}

void Reservoir::fires(Simulator& /*simulator*/, void* reservoir) {
  auto& self = *static_cast<Reservoir*>(reservoir);
  self.scheduled_ = false;
  self.settle();
  self.changed();
}

}  // namespace corridor::kernel
