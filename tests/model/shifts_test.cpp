// Working hours by local time, worked out by hand, and work that needs the whole of its window.

#include <string>

#include <doctest/doctest.h>

#include "support.hpp"

namespace corridor::test::shifts_test {
namespace {

using model::Lacking;

/// Work of two hours at one lane of a node five hours ahead of UTC, from the times on that `at`
/// says. The first of January 2024 is a Monday.
std::string work(const std::string& at,
                 const std::string& disruption,
                 const std::string& facility = {}) {
  return ten_days() + R"(
nodes:
  a:
    utc_offset: 5 h
    facilities: {lane: {count: 1)" +
         facility + R"(}}
    handling: [{cargo: box, from: origin, to: destination, steps: [{use: lane, per: lot, time: 2 h}]}]
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [)" +
         at + "]}}}\ndisruptions: {d: {closes: nodes.a.facilities.lane, " + disruption + "}}\n";
}

TEST_CASE("shifts are by the local time of the place, on working days that are no holidays") {
  const Trial trial = run(work("2024-01-01, 2024-01-02 06:00, 2024-01-05 11:30, 2024-01-06",
                               "shifts: {open: [{from: 13 h, to: 17 h}, {from: 8 h, to: 12 h}], "
                               "days: [fri, mon, tue, wed, thu], holidays: 2024-01-01}"));
  // open from 03:00 to 07:00 and 08:00 to 12:00 UTC; what is begun is finished
  CHECK(trial.delivered("boxes") == "1740 1920 6570 10380");
  CHECK(trial.minutes_lacking("boxes", Lacking::OffShift, "a.lane") ==
        doctest::Approx(1620 + 2 * 1440 + 180));
}

TEST_CASE("a shift over midnight belongs to the day on which it begins") {
  const Trial trial =
      run(work("2024-01-02 02:00, 2024-01-02 21:00",
               "shifts: {open: {from: 20 h, to: 28 h}, days: mon, utc_offset: 0 h}"));
  CHECK(trial.delivered("boxes") == "1680 11400");
}

TEST_CASE("shifts that touch or overlap are one") {
  const Trial trial = run(work(
      "2024-01-01 11:00, 2024-01-01 22:00",
      "under_way: pause, shifts: {open: [{from: 8 h, to: 12 h}, {from: 12 h, to: 20 h}, {from: 19 "
      "h, to: 23 h}], utc_offset: 0 h}"));
  CHECK(trial.delivered("boxes") == "780 1980");
}

TEST_CASE("work that needs the whole window is begun only if it will be done before it ends") {
  const std::string hours = "shifts: {open: {from: 8 h, to: 12 h}, utc_offset: 0 h}";
  for (const bool by_facility : {false, true}) {
    CAPTURE(by_facility);
    const Trial trial =
        run(work("2024-01-01 08:30, 2024-01-01 10:30, 2024-01-03 10:00, 2024-01-04 10:00:01",
                 by_facility ? hours : hours + ", under_way: whole",
                 by_facility ? ", under_way: whole" : ""));
    CHECK(trial.delivered("boxes") == "630 2040 3600 6360");
    // a second late, it waits until the next morning
    CHECK(trial.minutes_lacking("boxes", Lacking::OffShift, "a.lane") ==
          doctest::Approx(2 * 1290 + 30 - 1.0 / 60));
  }
}

TEST_CASE("cycles and dates can demand the same") {
  const std::string jobs = "2024-01-01 00:30, 2024-01-01 05:00";
  const std::string every = "every: {every: 6 h, offset: 2 h, length: 1 h}, under_way: ";
  CHECK(run(work(jobs, every + "finish")).delivered("boxes") == "150 420");
  CHECK(run(work(jobs, every + "whole")).delivered("boxes") == "300 420");
  CHECK(run(work("2024-01-01 00:30",
                 "dates: [{from: 2024-01-01 02:29, to: 2024-01-01 06:00}], under_way: whole"))
            .delivered("boxes") == "480");
}

TEST_CASE("a window of a departure may be hours of the day") {
  const Trial trial = run(ten_days() + R"(
nodes: {a: {utc_offset: 5 h}, b: {}}
links: {a-b: {mode: sea, time: 1 h}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 1 item}}}
services: {ship: {fleet: ships, calls: [{at: a, depart: {when: full, window: daylight}}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01, 2024-01-01 14:00]}}}
disruptions: {daylight: {reason: window, shifts: {open: {from: 8 h, to: 18 h}, utc_offset: 5 h}}}
)");
  CHECK(trial.minutes("", "departed", "a") == "180 1620");
}

TEST_CASE("what cannot be is told at its place") {
  const auto told = [](const std::string& disruption) {
    return diagnostics_of(work("2024-01-01", disruption));
  };
  CHECK(told("shifts: {open: {from: 8 h, to: 9 h}}, under_way: whole") ==
        "error: disruptions.d: work of 2 h at a.lane is begun only if it will be done before a "
        "closure, but it is never open for longer than 1 h\n");
  CHECK(told("shifts: {open: {from: 0 h, to: 24 h}}") ==
        "warning: disruptions.d.shifts: open all the time from 2024-01-01 to 2024-01-31\n");
}

TEST_CASE("places whose local times differ need an offset, or a disruption each") {
  const std::string text = ten_days() + R"(
nodes: {a: {utc_offset: 5 h}, b: {name: Baku, utc_offset: 4 h}}
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [2024-01-01]}}, more: {from: b, to: b, commodity: box, arrives: {at: [2024-01-01]}}}
disruptions: {d: {closes: [a, b], shifts: {open: {from: 8 h, to: 12 h})";
  CHECK(diagnostics_of(text + "}}}\n") ==
        "error: disruptions.d.shifts: closes places whose local times differ (a is 5 h ahead of "
        "UTC, Baku 4 h; expected a utc_offset, or a disruption each)\n");
  CHECK(diagnostics_of(text + ", utc_offset: 5 h}}}\n").empty());
}

}  // namespace
}  // namespace corridor::test::shifts_test
