// Arrivals whose rate follows the months: Poisson counts, and queues without waiting behind them.

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "../model/support.hpp"
#include "corridor/stats/tally.hpp"
#include "exact.hpp"
#include "truth_table.hpp"

namespace corridor::test::season_test {
namespace {

constexpr std::array<double, 12> kShares = {
    0.03, 0.03, 0.05, 0.07, 0.09, 0.12, 0.15, 0.15, 0.12, 0.09, 0.06, 0.04};
constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};  // 2024

/// A flow with that season that stays so long in a shed, over 2024.
std::string seasonal(const std::string& volume, const std::string& time) {
  return "corridor: 1\nname: test\nfrom: 2024-01-01\nto: 2025-01-01\nwarm_up: 60 d\ncool_down: 90 "
         "d\ncommodities: {job: {unit: job, lot: 1 job}}\nnodes:\n  a:\n    storage: {shed: {}}\n  "
         " "
         " handling: [{cargo: job, from: origin, to: destination, steps: [{into: shed}, {time: " +
         time + "}]}]\nflows: {jobs: {from: a, to: a, commodity: job, volume: " + volume +
         ", by_month: [0.03, 0.03, 0.05, 0.07, 0.09, 0.12, 0.15, 0.15, 0.12, 0.09, 0.06, 0.04]}}\n";
}

/// Mean rate on a day of 2024 counted from its first; the year before and after have the same
/// shares.
double rate_on(double day) {
  constexpr double kYear = 366;
  const double within = day < 0 ? day + 365 : std::fmod(day, kYear);
  int month = 0;
  double begin = 0;
  while (month < 11 && within >= begin + kDays[static_cast<std::size_t>(month)]) {
    begin += kDays[static_cast<std::size_t>(month)];
    ++month;
  }
  const auto m = static_cast<std::size_t>(month);
  return kShares[m] / kDays[m];
}

Replicated::Measure delivered_in(std::size_t month) {
  return [month](const model::Outcome& outcome) {
    return outcome.flows.front().delivered_by_month[month].to_units();
  };
}

TEST_CASE("a season behind exponential times: deliveries by month follow it late and smoother") {
  cite("Eick, Massey and Whitt 1993 (M_t/G/inf)");
  // departures are Poisson with the mean of the rate a service time before; February has 29 days
  constexpr double kMean = 12;  // days
  constexpr double kVolume = 20000;
  const Replicated runs(seasonal("20000 jobs/yr", "{exponential: {mean: 12 d}}"), 30);
  std::array<double, 12> expected{};
  double begin = 0;
  constexpr int kSteps = 24;  // a day
  // the stock obeys m' = rate - m / mean; from the eve of the window far back, by steps
  double stock = 0;
  for (int step = -60 * kSteps; step < 0; ++step) {
    const double arriving = kVolume * rate_on((step + 0.5) / kSteps);
    stock += (arriving - stock / kMean) / kSteps;
  }
  for (std::size_t m = 0; m < 12; ++m) {
    for (int step = 0; step < kDays[m] * kSteps; ++step) {
      const double day = begin + (step + 0.5) / kSteps;
      const double middle = stock + (kVolume * rate_on(day) - stock / kMean) / (2 * kSteps);
      expected[m] += middle / kMean / kSteps;
      stock += (kVolume * rate_on(day) - middle / kMean) / kSteps;
    }
    begin += kDays[m];
  }
  for (const std::size_t m : {std::size_t{1}, std::size_t{5}, std::size_t{9}}) {
    runs.expect("delivered in month " + std::to_string(m + 1), expected[m], delivered_in(m));
  }
}

TEST_CASE("seasonal counts are Poisson: as many as their mean, and as scattered") {
  cite("Cox and Lewis 1966 (index of dispersion)");
  const auto scenario = scenario_of(seasonal("360 jobs/yr", "0 min"));
  constexpr int kReplications = 3000;
  double dispersion = 0;  // chi-square with 12 (n - 1) degrees of freedom
  std::array<stats::Tally, 12> counts;
  for (std::uint64_t r = 0; r < kReplications; ++r) {
    const model::Outcome outcome = model::simulate(scenario, {5, r});
    REQUIRE(outcome.balanced);
    for (std::size_t m = 0; m < 12; ++m) {
      counts[m].add(outcome.flows.front().delivered_by_month[m].to_units());
    }
  }
  for (std::size_t m = 0; m < 12; ++m) {
    CAPTURE(m);
    const double exact = 360 * kShares[m];
    CHECK(std::fabs(counts[m].mean() - exact) < 4 * std::sqrt(exact / kReplications));
    dispersion += (kReplications - 1) * counts[m].variance() / counts[m].mean();
  }
  constexpr double kDegrees = 12 * (kReplications - 1);
  CHECK(std::fabs(dispersion - kDegrees) < 4 * std::sqrt(2 * kDegrees));
  enter({.figure = "index of dispersion of the counts by month",
         .exact = printed(1),
         .simulated = {.mean = dispersion / kDegrees, .half_width = 1.96 * std::sqrt(2 / kDegrees)},
         .ratio = dispersion / kDegrees});
}

TEST_CASE("the leap day has its part of February, and of a year without months") {
  cite("by the calendar");
  const auto on_leap_day = [](const std::string& season) {
    return "corridor: 1\nname: test\nfrom: 2024-02-29\nto: 2024-03-01\nwarm_up: 20 d\ncool_down: 1 "
           "d\n"
           "commodities: {job: {unit: job, lot: 1 job}}\nnodes: {a: {}}\nflows: {jobs: {from: a, "
           "to: a, commodity: job, volume: 300000 jobs/yr" +
           season + "}}\n";
  };
  const auto offered = [](const model::Outcome& outcome) {
    return static_cast<double>(outcome.flows.front().lots.offered);
  };
  const Replicated flat(on_leap_day(""), 40);
  flat.expect("of a flat year", 300000 / 366.0, offered);
  const Replicated seasonal(on_leap_day(", by_month_counts: [1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"),
                            40);
  seasonal.expect("of a heavy February", 300000 * 3 / 14.0 / 29, offered);
}

}  // namespace
}  // namespace corridor::test::season_test
