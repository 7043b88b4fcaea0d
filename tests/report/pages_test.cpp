#include "corridor/report/pages.hpp"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "../experiment/fake_outcome.hpp"
#include "corridor/experiment/summarise.hpp"

namespace corridor::report::pages_test {
namespace {

using experiment::Summary;
using model::Outcome;

Summary of(const std::vector<Outcome>& outcomes) {
  return experiment::summarise(test::fake_scenario(), 7, test::fake_routes(), outcomes);
}

Summary two() {
  return of({test::fake_outcome(10), test::fake_outcome(10)});
}

/// Lines joined and blanks made one: paragraphs may break anywhere.
std::string flat(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || (!result.empty() && result.back() != ' ')) {
      result += blank ? ' ' : c;
    }
  }
  return result;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("pages: the first says what was simulated, what held it back and what was carried") {
  const std::string page = freight_page(two());
  CHECK(page.starts_with(
      "\nA line of two legs\n==================\n2024-01-01 to 2025-01-01 (366 d), "
      "2 replications, seed 7."));
  CHECK(contains(page, "What held it back: above all"));
  CHECK(contains(page,
                 "  container  TEU        20      20 ±0    100 %       0.28    0.28         0"));
  CHECK(contains(page, "20 ±0 TEU of container, 3 ±0 block trains."));
  CHECK(contains(page, "  teu                       20.0 ±0.0        20  TEU/yr"));
}

TEST_CASE("pages: of one replication it is told where its intervals come from") {
  const std::string page = freight_page(of({test::fake_outcome(10)}));
  CHECK(contains(flat(page), "1 replication, seed 7. ± is the 95 % interval by batch means"));
  CHECK_FALSE(contains(page, "TEU ±"));  // ten lots are too few for one
}

TEST_CASE("pages: transit times by flow, with a dash for what is not known") {
  const std::string page = transit_page(two());
  CHECK(contains(page, "  boxes       10        0    6.00   10.0 ±0.0  10.0  11.0  12.0  80 %\n"));
  CHECK(contains(page, "  oil          4        1    1.00  3.00 ±0.00     -     -     -     -\n"));
}

TEST_CASE("pages: reliability is told of flows whose P95 is known") {
  const std::string page = reliability_page(of({test::fake_outcome(10), test::fake_outcome(10)}));
  CHECK(contains(page, "boxes"));
  CHECK_FALSE(contains(page, "oil"));
  CHECK(contains(page, "P95 / free flow"));
  CHECK_FALSE(contains(page, "nan"));
}

TEST_CASE("pages: short journeys are told in hours") {
  Outcome outcome = test::fake_outcome(10);
  for (model::FlowOutcome& flow : outcome.flows) {
    flow.transit.mean = 0.25;
  }
  CHECK(contains(transit_page(of({outcome})), "6.00"));
  CHECK(contains(transit_page(of({outcome})), " h "));
}

TEST_CASE("pages: the account tells by cause and by stage where the days go") {
  const std::string page = account_page(two());
  CHECK(contains(page, "  boxes      10.00    5.00     1.00     1.00       -     3.00\n"));
  CHECK(contains(page, "boxes: container from altynkol to alat, 10.0 ±0.0 d (free flow 6.00 d)\n"));
  CHECK(contains(
      page, "  aktau             5.00       -     1.00     4.00  vehicle 3.00, weather 1.00\n"));
  CHECK_FALSE(contains(page, "elsewhere"));
}

TEST_CASE("pages: bottlenecks are ranked by the waiting that is charged to them") {
  const std::string page = bottleneck_page(two());
  CHECK(contains(page, "weighed by tonnes"));
  const auto berths = page.find("aktau.oil_berths  server");
  const auto feeder = page.find("aktau             vehicle");
  CHECK(berths != std::string::npos);
  CHECK(feeder != std::string::npos);
  CHECK(berths < feeder);
  CHECK(contains(page, "aktau.customs  2    60     0      0    40     0   0.50"));
  CHECK(contains(page, "feeder   aktau  at anchor                 5\n"));
}

TEST_CASE("pages: flow and stock by month") {
  const std::string page = month_page(two());
  CHECK(contains(page, "\naktau, container in TEU\n"));
  CHECK(contains(page, "  stock   2.0   4.0   6.0   8.0    10    12"));
}

TEST_CASE("pages: of more than two years flow and stock stand by year") {
  experiment::Summary summary = two();
  summary.months.resize(1);
  const experiment::MonthSummary first = summary.months.front();
  summary.months.clear();
  for (int m = 0; m < 36; ++m) {
    summary.months.push_back(first);
    summary.months.back().year = 2024 + m / 12;
    summary.months.back().month = m % 12 + 1;
  }
  const std::string page = month_page(summary);
  CHECK(contains(page, "Flow and stock by node and year"));
  CHECK(contains(page, "2024  2025  2026\n"));
  CHECK(contains(page, "  stock   2.0   2.0   2.0"));
}

TEST_CASE("pages: each observed figure has its verdict, source and confidence") {
  const std::string page = validation_page(two());
  CHECK(contains(page, "  teu            20.0 ±0.0        20  TEU/yr  meets            sourced\n"));
  CHECK(contains(page, "    port of Aktau\n"));
  CHECK(contains(page, "misses by -50 %"));
  CHECK(contains(page, "    no ship of the service left that node within the window\n"));
  CHECK(contains(page, "1 of 3 meet"));
}

TEST_CASE("pages: a series has a table of its own, a source that holds on stands once") {
  Summary summary = two();
  const auto date = [](int y, unsigned m, unsigned d) {
    return core::Time{
        std::chrono::sys_days{std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d}}};
  };
  experiment::ValidationRow row = summary.validation.front();
  row.of_series = true;
  row.observed.id = "by_date";
  row.observed.role = scenario::Role::Balance;
  summary.validation.resize(1);
  summary.validation.front().observed.role = scenario::Role::Predicted;
  summary.validation.front().observed.statistic = scenario::Statistic::P50;
  for (const auto& [from, to] : {std::pair{date(2024, 3, 1), date(2024, 4, 1)},
                                 std::pair{date(2024, 1, 1), date(2024, 4, 1)},
                                 std::pair{date(2024, 1, 1), date(2024, 2, 12)},
                                 std::pair{date(2024, 12, 1), date(2025, 2, 1)}}) {
    row.period = {.from = from, .to = to};
    summary.validation.push_back(row);
  }
  const std::string page = validation_page(summary);
  CHECK(contains(page, "TEU/yr, P50"));
  CHECK(contains(page, "sourced, predicted\n"));
  CHECK(contains(page, "  by_date             Mar 2024 "));
  CHECK(contains(page, " 20.0 ±0.0        20  TEU/yr  meets\n"));
  CHECK(contains(page, "                      Jan - Mar 2024 "));
  CHECK(contains(page, "                      2024-01-01 to 2024-02-12 "));
  CHECK(contains(page, "                      2024-12-01 to 2025-02-01 "));
  const std::string series = page.substr(page.find("part of the window"));
  CHECK(series.find("port of Aktau") == series.rfind("port of Aktau"));
  CHECK(contains(series, "5 of 5 meet"));
}

