#include "tools/corridor/calibrate.hpp"

#include <filesystem>
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

namespace corridor::tools::calibrate_test {
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

const std::string kCrossing = "links.kuryk-alat.time";
const std::string kHeld = "services.line.calls[0].depart.at_most";
const std::string kDue = "flows.west.due";  // nothing that happens depends on it

/// Base and table in a folder: a crossing of 18 h, and 300 sailings a year that are not fitted to.
struct FitCase {
  FitCase() {
    write(scratch / "base.yaml", content(scenario("tutorial/ferry-line.yaml")));
    write(scratch / "o.csv",
          "id,measure,of,at,from_event,to_event,value,unit,tolerance,role\n"
          "crossing,transit,west,,departed kuryk,arrived alat,18,h,5 %,fitted\n"
          "sailings,departures,line,kuryk,,,300,/yr,10 %,compared\n");
  }
  [[nodiscard]] Answer fit(const std::string& folder,
                           const std::string& threads,
                           const std::string& what) const {
    return calibrate({(scratch / "base.yaml").string(),
                      "--observed",
                      (scratch / "o.csv").string(),
                      "--fit",
                      what,
                      "--evaluations",
                      "20",
                      "-n",
                      "3",
                      "--threads",
                      threads,
                      "-o",
                      (scratch / folder).string()});
  }
  Scratch scratch;
};

TEST_CASE("calibrate --fit: values, tables, a scenario and an overlay that gives it again") {
  const FitCase c;
  const Answer one = c.fit("one", "1", kCrossing + "=15 h..25 h," + kDue + "=2 d..6 d");
  CAPTURE(one.err);
  REQUIRE(one.exit_code == ExitCode::Complete);
  CHECK(contains(one.out, "20 h -> 18"));
  CHECK(contains(one.out, "stays 4 d: nothing that is fitted to depends on it"));
  CHECK(contains(one.out, "over the figure that was fitted to (*)"));
  CHECK(contains(content(c.scratch / "one/overlay.yaml"), "extends: base.yaml"));
  CHECK(contains(content(c.scratch / "one/overlay.yaml"), "source: calibrated against o.csv"));
  write(c.scratch / "overlay.yaml", content(c.scratch / "one/overlay.yaml"));
  const Answer same = diff(
      {"-q", (c.scratch / "overlay.yaml").string(), (c.scratch / "one/calibrated.yaml").string()});
  CHECK(same.exit_code == ExitCode::Complete);
  CHECK(contains(same.out + same.err, "observed"));  // the table's figures are only in the latter
  CHECK_FALSE(contains(same.out, "links"));
  for (const char* file : {"one/parameters.csv",
                           "one/combinations.csv",
                           "one/points.csv",
                           "one/misfit.csv",
                           "one/misfit_before.csv"}) {
    CHECK_FALSE(content(c.scratch / file).empty());
  }
  const Answer two = c.fit("two", "2", kCrossing + "=15 h..25 h," + kDue + "=2 d..6 d");
  REQUIRE(two.exit_code == ExitCode::Complete);
  for (const char* file : {"points.csv", "parameters.csv", "misfit.csv", "calibrated.yaml"}) {
    CAPTURE(file);
    CHECK(content(c.scratch / "one" / file) == content(c.scratch / "two" / file));
  }
}

TEST_CASE("calibrate --fit: all mistakes at once, before anything is simulated") {
  const FitCase c;
  const Answer answer =
      c.fit("x", "1", "links.kuryk-alat.tine=1 h..2 h," + kHeld + ",fleets.ferries.count=3..9");
  CHECK(answer.exit_code == ExitCode::BadInput);
  CHECK(contains(answer.err, "did you mean time?"));
  CHECK_FALSE(std::filesystem::exists(c.scratch / "x.unfinished"));
  CHECK(contains(answer.err, kHeld + ": has no low and high in the scenario"));
  CHECK(contains(answer.err, "fleets.ferries.count=3..9: found 3..9, expected ends that enclose"));
  const std::string file = (c.scratch / "base.yaml").string();
  CHECK(calibrate({file, "--evaluations", "7"}).exit_code == ExitCode::BadInput);
  const Answer none = calibrate({file,
                                 "--observed",
                                 (c.scratch / "o.csv").string(),
                                 "--fit",
                                 "all",
                                 "-o",
                                 (c.scratch / "y").string()});
  CHECK(none.exit_code == ExitCode::BadInput);
  CHECK(contains(none.err, "no number of the scenario has low or high"));
}

TEST_CASE("calibrate --fit: a value that an option in force changes is none to be fitted") {
  const FitCase c;
  write(c.scratch / "base.yaml",
        content(scenario("tutorial/ferry-line.yaml")) +
            "options:\n  faster: {changes: {links.kuryk-alat.time: 19 h}}\n"
            "  due: {changes: {flows.west: {from: kuryk, to: alat, commodity: truck, volume: 9000 "
            "trucks/yr, due: 4 d}}}\n");
  const auto refused = [&](const std::string& option, const std::string& what) {
    return calibrate({(c.scratch / "base.yaml").string(),
                      "--with",
                      option,
                      "--fit",
                      what,
                      "--observed",
                      (c.scratch / "o.csv").string(),
                      "-o",
                      (c.scratch / "z").string()});
  };
  const Answer same = refused("faster", kCrossing + "=15 h..25 h");
  CHECK(same.exit_code == ExitCode::BadInput);
  CHECK(contains(same.err, kCrossing + " is changed by option faster, which is in force"));
  const Answer below = refused("due", kDue + "=2 d..6 d");
  CHECK(below.exit_code == ExitCode::BadInput);
  CHECK(contains(below.err, kDue + " is changed by option due"));
}

}  // namespace
}  // namespace corridor::tools::calibrate_test
