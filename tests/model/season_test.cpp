// With a flat demand the winter is slower than the summer, by weather alone.

#include <string>

#include <doctest/doctest.h>

#include "corridor/core/time.hpp"
#include "corridor/model/simulate.hpp"
#include "corridor/stats/interval.hpp"
#include "shipped.hpp"

namespace corridor::test::season_test {
namespace {

/// No season in the demand, no dated change, no closure but storms.
scenario::Scenario flat(scenario::Scenario scenario, bool storms) {
  for (auto& [id, flow] : scenario.flows) {
    flow.by_month_given = false;
  }
  std::erase_if(scenario.disruptions, [storms](const auto& entry) {
    return !storms || !entry.second.share_by_month.has_value();
  });
  return scenario;
}

core::Time date(int year, unsigned month) {
  return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / 1};
}

/// Mean days of the flow's lots that are offered from month to month, a mean for each replication.
std::vector<double> transit(scenario::Scenario scenario,
                            const std::string& flow,
                            core::Time from,
                            core::Time to,
                            std::uint64_t replications) {
  scenario.from = from;
  scenario.to = to;
  std::vector<double> days;
  for (std::uint64_t r = 0; r < replications; ++r) {
    const model::Outcome outcome = model::simulate(scenario, {11, r});
    REQUIRE(outcome.balanced);
    for (const model::FlowOutcome& row : outcome.flows) {
      if (row.flow == flow) {
        days.push_back(row.transit.mean.value());
      }
    }
  }
  return days;
}

/// How many days November to February take longer than May to August.
stats::ConfidenceInterval winter_over_summer(const scenario::Scenario& scenario,
                                             const std::string& flow,
                                             std::uint64_t replications) {
  const auto summer = transit(scenario, flow, date(2024, 5), date(2024, 9), replications);
  const auto winter = transit(scenario, flow, date(2024, 11), date(2025, 3), replications);
  return stats::paired_difference(winter, summer);
}

TEST_CASE("on a flat demand winter is slower than summer when storms blow, and not when none do") {
  const auto scenario = shipped("lab/line-boxes.yaml");
  const auto with = winter_over_summer(flat(scenario, true), "china_poti", 12);
  CHECK(with.mean - *with.half_width > 0.5);
  const auto without = winter_over_summer(flat(scenario, false), "china_poti", 12);
  CHECK(std::abs(without.mean) < 3 * *without.half_width);
  CHECK(std::abs(without.mean) < 0.2 * with.mean);
}

TEST_CASE("2024 on a flat demand: the flows over the Caspian are slower in winter" *
          doctest::test_suite("slow")) {
  const auto scenario = flat(shipped("base-2024.yaml"), true);
  for (const char* flow : {"china_absheron", "china_poti"}) {
    CAPTURE(flow);
    const auto over = winter_over_summer(scenario, flow, 10);
    CHECK(over.mean - *over.half_width > 0);
  }
}

}  // namespace
}  // namespace corridor::test::season_test
