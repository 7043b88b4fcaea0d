// Combinations in a comparison: which are simulated, which go out early.
#include <variant>

#include <doctest/doctest.h>

#include "corridor/core/distribution.hpp"
#include "corridor/experiment/comparison.hpp"
#include "queue.hpp"
#include "two_queues.hpp"

namespace corridor::experiment::comparison_sets_test {
namespace {

using test::two_in_series;
using test::two_queues;

OptionSet set(std::vector<std::string> options, scenario::Scenario scenario, OptionCost cost = {}) {
  OptionSet result;
  result.combined = options.size() > 1;
  result.options = std::move(options);
  result.scenario = std::move(scenario);
  result.cost = cost;
  return result;
}

/// Left and right queue faster, the right one slower; two combinations that add up and one of the
/// gain and the loss, which is behind its first part for certain.
std::vector<OptionSet> three_singles() {
  std::vector<OptionSet> sets;
  sets.push_back(set({"l"}, two_queues(30, 40)));
  sets.push_back(set({"r"}, two_queues(40, 35)));
  sets.push_back(set({"worse"}, two_queues(40, 50)));
  sets.push_back(set({"l", "r"}, two_queues(30, 35)));
  sets.push_back(set({"l", "worse"}, two_queues(30, 50)));
  return sets;
}

OptionComparison compared(const scenario::Scenario& base,
                          std::vector<OptionSet> sets,
                          int max_sets,
                          int threads = 2,
                          int replications = 12) {
  ComparePlan plan;
  plan.replications = replications;
  plan.max_sets = max_sets;
  plan.next_limits = 0;
  plan.judge = Measure{.what = Measure::What::Mean, .flow = {}};
  plan.probe.first = plan.probe.most = 2;
  plan.common = {.seed = 1, .threads = threads};
  test::NoProgress progress;
  return compare(base, std::move(sets), plan, progress);
}

TEST_CASE("compare: what is behind its own part goes out early, and keeps its figures") {
  const OptionComparison result = compared(two_queues(40, 40), three_singles(), 0);
  const ComparedSet& good = result.sets[3];
  CHECK(good.choice == Choice::All);
  CHECK(good.replications == 12);
  CHECK_FALSE(good.stopped());
  const ComparedSet& bad = result.sets[4];
  CHECK(bad.replications == 10);
  CHECK(bad.behind == 0U);  // "l": of those better the best that is a part of it
  CHECK(bad.effects[1].difference.n == 10);
  REQUIRE(bad.interaction.has_value());
  CHECK(bad.interaction->difference.n == 10);
  CHECK(bad.interaction->difference.mean == doctest::Approx(0).epsilon(1e-9));
  CHECK(result.sets[2].replications == 12);  // an option alone is simulated to the end
  CHECK(result.pairs == 6);                  // of each combination the base and its two parts
  CHECK(result.looks == std::vector{10});
  CHECK(result.ranking == std::vector<std::size_t>{3, 0, 1, 4, 2});
  CHECK(result.set_runs == 4 * 12 + 10);
  CHECK(result.runs_if_equal == 5 * 12);
}

TEST_CASE("compare: a set that was named is simulated to the end") {
  std::vector<OptionSet> sets = three_singles();
  for (OptionSet& one : sets) {
    one.combined = false;
  }
  const OptionComparison result = compared(two_queues(40, 40), std::move(sets), 1);
  CHECK(result.sets[4].replications == 12);
  CHECK(result.sets[4].choice == Choice::Asked);
  CHECK_FALSE(result.sets[4].forecast.has_value());
  CHECK(result.pairs == 0);
}

TEST_CASE("compare: no more combinations than asked for, by the sum of their parts") {
  const OptionComparison result = compared(two_queues(40, 40), three_singles(), 1);
  const ComparedSet& good = result.sets[3];
  CHECK(good.choice == Choice::ForGain);
  REQUIRE(good.forecast.has_value());
  for (std::size_t m = 0; m < 2; ++m) {
    CHECK(good.forecast->sums[m] == doctest::Approx(result.sets[0].effects[m].difference.mean +
                                                    result.sets[1].effects[m].difference.mean));
  }
  CHECK(good.effects[1].difference.mean == doctest::Approx(good.forecast->sums[1]));
  REQUIRE(good.forecast->joint_gain.has_value());
  CHECK(good.forecast->joint_gain->share == doctest::Approx(0));
  const ComparedSet& bad = result.sets[4];
  CHECK(bad.choice == Choice::NoGain);  // an hour less, three more
  CHECK(bad.replications == 0);
  CHECK(bad.forecast->sums[1] > 0);
  CHECK(bad.effects.empty());
  CHECK(result.ranking == std::vector<std::size_t>{3, 0, 1, 2});
  CHECK(result.intervals == 4 * 5);
  CHECK(result.runs_if_equal == 5 * 12);
}

TEST_CASE("compare: two quays in series that both limit are simulated whatever their sum says") {
  std::vector<OptionSet> sets;
  sets.push_back(set({"gate"}, two_in_series(90, 60)));
  sets.push_back(set({"quay"}, two_in_series(60, 90)));
  sets.push_back(set({"sign"}, two_in_series(90, 90)));
  sets.push_back(set({"gate", "quay"}, two_in_series(60, 60)));
  sets.push_back(set({"gate", "sign"}, two_in_series(90, 60)));
  const OptionComparison result = compared(two_in_series(90, 90), std::move(sets), 1, 2, 6);
  const ComparedSet& both = result.sets[3];
  CHECK(both.choice == Choice::ForJointGain);
  // 16 a day, also with one of them; with both all 24
  CHECK(both.forecast->joint_gain->share == doctest::Approx(0.5));
  CHECK(both.replications == 6);
  const ComparedSet& one = result.sets[4];
  CHECK(one.choice == Choice::OneWorks);
  CHECK(one.forecast->working == 1);
  CHECK(one.replications == 0);
}

TEST_CASE("compare: a part that changes less than a thousandth counts as none") {
  // a ten-thousandth of a service of 40 min at a load of 2/3: some 0.03 % of the mean stay
  scenario::Scenario little = two_queues(40, 40);
  auto& time = little.nodes.at("right").facilities.at("server").time;
  std::get<core::Exponential>(*time).mean *= 0.9999;
  std::vector<OptionSet> sets;
  sets.push_back(set({"l"}, two_queues(30, 40)));
  sets.push_back(set({"little"}, little));
  sets.push_back(set({"r"}, two_queues(40, 35)));
  sets.push_back(set({"l", "little"}, two_queues(30, 40)));
  sets.push_back(set({"l", "r"}, two_queues(30, 35)));
  const OptionComparison result = compared(two_queues(40, 40), std::move(sets), 1);
  CHECK_FALSE(result.sets[1].identical);
  CHECK(result.sets[3].choice == Choice::OneWorks);
  CHECK(result.sets[3].forecast->working == 1);
  CHECK(result.sets[4].choice == Choice::ForGain);
}

TEST_CASE("compare: a part that changes nothing with the other one either costs four runs") {
  std::vector<OptionSet> sets;
  sets.push_back(set({"l"}, two_queues(30, 40)));
  sets.push_back(set({"nothing"}, two_queues(40, 40)));
  sets.push_back(set({"l", "nothing"}, two_queues(30, 40)));
  const OptionComparison result = compared(two_queues(40, 40), std::move(sets), 0);
  const ComparedSet& same = result.sets[2];
  CHECK(same.same_as == 0U);
  CHECK(same.replications == 4);
  CHECK(same.effects[1].difference.mean == result.sets[0].effects[1].difference.mean);
  CHECK(same.effects[1].difference.n == 12);
  REQUIRE(same.interaction.has_value());
  CHECK(same.interaction->none);
  CHECK(result.set_runs == 12 + 4 + 4);
}

TEST_CASE("compare: a dearer combination goes out by a cheaper one that has other options") {
  std::vector<OptionSet> sets;
  const auto cost = [](double capex) { return OptionCost{.capex = capex}; };
  sets.push_back(set({"a"}, two_queues(38, 40), cost(5)));
  sets.push_back(set({"b"}, two_queues(40, 38), cost(5)));
  sets.push_back(set({"c"}, two_queues(20, 40), cost(9)));
  sets.push_back(set({"a", "b"}, two_queues(38, 38), cost(10)));
  const OptionComparison result = compared(two_queues(40, 40), std::move(sets), 0);
  CHECK(result.sets[3].behind == 2U);
  CHECK(result.pairs == 4);
}

TEST_CASE("compare: a part that cannot stand alone leaves no sum") {
  std::vector<OptionSet> sets;
  sets.push_back(set({"l"}, two_queues(30, 40)));
  sets.push_back(set({"needs_l"}, two_queues(40, 40)));
  sets.back().scenario.reset();
  sets.push_back(set({"l", "needs_l"}, two_queues(30, 30)));
  const OptionComparison result = compared(two_queues(40, 40), std::move(sets), 0);
  CHECK_FALSE(result.sets[2].forecast->known);
  CHECK(result.sets[2].replications == 12);
  CHECK_FALSE(result.sets[2].interaction.has_value());
}

TEST_CASE("compare: combinations, and on any number of threads the same") {
  const OptionComparison one = compared(two_queues(40, 40), three_singles(), 1, 1);
  const OptionComparison two = compared(two_queues(40, 40), three_singles(), 1, 2);
  CHECK(one.ranking == two.ranking);
  CHECK(one.runs == two.runs);
  for (std::size_t s = 0; s < one.sets.size(); ++s) {
    const ComparedSet& a = one.sets[s];
    const ComparedSet& b = two.sets[s];
    CHECK(a.choice == b.choice);
    CHECK(a.behind == b.behind);
    CHECK(a.replications == b.replications);
    REQUIRE(a.effects.size() == b.effects.size());
    for (std::size_t m = 0; m < 2 && !a.effects.empty(); ++m) {
      CHECK(a.effects[m].difference.mean == b.effects[m].difference.mean);
      CHECK(a.effects[m].difference.half_width == b.effects[m].difference.half_width);
    }
  }
}

}  // namespace
}  // namespace corridor::experiment::comparison_sets_test
