#include "corridor/model/departure_rules.hpp"

#include <algorithm>
#include <array>

#include "corridor/core/mutant.hpp"

namespace corridor::model {

namespace {

using scenario::DepartRule;

bool enough(const DepartRule& rule, const LoadingView& view) {
  return !rule.at_least ||
         CORRIDOR_MUTANT(32, view.loaded >= *rule.at_least, view.loaded > *rule.at_least);
}

DepartureAnswer when_full(const DepartRule& rule, const LoadingView& view) {
  return {.go = view.full && enough(rule, view)};
}

/// What was to be loaded is aboard: the caller takes lots as long as there are any.
DepartureAnswer when_loaded(const DepartRule& rule, const LoadingView& view) {
  return {.go = enough(rule, view)};
}

DepartureAnswer by_timetable(const DepartRule& rule, const LoadingView& view) {
  if (view.now < view.scheduled) {
    return {.go = false, .look_again = view.scheduled};
  }
  if (enough(rule, view) || rule.if_short == scenario::IfShort::Part) {
    return {.go = true};
  }
  if (rule.if_short == scenario::IfShort::Cancel) {
    return {.go = false, .look_again = view.following, .next_departure = true};
  }
  return {};
}

using Rule = DepartureAnswer (*)(const DepartRule&, const LoadingView&);
// in the order of scenario::DepartWhen: full, loaded, timetable, at_once
constexpr std::array<Rule, 4> kRules = {when_full, when_loaded, by_timetable, when_loaded};

}  // namespace

DepartureAnswer may_depart(const DepartRule& rule, const LoadingView& view) {
  if (CORRIDOR_MUTANT(33, view.now >= view.deadline, view.now > view.deadline)) {
    return {.go = true};
  }
  DepartureAnswer answer = kRules[static_cast<std::size_t>(rule.when)](rule, view);
  answer.look_again = std::min(answer.look_again, view.deadline);
  return answer;
}

Time next_departure(const scenario::Timetable& timetable, Time origin, Time now) {
  if (timetable.every) {
    const Time first = origin + timetable.offset;
    const auto every = timetable.every->count();
    const auto gap = (now - first).count();
    // rounded up, also for a time before the first departure
    const auto k =
        gap >= 0 ? CORRIDOR_MUTANT(34, (gap + every - 1) / every, gap / every) : -((-gap) / every);
    return first + core::Duration{k * every};
  }
  const auto next = std::lower_bound(timetable.times.begin(), timetable.times.end(), now);
  return next == timetable.times.end() ? Time::max() : *next;
}

}  // namespace corridor::model
