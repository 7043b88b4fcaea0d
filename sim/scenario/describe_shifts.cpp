#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "corridor/scenario/compound_kinds.hpp"
#include "corridor/scenario/dates.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/describe_struct.hpp"
#include "corridor/scenario/kinds.hpp"
#include "sort_unique.hpp"
#include "utc_offset.hpp"
#include "words.hpp"

namespace corridor::scenario {
namespace {

constexpr Duration kLatestEnd = 48 * core::kHour;

const std::vector<Weekday> kAllDays{Weekday::Monday,
                                    Weekday::Tuesday,
                                    Weekday::Wednesday,
                                    Weekday::Thursday,
                                    Weekday::Friday,
                                    Weekday::Saturday,
                                    Weekday::Sunday};

void check_hours(Reading& reading, const Given& given, const Hours& hours) {
  if (hours.from >= core::kDay) {
    reading.error_at(given.tree.find("from")->place,
                     fmt::format("begins on another day (found {}, expected less than 24 h)",
                                 duration_text(hours.from)));
  }
  if (hours.to <= hours.from || hours.to > kLatestEnd) {
    reading.error_at(given.tree.find("to")->place,
                     fmt::format("found {}, expected more than {} and at most 48 h (beyond 24 h it "
                                 "ends on the next day)",
                                 duration_text(hours.to),
                                 duration_text(hours.from)));
  }
}

void complete_shifts(Reading& /*reading*/, const Given& given, Shifts& shifts) {
  if (!given.has("days")) {
    shifts.days = kAllDays;
  }
  sort_unique(shifts.days);
  sort_unique(shifts.holidays);
  std::stable_sort(shifts.open.begin(), shifts.open.end(), [](const Hours& a, const Hours& b) {
    return a.from < b.from;
  });
}

void check_shifts(Reading& reading, const Given& given, const Shifts& shifts) {
  if (shifts.open.empty() || shifts.days.empty()) {
    reading.error_at(given.tree.place, "never open (expected at least one shift and one day)");
  }
  for (const Time holiday : shifts.holidays) {
    if (holiday != std::chrono::floor<std::chrono::days>(holiday)) {
      reading.error_at(
          given.tree.find("holidays")->place,
          fmt::format("a holiday is a day without an hour (found {})", time_text(holiday)));
    }
  }
  check_utc_offset(reading, given, shifts.utc_offset.value_or(Duration{0}));
}

}  // namespace

const Description& describe_hours() {
  static const Description kDescription = [] {
    Describe<Hours> d("hours", "A shift, in hours after local midnight.");
    d.field("from", &Hours::from, duration(), "begin").required().like("8 h");
    d.field("to", &Hours::to, positive_duration(), "end; beyond 24 h on the next day")
        .required()
        .like("20 h");
    d.check(check_hours);
    return d.done();
  }();
  return kDescription;
}

const Description& describe_shifts() {
  static const Description kDescription = [] {
    Describe<Shifts> d("shifts", "Open in these hours by local time, closed otherwise.");
    d.field("open",
            &Shifts::open,
            one_or_list(struct_of<Hours>(describe_hours)),
            "hours of the shifts that begin on a day")
        .required()
        .like("[{from: 8 h, to: 12 h}, {from: 13 h, to: 17 h}]");
    d.field("days", &Shifts::days, one_or_list(weekday()), "on which shifts begin")
        .otherwise("all")
        .like("[mon, tue, wed, thu, fri]")
        .written_if<Shifts>([](const Shifts& x, const std::string&) { return x.days != kAllDays; });
    d.field("holidays", &Shifts::holidays, one_or_list(date()), "on which no shift begins")
        .like("[2024-01-01, 2024-03-22]");
    d.field("utc_offset", &Shifts::utc_offset, duration(), "what local time is ahead of UTC")
        .otherwise("that of the nodes it closes")
        .like("5 h");
    d.complete(complete_shifts);
    d.check(check_shifts);
    return d.done();
  }();
  return kDescription;
}

}  // namespace corridor::scenario
