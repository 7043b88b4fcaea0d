#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/time.hpp"
#include "support.hpp"

namespace corridor::test::disruption_test {
namespace {

using model::Lacking;

/// Work of two hours at one server, from the minutes on that `at` says.
std::string work(const std::string& at,
                 const std::string& disruption,
                 const std::string& server = {}) {
  return ten_days() + R"(
nodes:
  a:
    facilities: {lane: {count: 1)" +
         server + R"(}}
    handling: [{cargo: box, from: origin, to: destination, steps: [{use: lane, per: lot, time: 2 h}]}]
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [)" +
         at + "]}}}\n" + (disruption.empty() ? "" : "disruptions: {d: {" + disruption + "}}\n");
}

const std::string kLane = "closes: nodes.a.facilities.lane, ";
const std::string kOneToThree = "dates: [{from: 2024-01-01 01:00, to: 2024-01-01 03:00}]";

TEST_CASE("work under way at a closed facility finishes, pauses or starts again") {
  const auto end = [](const std::string& under_way) {
    return run(work("2024-01-01 00:30", kLane + kOneToThree + under_way)).delivered("boxes");
  };
  CHECK(end("") == "150");
  CHECK(end(", under_way: finish") == "150");
  CHECK(end(", under_way: pause") == "270");  // 30 min of two hours are done
  CHECK(end(", under_way: restart") == "300");
}

TEST_CASE("the facility says what happens to its work, unless the closure does") {
  const auto end = [](const std::string& server) {
    return run(work("2024-01-01 00:30", kLane + kOneToThree, server)).delivered("boxes");
  };
  CHECK(end(", under_way: pause") == "270");
  CHECK(end(", under_way: restart") == "300");
}

TEST_CASE("waiting for a closed facility is charged to the reason of the closure") {
  struct Row {
    const char* reason;
    Lacking lacking;
  };
  for (const Row& row : {Row{"weather", Lacking::Weather},
                         Row{"works", Lacking::Works},
                         Row{"shift", Lacking::OffShift},
                         Row{"window", Lacking::Window}}) {
    CAPTURE(row.reason);
    const Trial trial =
        run(work("2024-01-01 02:00", kLane + kOneToThree + ", reason: " + row.reason));
    CHECK(trial.delivered("boxes") == "300");
    CHECK(trial.minutes_lacking("boxes", row.lacking, "a.lane") == doctest::Approx(60));
  }
}

TEST_CASE("a cycle closes every time, also when the run begins within a closure") {
  // closed from 20:00 to 06:00 each day
  const Trial trial =
      run(work("2024-01-01 01:00, 2024-01-01 21:00, 2024-01-03 12:00",
               kLane + "reason: shift, every: {every: 1 d, offset: 20 h, length: 10 h}"));
  CHECK(trial.delivered("boxes") == "480 1920 3720");
  CHECK(trial.minutes_lacking("boxes", Lacking::OffShift) == doctest::Approx(300 + 540));
}

TEST_CASE("a closure in force when the run begins is in force from its first instant on") {
  const Trial trial =
      run(work("2024-01-01", kLane + "dates: [{from: 2023-12-01, to: 2024-01-01 05:00}]"));
  CHECK(trial.delivered("boxes") == "420");
}

TEST_CASE("breakdowns by hand: by the calendar, or by working time") {
  const auto end = [](const std::string& clock, const std::string& under_way) {
    return run(work("2024-01-01 00:00, 2024-01-01 04:00",
                    "",
                    ", breakdowns: {time_to_failure: 100 min, time_to_repair: 30 min, clock: " +
                        clock + ", under_way: " + under_way + "}"))
        .delivered("boxes");
  };
  // calendar: down 100-130, 230-260, 360-390; the second job starts at 260
  CHECK(end("calendar", "pause") == "150 410");
  CHECK(end("calendar", "finish") == "120 380");
  // working: fails after 100 min of work (100), after 100 more (20 by 150, then 80 from 240: 320)
  CHECK(end("working", "pause") == "150 390");
}

std::string change(const std::string& path, const std::string& value) {
  return "disruptions: {d: {changes: {" + path + ": " + value +
         "}, dates: [{from: 2024-01-02, to: 2024-01-03}]}}\n";
}

TEST_CASE("the number of servers may change by date, and is then what it was") {
  const Trial trial =
      run(work("2024-01-01, 2024-01-01, 2024-01-02, 2024-01-02, 2024-01-04, 2024-01-04", "") +
          change("nodes.a.facilities.lane.count", "2"));
  CHECK(trial.delivered("boxes") == "120 240 1560 1560 4440 4560");
}

TEST_CASE("a count of nothing closes for its time") {
  const Trial trial =
      run(work("2024-01-02 01:00", "") + change("nodes.a.facilities.lane.count", "0"));
  CHECK(trial.delivered("boxes") == "3000");
}

TEST_CASE("the capacity of a storage may change by date") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a:
    storage: {yard: {capacity: {box: 1 item}}}
    handling: [{cargo: box, from: origin, to: destination, steps: [{into: yard}, {time: 2 h}]}]
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [2024-01-01, 2024-01-01, 2024-01-02, 2024-01-02, 2024-01-04, 2024-01-04]}}}
)" + change("nodes.a.storage.yard.capacity.box", "2 items"));
  CHECK(trial.delivered("boxes") == "120 240 1560 1560 4440 4560");
}

