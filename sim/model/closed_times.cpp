#include "closed_times.hpp"

#include <algorithm>
#include <chrono>

#include "corridor/core/mutant.hpp"
#include "storm_calendar.hpp"

namespace corridor::model {

using core::Duration;
using core::Time;
using scenario::Window;

namespace {

/// Begins with the year in which the run begins, so that the storms do not depend on the warm-up.
class Storms final : public ClosedTimes {
 public:
  Storms(const StormCalendar& calendar, Time begin)
      : ClosedTimes(begin), calendar_(calendar), open_since_(core::start_of_year(begin)) {}

 private:
  std::optional<Window> following() override {
    const Time begin = calendar_.next_begin(open_since_, n_);
    const Time end = begin + calendar_.length(n_);
    ++n_;
    open_since_ = end;
    return Window{begin, end};
  }

  StormCalendar calendar_;
  Time open_since_;
  std::uint64_t n_ = 0;
};

class Cycles final : public ClosedTimes {
 public:
  Cycles(const scenario::Cycle& cycle, Time begin) : ClosedTimes(begin), cycle_(cycle) {
    const auto every = cycle.every.count();
    const auto since = (begin - Time{} - cycle.offset).count();
    next_ = Time{} + cycle.offset +
            Duration{CORRIDOR_MUTANT(35, since / every * every, (since / every + 1) * every)};
  }

 private:
  std::optional<Window> following() override {
    const Time from = next_;
    next_ += cycle_.every;
    return Window{from, from + cycle_.length};
  }

  const scenario::Cycle& cycle_;
  Time next_{};
};

class Dates final : public ClosedTimes {
 public:
  Dates(const std::vector<Window>& dates, Time begin) : ClosedTimes(begin), dates_(dates) {}

 private:
  std::optional<Window> following() override {
    return n_ < dates_.size() ? std::optional{dates_[n_++]} : std::nullopt;
  }

  const std::vector<Window>& dates_;
  std::size_t n_ = 0;
};

/// What lies between the shifts of the days, which it goes through one by one.
class OffShift final : public ClosedTimes {
 public:
  OffShift(const scenario::Shifts& shifts, Duration utc_offset, Time begin)
      : ClosedTimes(begin), shifts_(shifts), utc_offset_(utc_offset) {
    day_ = std::chrono::floor<std::chrono::days>(begin + utc_offset) - kLongestShift;
    open_until_ = day_ - utc_offset;
    const Time last_holiday = shifts.holidays.empty() ? begin : shifts.holidays.back();
    regular_from_ =
        std::chrono::ceil<std::chrono::days>(std::max(last_holiday, begin)) + kLongestShift;
  }

 private:
  static constexpr std::chrono::days kLongestShift{2};
  static constexpr std::chrono::days kWeek{7};

  /// Every gap of the regular week lies in any fortnight.
  std::optional<Window> following() override {
    for (;; next_shift()) {
      if (day_ > regular_from_ + 2 * kWeek && day_ > searched_from_ + 2 * kWeek) {
        return std::nullopt;
      }
      if (!works_on(day_)) {
        continue;
      }
      const Time from = day_ + shifts_.open[shift_].from - utc_offset_;
      const Time gap_begin = open_until_;
      open_until_ = std::max(open_until_, Time{day_ + shifts_.open[shift_].to - utc_offset_});
      if (gap_begin < from) {
        next_shift();
        searched_from_ = day_;
        return Window{gap_begin, from};
      }
    }
  }
  void next_shift() {
    if (++shift_ == shifts_.open.size()) {
      shift_ = 0;
      day_ += std::chrono::days{1};
    }
  }
  [[nodiscard]] bool works_on(std::chrono::sys_days day) const {
    const auto weekday =
        static_cast<scenario::Weekday>(std::chrono::weekday{day}.iso_encoding() - 1);
    return std::ranges::binary_search(shifts_.days, weekday) &&
           !std::ranges::binary_search(shifts_.holidays, Time{day});
  }

  const scenario::Shifts& shifts_;
  Duration utc_offset_;
  std::chrono::sys_days day_{};
  std::size_t shift_ = 0;
  Time open_until_{};                     // what is known to be open
  std::chrono::sys_days regular_from_{};  // no holiday comes after
  std::chrono::sys_days searched_from_{};
};

}  // namespace

std::optional<Window> ClosedTimes::next() {
  auto window = following();
  while (window && CORRIDOR_MUTANT(36, window->to <= begin_, window->from <= begin_)) {
    window = following();
  }
  return window;
}

std::unique_ptr<ClosedTimes> times_off_shift(const scenario::Shifts& shifts,
                                             Duration utc_offset,
                                             Time begin) {
  return std::make_unique<OffShift>(shifts, utc_offset, begin);
}

std::unique_ptr<ClosedTimes> closed_times(const scenario::Disruption& disruption,
                                          const std::string& id,
                                          Duration utc_offset,
                                          core::RandomKey key,
                                          Time begin) {
  if (disruption.share_by_month) {
    return std::make_unique<Storms>(StormCalendar{key, id, disruption}, begin);
  }
  if (disruption.every) {
    return std::make_unique<Cycles>(*disruption.every, begin);
  }
  if (disruption.shifts) {
    return times_off_shift(*disruption.shifts, utc_offset, begin);
  }
  return std::make_unique<Dates>(disruption.dates, begin);
}

}  // namespace corridor::model
