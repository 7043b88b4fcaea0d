// The ferry port beside a list that is worked out by embargo_and_choice.py: which wagons are held,
// refused and diverted, when embargoes begin and end, who is on which ship.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "../model/shipped.hpp"
#include "exact_list.hpp"

namespace corridor::test::embargo_and_choice_test {
namespace {

std::vector<std::string> told_by(const Trial& trial) {
  const std::set<std::string> told{
      "held", "refused", "diverted", "delivered", "declared", "lifted", "departed"};
  std::vector<std::string> lines;
  for (const model::TraceEvent& row : trial.events) {
    const bool is_ship = row.entity == "ferry#1" || row.entity == "ro-ro#1";
    const bool leaves_port = row.event == "departed" && row.place == "kuryk" && is_ship;
    if (told.contains(row.event) && (row.event != "departed" || leaves_port)) {
      std::string line =
          std::to_string(std::chrono::floor<std::chrono::minutes>(row.time - trial.from).count());
      line += "," + row.entity + "," + row.event + "," + row.place;
      lines.push_back(line);
    }
  }
  std::ranges::sort(lines);
  return lines;
}

std::int64_t count(const std::vector<std::string>& lines, const std::string& what) {
  return std::ranges::count_if(
      lines, [&](const std::string& line) { return line.find(what) != std::string::npos; });
}

TEST_CASE("embargo and choice: every wagon as it was worked out by hand") {
  const Trial trial = run(shipped("lab/embargo-and-choice.yaml"));
  const std::vector<std::string> by_hand = exact_list("embargo_and_choice_expected.csv");
  check_equal(told_by(trial), by_hand);
  const model::FlowOutcome& metal = trial.flow("metal");
  CHECK(metal.trade.diverted == count(by_hand, ",diverted,"));
  CHECK(metal.lots.delivered + metal.lots.closing == metal.lots.offered);
  const model::FlowOutcome& grain = trial.flow("grain");
  CHECK(grain.trade.rejected == count(by_hand, ",refused,"));
  CHECK(grain.lots.refused == grain.trade.rejected);
  CHECK(trial.outcome.embargoes.at(0).declared == 1);
  CHECK(trial.outcome.embargoes.at(1).declared == count(by_hand, ",full,declared,"));
}

}  // namespace
}  // namespace corridor::test::embargo_and_choice_test
