#include "tools/corridor/calibrate.hpp"

#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "command.hpp"
#include "corridor/experiment/validation.hpp"
#include "corridor/scenario/observed_csv.hpp"
#include "corridor/scenario/reader.hpp"
#include "hostile.hpp"
#include "tools/corridor/exit_codes.hpp"

namespace corridor::tools {
namespace {

/// All that is said of each row, a line each.
std::string told(const scenario::Scenario& scenario) {
  std::ostringstream lines;
  for (const experiment::ValidationRow& row : experiment::validation_rows(scenario)) {
    const scenario::Observed& figure = row.observed;
    lines << figure.id << '|' << figure.measure << '|';
    for (const std::string& name : figure.of) {
      lines << name << ' ';
    }
    lines << '|' << figure.at << '|' << figure.from_event << '|' << figure.to_event << '|'
          << static_cast<int>(figure.statistic) << '|' << core::to_string(row.period.from) << '|'
          << core::to_string(row.period.to) << '|' << figure.value << '|' << figure.unit << '|'
          << figure.tolerance << '|' << static_cast<int>(figure.role) << '|'
          << static_cast<int>(figure.confidence) << '|' << figure.source << '|' << figure.note
          << '\n';
  }
  return lines.str();
}

TEST_CASE("calibrate: the tables of the base years have the rows of observed.yaml") {
  for (const std::string year : {"2023", "2024"}) {
    CAPTURE(year);
    const scenario::ReadResult read = scenario::read_scenario(scenario("base-" + year + ".yaml"));
    REQUIRE(read.value);
    scenario::Scenario by_table = *read.value;
    const scenario::ObservedTable table =
        scenario::read_observed_csv(scenario(year + "/observed.csv"), by_table);
    REQUIRE(table.value);
    by_table.observed = *table.value;
    CHECK(told(by_table) == told(*read.value));
  }
}

TEST_CASE(
    "calibrate: each row of the series of other years has a number, a source and a confidence") {
  std::istringstream lines(content(scenario("observed-series.csv")));
  std::string line;
  std::getline(lines, line);
  CHECK(line == "period,series,value,unit,source,confidence,note");
  int n = 0;
  while (std::getline(lines, line)) {
    CAPTURE(line);
    std::vector<std::string> cells;
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, ',') && cells.size() < 6;) {
      cells.push_back(cell);
    }
    REQUIRE(cells.size() == 6);
    CHECK(std::stod(cells[2]) > 0);
    CHECK(cells[4].starts_with("http"));
    CHECK((cells[5] == "sourced" || cells[5] == "derived"));
    ++n;
  }
  CHECK(n > 50);
}

TEST_CASE(
    "calibrate: figures of a table beside the simulated ones, the same on any number of threads") {
  const Scratch scratch;
  write(scratch / "o.csv",
        "id,measure,of,at,value,unit,tolerance\nsailings,departures,line,kuryk,10,/day,20 %\n");
  const std::string file = scenario("tutorial/ferry-line.yaml");
  const auto to = [&](const std::string& folder, const std::string& threads) {
    return calibrate({file,
                      "--observed",
                      (scratch / "o.csv").string(),
                      "-n",
                      "3",
                      "--threads",
                      threads,
                      "-o",
                      (scratch / folder).string()});
  };
  const Answer one = to("one", "1");
  CAPTURE(one.err);
  REQUIRE(one.exit_code == ExitCode::Complete);
  CHECK(contains(one.out, "sailings"));
  CHECK(contains(one.out, "Sum of squared misfits"));
  REQUIRE(to("two", "2").exit_code == ExitCode::Complete);
  CHECK(content(scratch / "one/misfit.csv") == content(scratch / "two/misfit.csv"));
  CHECK(content(scratch / "one/misfit.txt") == one.out);
}

TEST_CASE("calibrate: a wrong table is 2 with its places, and nothing is simulated") {
  const Scratch scratch;
  write(scratch / "o.csv", "id,measure,of,value\nsailings,departures,lime,10/day\n");
  const Answer answer =
      calibrate({scenario("tutorial/ferry-line.yaml"), "--observed", (scratch / "o.csv").string()});
  CHECK(answer.exit_code == ExitCode::BadInput);
  CHECK(contains(answer.err, "o.csv:2:21: error: observed[0].of"));
  CHECK(answer.out.empty());
}

TEST_CASE("calibrate: what is wrong in the arguments is 2") {
  const Scratch scratch;
  const std::string file = scenario("tutorial/ferry-line.yaml");
  CHECK(calibrate({}).exit_code == ExitCode::BadInput);
  CHECK(calibrate({file, "-n", "0"}).exit_code == ExitCode::BadInput);
  CHECK(calibrate({file, "--observed", (scratch / "none.csv").string()}).exit_code ==
        ExitCode::BadInput);
  write(scratch / "s.yaml", ferry_text());
  const Answer nothing = calibrate({(scratch / "s.yaml").string()});
  CHECK(nothing.exit_code == ExitCode::BadInput);
  CHECK(contains(nothing.err, "nothing was observed"));
}

}  // namespace
}  // namespace corridor::tools