TEST_CASE("pages: what must be known before the figures are trusted is said") {
  Outcome locked = test::fake_outcome(10);
  locked.status = Outcome::Status::Locked;
  locked.message = "aktau.yard is full";
  const std::string page =
      flat(notes_page(of({test::fake_outcome(10), locked}), {"One warning about the scenario."}));
  CHECK(contains(page, "- 1 of 2 replications stopped (locked). Replication 1 at 2025-01-11:"));
  CHECK(contains(page, "aktau.yard is full"));
  CHECK(contains(page, "The figures rest on the 1 that ran to the end."));
  CHECK(contains(page, "the stock of container at aktau grows by 0.05 ±0.00 TEU per day"));
  CHECK(contains(page, "oil: only 75 % of what was offered was delivered in the window"));
  CHECK(contains(page, "oil: 1 of 4 lots offered in the window had not arrived"));
  CHECK(contains(page, "oil: quantiles are withheld in 1 of 1 replications"));
  CHECK(contains(page, "- One warning about the scenario."));
}

TEST_CASE("pages: a bug in the books is the first note") {
  Outcome unbalanced = test::fake_outcome(10);
  unbalanced.balanced = false;
  unbalanced.message = "flow boxes: 1 us";
  const std::string page = notes_page(of({unbalanced}), {});
  CHECK(contains(page, "==\n  - An account or a ledger does not balance in 1 of 1 replications"));
}

TEST_CASE("pages: nothing at all still makes a report") {
  scenario::Scenario empty;
  empty.name = "Empty";
  empty.from = test::fake_scenario().from;
  empty.to = test::fake_scenario().to;
  const Summary summary = experiment::summarise(empty, 1, {}, {Outcome{}, Outcome{}});
  const std::string report = run_report(summary, {});
  CHECK(contains(report, "What held it back: nothing, cargo never waited."));
  CHECK_FALSE(contains(report, "nan"));
  CHECK_FALSE(contains(report, "Transit time"));
}

TEST_CASE("pages: names of a scenario stay harmless") {
  scenario::Scenario scenario = test::fake_scenario();
  scenario.name = "\x1b[31m{} %s%n";
  const Summary summary =
      experiment::summarise(scenario, 1, test::fake_routes(), {test::fake_outcome(10)});
  const std::string report = run_report(summary, {});
  CHECK(contains(report, "\\x1b[31m{} %s%n"));
  CHECK_FALSE(contains(report, "\x1b"));
}

}  // namespace
}  // namespace corridor::report::pages_test
