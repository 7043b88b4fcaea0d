#include "corridor/model/departure_rules.hpp"

#include <doctest/doctest.h>

namespace corridor::model::departure_rules_test {
namespace {

using core::Duration;
using core::kDay;
using core::kHour;
using scenario::DepartRule;
using scenario::DepartWhen;
using scenario::IfShort;

Time hour(std::int64_t hours) {
  return Time{hours * kHour};
}

DepartRule rule(DepartWhen when, std::optional<std::int64_t> at_least = {}) {
  DepartRule it;
  it.when = when;
  if (at_least) {
    it.at_least = Amount::units(*at_least);
  }
  return it;
}

struct View {
  std::int64_t loaded = 0;
  bool full = false;
  std::int64_t now = 0;
  std::int64_t deadline = -1;  // hours; none below 0
  std::int64_t scheduled = -1;
  std::int64_t following = -1;
};

LoadingView seen(const View& view) {
  LoadingView it{};
  it.now = hour(view.now);
  it.loaded = Amount::units(view.loaded);
  it.full = view.full;
  it.deadline = view.deadline < 0 ? Time::max() : hour(view.deadline);
  it.scheduled = view.scheduled < 0 ? Time::max() : hour(view.scheduled);
  it.following = view.following < 0 ? Time::max() : hour(view.following);
  return it;
}

TEST_CASE("the departure rules, case by case") {
  struct Row {
    const char* what = "";
    DepartRule rule;
    View view;
    bool go = false;
  };
  const Row rows[] = {
      {"full waits while anything fits", rule(DepartWhen::Full), {.loaded = 9}, false},
      {"full goes when nothing fits", rule(DepartWhen::Full), {.loaded = 9, .full = true}, true},
      {"full, but below at_least", rule(DepartWhen::Full, 10), {.loaded = 9, .full = true}, false},
      {"full, just at_least", rule(DepartWhen::Full, 9), {.loaded = 9, .full = true}, true},
      {"full goes at the deadline", rule(DepartWhen::Full), {.now = 12, .deadline = 12}, true},
      {"full waits before it", rule(DepartWhen::Full), {.now = 11, .deadline = 12}, false},
      {"the deadline overrules at_least",
       rule(DepartWhen::Full, 9),
       {.now = 12, .deadline = 12},
       true},
      {"loaded goes even empty", rule(DepartWhen::Loaded), {}, true},
      {"loaded, but below at_least", rule(DepartWhen::Loaded, 5), {.loaded = 4}, false},
      {"at once goes even empty", rule(DepartWhen::AtOnce), {}, true},
      {"at once, but below at_least", rule(DepartWhen::AtOnce, 5), {.loaded = 4}, false},
      {"too early for the timetable",
       rule(DepartWhen::Timetable),
       {.full = true, .scheduled = 6},
       false},
      {"the hour of the timetable", rule(DepartWhen::Timetable), {.now = 6, .scheduled = 6}, true},
      {"short, but part of a load will do",
       rule(DepartWhen::Timetable, 5),
       {.now = 6, .scheduled = 6},
       true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(may_depart(row.rule, seen(row.view)).go == row.go);
  }
}

TEST_CASE("a vehicle that waits looks again at its deadline or its hour, whichever is first") {
  CHECK(may_depart(rule(DepartWhen::Full), seen({})).look_again == Time::max());
  CHECK(may_depart(rule(DepartWhen::Full), seen({.deadline = 12})).look_again == hour(12));
  CHECK(may_depart(rule(DepartWhen::Timetable), seen({.scheduled = 6})).look_again == hour(6));
  CHECK(may_depart(rule(DepartWhen::Timetable), seen({.deadline = 4, .scheduled = 6})).look_again ==
        hour(4));
}

TEST_CASE("short of cargo at its hour, a vehicle waits for it or gives up the departure") {
  DepartRule waits = rule(DepartWhen::Timetable, 5);
  waits.if_short = IfShort::Wait;
  const DepartureAnswer wait = may_depart(waits, seen({.loaded = 4, .now = 6, .scheduled = 6}));
  CHECK_FALSE(wait.go);
  CHECK_FALSE(wait.next_departure);
  CHECK(wait.look_again == Time::max());
  CHECK(may_depart(waits, seen({.loaded = 5, .now = 7, .scheduled = 6})).go);

  DepartRule cancels = rule(DepartWhen::Timetable, 5);
  cancels.if_short = IfShort::Cancel;
  const DepartureAnswer cancel =
      may_depart(cancels, seen({.loaded = 4, .now = 6, .scheduled = 6, .following = 30}));
  CHECK_FALSE(cancel.go);
  CHECK(cancel.next_departure);
  CHECK(cancel.look_again == hour(30));
}

TEST_CASE("the next departure of a timetable is at or after now, before the first one too") {
  scenario::Timetable daily;
  daily.every = kDay;
  daily.offset = 6 * kHour;
  CHECK(next_departure(daily, hour(0), hour(0)) == hour(6));
  CHECK(next_departure(daily, hour(0), hour(6)) == hour(6));
  CHECK(next_departure(daily, hour(0), hour(6) + Duration{1}) == hour(30));
  CHECK(next_departure(daily, hour(0), hour(-18)) == hour(-18));
  CHECK(next_departure(daily, hour(0), hour(-19)) == hour(-18));
  CHECK(next_departure(daily, hour(0), hour(-18) + Duration{1}) == hour(6));

  scenario::Timetable dated;
  dated.times = {hour(5), hour(50)};
  CHECK(next_departure(dated, hour(0), hour(5)) == hour(5));
  CHECK(next_departure(dated, hour(0), hour(6)) == hour(50));
  CHECK(next_departure(dated, hour(0), hour(51)) == Time::max());
}

}  // namespace
}  // namespace corridor::model::departure_rules_test
