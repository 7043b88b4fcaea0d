#include <array>
#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "corridor/core/time.hpp"
#include "support.hpp"

namespace corridor::test::source_test {
namespace {

/// A flow that is delivered where and when it is offered.
std::string offers(const std::string& from, const std::string& to, const std::string& flow) {
  return "corridor: 1\nname: test\nfrom: " + from + "\nto: " + to +
         "\nwarm_up: 0 d\ncool_down: 1 d\ncommodities: {box: {unit: item, lot: 2 items}}\n"
         "nodes: {a: {}}\nflows: {boxes: {from: a, to: a, commodity: box, " +
         flow + "}}\n";
}

std::string year(const std::string& flow) {
  return offers("2024-01-01", "2025-01-01", flow);
}

TEST_CASE("a flow at given instants offers its lots then, two of one instant too") {
  const Trial trial = run(offers("2024-01-01",
                                 "2024-01-03",
                                 "arrives: {at: [2024-01-01 00:00, 2024-01-01 06:30, "
                                 "2024-01-01 06:30, 2024-01-02 00:00:30]}"));
  CHECK(trial.minutes("", "offered") == "0 390 390 1440.5");
  CHECK(trial.delivered("boxes") == "0 390 390 1440.5");
  CHECK(trial.flow("boxes").lots.offered == 4);
}

TEST_CASE("a renewal process begins with a draw, or with the time that is given") {
  CHECK(first(3,
              run(offers("2024-01-01", "2024-01-02", "arrives: {every: 31 min}"))
                  .minutes("", "offered")) == "31 62 93");
  CHECK(first(3,
              run(offers("2024-01-01", "2024-01-02", "arrives: {every: 31 min, first: 4 min}"))
                  .minutes("", "offered")) == "4 35 66");
  CHECK(first(2,
              run(offers("2024-01-01", "2024-01-02", "arrives: {every: 31 min, first: 0 min}"))
                  .minutes("", "offered")) == "0 31");
}

TEST_CASE("a yearly volume comes evenly by the days of the calendar year, leap day included") {
  // 732 boxes in lots of two: one a day
  const Trial leap =
      run(offers("2024-02-27", "2024-03-03", "volume: 732 items/yr, arrives: {process: even}"));
  CHECK(leap.minutes("", "offered") == "1440 2880 4320 5760");
  const Trial plain =
      run(offers("2023-02-27", "2023-03-03", "volume: 730 items/yr, arrives: {process: even}"));
  CHECK(plain.minutes("", "offered") == "1440 2880 4320");
}

TEST_CASE("shares by month spread a yearly volume; a month without a share has nothing") {
  // 29 lots in February and 31 in March: one a day, each at the end of its day
  const Trial trial = run(offers("2024-01-20",
                                 "2024-12-10",
                                 "volume: 120 items/yr, arrives: {process: even}, "
                                 "by_month_counts: [0, 29, 31, 0, 0, 0, 0, 0, 0, 0, 0, 0]"));
  CHECK(first(2, trial.minutes("", "offered")) == "18720 20160");
  CHECK(trial.flow("boxes").lots.offered == 60);
  const auto& months = trial.flow("boxes").delivered_by_month;
  CHECK(months[0].to_units() == 0);
  CHECK(months[1].to_units() == 2 * 28);  // the 29th falls on the first instant of March
  CHECK(months[2].to_units() == 2 * 31);
  CHECK(months[3].to_units() == 2 * 1);
}

TEST_CASE("a volume of which not one lot comes in a million years ends like any other run") {
  const Trial trial = run(ten_days() +
                          "nodes: {a: {}}\nflows: {rare: {from: a, to: a, commodity: box, volume: "
                          "0.000001 items/yr, arrives: {process: even}}, some: {from: a, to: a, "
                          "commodity: box, volume: 366 items/yr, arrives: {process: even}}}\n");
  CHECK(trial.flow("rare").lots.offered == 0);
  CHECK(trial.flow("some").lots.offered == 9);
}

TEST_CASE("a flow of more cargo than can be counted stops the run") {
  std::string text = ten_days();
  text.replace(text.find("lot: 1 item"), 11, "lot: 1000000 items");
  text +=
      "nodes: {a: {}}\nflows: {much: {from: a, to: a, commodity: box, arrives: {every: 1 s}}}\n";
  const Trial trial = attempt(scenario_of(text));
  CHECK(trial.outcome.status == model::Outcome::Status::QueueLimit);
  CHECK(trial.outcome.message ==
        "more than 100000000000 units of a flow offered at 2024-01-02 03:46:41");
  CHECK(trial.outcome.balanced);
}

TEST_CASE("what matters of twelve counts is their shares") {
  const Trial trial = run(offers("2024-02-01",
                                 "2024-03-01",
                                 "volume: 400 items/yr, arrives: {process: even}, "
                                 "by_month_counts: [0, 25, 75, 0, 0, 0, 0, 0, 0, 0, 0, 0]"));
  CHECK(trial.flow("boxes").lots.offered == 49);  // of 50; the last on the first instant of March
}

TEST_CASE("seasonal Poisson arrivals: counts of each month have the mean and variance of Poisson") {
  constexpr int kReplications = 30;
  constexpr std::array<double, 12> kShares = {
      0.02, 0.04, 0.06, 0.08, 0.10, 0.12, 0.14, 0.12, 0.10, 0.09, 0.08, 0.05};
  const auto scenario =
      scenario_of(year("volume: 12000 items/yr, by_month: [0.02, 0.04, 0.06, 0.08, 0.10, "
                       "0.12, 0.14, 0.12, 0.10, 0.09, 0.08, 0.05]"));
  std::array<double, 12> sums{};
  double scaled_squares = 0;
  for (std::uint64_t r = 0; r < kReplications; ++r) {
    const model::Outcome outcome = model::simulate(scenario, {7, r});
    REQUIRE(outcome.balanced);
    for (std::size_t m = 0; m < 12; ++m) {
      const double lots = outcome.flows.front().delivered_by_month[m].to_units() / 2;
      const double expected = 6000 * kShares[m];
      sums[m] += lots;
      scaled_squares += (lots - expected) * (lots - expected) / expected;
    }
  }
  for (std::size_t m = 0; m < 12; ++m) {
    CAPTURE(m);
    const double expected = kReplications * 6000 * kShares[m];
    CHECK(std::fabs(sums[m] - expected) < 4 * std::sqrt(expected));
  }
  // chi-square with 360 degrees of freedom: mean 360, standard deviation sqrt(720)
  CHECK(std::fabs(scaled_squares - 360) < 4 * std::sqrt(720.0));
}

TEST_CASE("groups and block trains come whole, their drawn size rounded to lots, at least one") {
  const auto sizes = [](const std::string& arrives) {
    const Trial trial =
        run(offers("2024-01-01", "2024-01-02", "arrives: {every: 10 h, " + arrives + "}"));
    return std::pair{trial.flow("boxes").lots.offered, trial.flow("boxes").block_trains};
  };
  CHECK(sizes("as: group, size: 10 items") == std::pair<std::int64_t, std::int64_t>{10, 0});
  CHECK(sizes("as: group, size: 9 items") ==
        std::pair<std::int64_t, std::int64_t>{10, 0});  // 4.5: 5
  CHECK(sizes("as: group, size: 0.5 items") == std::pair<std::int64_t, std::int64_t>{2, 0});
  CHECK(sizes("size: 6 items") == std::pair<std::int64_t, std::int64_t>{6, 0});
}

TEST_CASE("a volume that comes in groups comes as many times less often") {
  // 366 groups of ten lots a year: one a day
  const Trial trial =
      run(offers("2024-01-01",
                 "2024-01-04",
                 "volume: 7320 items/yr, arrives: {as: group, size: 20 items, process: even}"));
  CHECK(trial.flow("boxes").lots.offered == 20);
  CHECK(trial.minutes("boxes/10", "offered") == "1440");
  CHECK(trial.minutes("boxes/11", "offered") == "2880");
}

TEST_CASE(
    "arrivals depend on their flow alone: another flow and another order of keys change nothing") {
  const auto arrivals = [](const std::string& yaml) {
    return run(yaml).minutes("boxes/500", "offered");
  };
  const std::string alone = arrivals(year("volume: 12000 items/yr"));
  CHECK(alone != "");
  CHECK(arrivals(year("volume: 12000 items/yr}, other: {from: a, to: a, commodity: box, volume: "
                      "900 items/yr")) == alone);
}

TEST_CASE(
    "a full storage at the origin stops the source, and what it would have sent is not offered") {
  const Trial trial = run(ten_days() + R"(
nodes:
  a:
    storage: {pit: {capacity: {box: 2 items}, when_full: stop_source}}
    handling:
      - {cargo: box, from: origin, to: sea, steps: [{into: pit}, {per: train, time: 30 min, out_of: pit}]}
  b: {}
links: {a-b: {mode: sea, time: 100 min}}
fleets: {ships: {kind: ship, count: 1, capacity: {box: 2 items}, home: a}}
services:
  ship: {fleet: ships, calls: [{at: a, depart: {when: timetable, timetable: {every: 1 d, offset: 10 h}}}, {at: b}]}
flows: {boxes: {from: a, to: b, commodity: box, arrives: {every: 1 h}}}
)");
  // at 1 h and 2 h; the third waits at the source until loading frees the pit at 10 h
  CHECK(first(4, trial.minutes("", "offered")) == "60 120 600 660");
  CHECK(trial.minutes_lacking("boxes", model::Lacking::Storage) == 0);
  CHECK(trial.storage("a", "pit").highest.to_units() == 2);
}

}  // namespace
}  // namespace corridor::test::source_test
