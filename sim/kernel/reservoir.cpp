#include "corridor/kernel/reservoir.hpp"

#include <algorithm>

#include "corridor/core/check.hpp"

namespace corridor::kernel {

namespace {

/// What a transfer moves within the time.
Ticks moved(Ticks left, Ticks per_microsecond, Duration passed) {
  const Ticks needed = (left + per_microsecond - 1) / per_microsecond;
  return passed.count() >= needed ? left : per_microsecond * passed.count();
}

}  // namespace

Ticks rate_per_day(std::int64_t amount, Duration time) {
  CORRIDOR_CHECK(time > Duration{0}, "a rate needs a time");
  return (Ticks{amount} * kTicks + time.count() - 1) / time.count();
}

Reservoir::Reservoir(Simulator& simulator, std::int64_t capacity, std::int64_t level, Tag tag)
    : room(tag),
      grown(tag),
      simulator_(simulator),
      tag_(tag),
      capacity_(capacity),
      level_(Ticks{level} * kTicks),
      level_before_(level_),
      settled_(simulator.now()) {
  CORRIDOR_CHECK(capacity <= kLargestReservoir, "a reservoir too large to be counted");
  set_marks({});
  restart_statistics();
}

void Reservoir::set_marks(const std::vector<std::int64_t>& levels) {
  marks_ = {{0, level_ > 0}};
  mark_times_.clear();
  for (const std::int64_t level : levels) {
    const Ticks at = Ticks{level} * kTicks;
    marks_.push_back({at, level_ >= at});
    mark_times_.push_back({.level = level});
  }
  changed();
}

void Reservoir::set_inflow(std::int64_t per_day) {
  CORRIDOR_CHECK(per_day >= 0 && per_day <= kLargestReservoir, "an inflow out of bounds");
  settle();
  inflow_ = per_day;
  changed();
}

void Reservoir::set_capacity(std::int64_t capacity) {
  CORRIDOR_CHECK(capacity >= 0 && capacity <= kLargestReservoir, "a capacity out of bounds");
  settle();
  capacity_ = capacity;
  changed();
}

bool Reservoir::reserve(std::int64_t amount) {
  settle();
  const Ticks ticks = Ticks{amount} * kTicks;
  if (ticks > free_room()) {
    return false;
  }
  reserved_ += ticks;
  changed();
  return true;
}

void Reservoir::ask_room(std::optional<std::int64_t> amount) {
  settle();
  asked_room_ = amount;
  changed();
}

void Reservoir::ask_growth(std::int64_t amount) {
  settle();
  asked_growth_ = amount;
  changed();
}

bool Reservoir::take_grown(std::int64_t amount) {
  settle();
  const Ticks ticks = Ticks{amount} * kTicks;
  if (grown_ < ticks) {
    return false;
  }
  grown_ -= ticks;
  return true;
}

Reservoir::Transfer Reservoir::receive(std::int64_t amount, Ticks per_day) {
  return add({.total = Ticks{amount} * kTicks,
              .left = Ticks{amount} * kTicks,
              .per_day = per_day,
              .in = true,
              .used = true});
}

Reservoir::Transfer Reservoir::draw(std::int64_t amount, Ticks per_day) {
  return add({.total = Ticks{amount} * kTicks,
              .left = Ticks{amount} * kTicks,
              .per_day = per_day,
              .in = false,
              .used = true});
}

Reservoir::Transfer Reservoir::add(Flow flow) {
  settle();
  const auto free = std::ranges::find(flows_, false, &Flow::used);
  const auto place = static_cast<Transfer>(free - flows_.begin());
  if (free == flows_.end()) {
    flows_.push_back(flow);
  } else {
    *free = flow;
  }
  changed();
  return place;
}

void Reservoir::end(Transfer transfer) {
  settle();
  Flow& flow = flows_[transfer];
  CORRIDOR_CHECK(flow.used && flow.left == 0, "a transfer ended before its time");
  flow = {};
  changed();
}

void Reservoir::receive_at_once(std::int64_t amount) {
  settle();
  const Ticks ticks = Ticks{amount} * kTicks;
  reserved_ -= ticks;
  level_ += ticks;
  totals_.received += ticks;
  changed();
}

void Reservoir::draw_at_once(std::int64_t amount) {
  settle();
  const Ticks ticks = Ticks{amount} * kTicks;
  CORRIDOR_CHECK(level_ >= ticks, "more leaves a reservoir than is in it");
  level_ -= ticks;
  totals_.drawn += ticks;
  changed();
}

Ticks Reservoir::level() {
  settle();
  return level_;
}

Ticks Reservoir::in_transfer() {
  settle();
  Ticks sum = 0;
  for (const Flow& flow : flows_) {
    sum += flow.in ? flow.total - flow.left : flow.left;
  }
  return sum;
}

Ticks Reservoir::grown_so_far() {
  settle();
  return grown_;
}

void Reservoir::restart_statistics() {
  settle();
  totals_ = {};
  totals_.opening = level_;
  totals_.lowest = level_;
  totals_.highest = level_;
  for (MarkTime& mark : mark_times_) {
    mark = {.level = mark.level};
  }
}

const ReservoirTotals& Reservoir::totals() {
  settle();
  return totals_;
}

const std::vector<MarkTime>& Reservoir::marks() {
  settle();
  return mark_times_;
}

/// While it is full, no more is let in than goes out.
Reservoir::Rates Reservoir::rates() const {
  Rates rates;
  for (const Flow& flow : flows_) {
    if (flow.left > 0) {
      (flow.in ? rates.in : rates.out) += flow.per_day;
    }
  }
  rates.well = inflow_;
  if (free_room() <= 0) {
    rates.well = free_room() < 0 ? 0 : std::min<Ticks>(inflow_, rates.out);
  }
  return rates;
}

/// Rates have not changed since the last time; between two events all goes along straight lines.
void Reservoir::settle() {
  const Duration passed = simulator_.now() - settled_;
  if (passed == Duration{0}) {
    return;
  }
  const Ticks before = level_;
  settled_ = simulator_.now();
  move_transfers(passed);
  let_in(passed);
  note(before, passed);
}

void Reservoir::move_transfers(Duration passed) {
  for (Flow& flow : flows_) {
    if (flow.left == 0) {
      continue;
    }
    const Ticks amount = moved(flow.left, flow.per_day, passed);
    flow.left -= amount;
    if (flow.in) {
      level_ += amount;
      reserved_ -= amount;
      totals_.received += amount;
    } else {
      level_ -= amount;
      totals_.drawn += amount;
    }
  }
}

/// What there is room for; the rest is lost.
void Reservoir::let_in(Duration passed) {
  const Ticks offered = Ticks{inflow_} * passed.count();
  const Ticks taken = std::clamp<Ticks>(offered, 0, std::max<Ticks>(0, free_room()));
  level_ += taken;
  grown_ += taken;
  totals_.inflow += taken;
  totals_.lost += offered - taken;
}

void Reservoir::note(Ticks before, Duration passed) {
  totals_.lowest = std::min(totals_.lowest, level_);
  totals_.highest = std::max(totals_.highest, level_);
  const double ends = static_cast<double>(before) + static_cast<double>(level_);
  totals_.level_time +=
      ends / 2 / static_cast<double>(kTicks) * static_cast<double>(passed.count());
  totals_.time += passed;
  totals_.shut += shut_ ? passed : Duration{0};
  totals_.empty += marks_.front().reached ? Duration{0} : passed;
  for (std::size_t i = 1; i < marks_.size(); ++i) {
    mark_times_[i - 1].at_or_above += marks_[i].reached ? passed : Duration{0};
  }
}

}  // namespace corridor::kernel