TEST_CASE("the slots of a link may change by date, without two trains in one path") {
  const Trial trial = run(ten_days() + R"(
nodes: {a: {}, b: {}}
links: {a-b: {mode: rail, time: 1 min, slots: 4/day}}
fleets: {trains: {kind: train, count: unlimited, capacity: {box: 1 item}}}
services: {train: {fleet: trains, calls: [{at: a, depart: {when: full}}, {at: b}]}}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {at: [2024-01-01 19:00, 2024-01-01 19:00, 2024-01-02 01:00, 2024-01-02 01:00, 2024-01-03 01:00]}}}
)" + change("links.a-b.slots", "24/day"));
  // two wait for 24:00 and 30:00 when the paths become hourly: they go at 24:00 and 25:00
  CHECK(trial.minutes("", "arrived", "b") == "1441 1501 1561 1621 3241");
}

// ---- storms

std::string storms(const std::string& head,
                   const std::string& shares,
                   const std::string& more = {}) {
  return "corridor: 1\nname: test\n" + head + R"(cool_down: 1 d
commodities: {box: {unit: item, lot: 1 item}}
nodes: {a: {}, b: {}}
flows: {boxes: {from: a, to: a, commodity: box, arrives: {at: [2024-01-01]}}}
disruptions:
  storm: {closes: [a, b], share_by_month: )" +
         shares + ", length: {lognormal: {mean: 36 h, cv: 0.8}}, longest: 4 d}\n" + more;
}

const std::string kYear = "from: 2024-01-01\nto: 2025-01-01\nwarm_up: 60 d\n";

/// Days on which a is closed, by month of 2024.
std::array<double, 12> closed_days(const Trial& trial) {
  std::array<double, 12> days{};
  core::Time closed{};
  for (const auto& row : trial.events) {
    if (row.place != "a" || (row.event != "closed" && row.event != "opened")) {
      continue;
    }
    if (row.event == "closed") {
      closed = row.time;
      continue;
    }
    for (core::Time at = closed; at < row.time;) {
      const core::Time end = std::min(core::next_month(at), row.time);
      if (core::year_of(at) == 2024) {
        days[static_cast<std::size_t>(core::month_index(at))] += core::to_days(end - at);
      }
      at = end;
    }
  }
  return days;
}

TEST_CASE("storms close the share of each month that is given") {
  constexpr std::uint64_t kReplications = 400;
  // two months each, so that the second of them has forgotten the one before
  const std::array<double, 12> shares = {0.4, 0.4, 0.2, 0.2, 0, 0, 0.1, 0.1, 0.3, 0.3, 0.5, 0.5};
  // and one month more, in which the last storm of the year ends
  const auto scenario =
      scenario_of(storms("from: 2024-01-01\nto: 2025-02-01\nwarm_up: 60 d\n",
                         "[0.4, 0.4, 0.2, 0.2, 0, 0, 0.1, 0.1, 0.3, 0.3, 0.5, 0.5]"));
  std::array<double, 12> sum{};
  std::array<double, 12> squares{};
  for (std::uint64_t r = 0; r < kReplications; ++r) {
    const auto days = closed_days(attempt(scenario, {3, r}));
    for (std::size_t m = 0; m < 12; ++m) {
      sum[m] += days[m];
      squares[m] += days[m] * days[m];
    }
  }
  constexpr std::array<double, 12> kLength = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (std::size_t m = 1; m < 12; m += 2) {
    CAPTURE(m);
    const double mean = sum[m] / kReplications;
    const double variance = squares[m] / kReplications - mean * mean;
    CHECK(std::fabs(mean - shares[m] * kLength[m]) <= 3 * std::sqrt(variance / kReplications));
  }
  CHECK(sum[4] / kReplications < 1.5);  // but for a storm that has begun before
}

TEST_CASE("no storm is longer than its cap, and places close together") {
  const Trial trial =
      run(storms(kYear, "[0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]"));
  core::Time closed{};
  double longest = 0;
  for (const auto& row : trial.events) {
    if (row.place == "a" && row.event == "closed") {
      closed = row.time;
    } else if (row.place == "a" && row.event == "opened") {
      longest = std::max(longest, core::to_days(row.time - closed));
    }
  }
  CHECK(longest == doctest::Approx(4.0));
  CHECK(trial.minutes("storm", "closed", "a") == trial.minutes("storm", "closed", "b"));
  CHECK(trial.minutes("storm", "opened", "a") == trial.minutes("storm", "opened", "b"));
}

/// When storms begin from March on.
std::string from_march(const std::string& yaml) {
  const Trial trial = run(yaml);
  std::string list;
  for (const auto& row : trial.events) {
    if (row.event == "closed" && row.place == "a" &&
        row.time >= trial.from + std::chrono::days{60}) {
      list += core::to_string(row.time) + "\n";
    }
  }
  return list;
}

TEST_CASE("the same storms blow whatever the warm-up within the year, and whatever else there is") {
  const std::string shares = "[0.4, 0.4, 0.2, 0.2, 0, 0, 0.1, 0.1, 0.3, 0.3, 0.5, 0.5]";
  const std::string base = from_march(storms(kYear, shares));
  CHECK(base.size() > 500);
  CHECK(base == from_march(storms("from: 2024-01-01\nto: 2025-01-01\nwarm_up: 11 d\n", shares)));
  CHECK(base == from_march(storms(kYear, shares, R"(
  another: {closes: b, share_by_month: [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], length: 1 d}
options: {wall: {changes: {disruptions.storm.longest: 2 d}, source: none}}
)")));
}

TEST_CASE("months without storms have none, and a year without storms ends") {
  const Trial trial = run(storms(kYear, "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"));
  CHECK(trial.minutes("storm", "closed") == "");
}

}  // namespace
}  // namespace corridor::test::disruption_test
