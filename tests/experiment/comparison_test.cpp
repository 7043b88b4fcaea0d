#include "corridor/experiment/comparison.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "queue.hpp"
#include "two_queues.hpp"

namespace corridor::experiment::comparison_test {
namespace {

using test::two_queues;

OptionSet set(std::vector<std::string> options, int left, int right, OptionCost cost = {}) {
  OptionSet result;
  result.options = std::move(options);
  result.scenario = two_queues(left, right);
  result.cost = cost;
  return result;
}

OptionComparison compared(std::vector<OptionSet> sets, int threads = 2) {
  ComparePlan plan;
  plan.replications = 10;
  plan.next_limits = 2;
  plan.next_replications = 4;
  plan.common = {.seed = 1, .threads = threads};
  test::NoProgress progress;
  return compare(two_queues(40, 40), std::move(sets), plan, progress);
}

TEST_CASE("compare: what is faster gains, what changes nothing is the same bit by bit") {
  const OptionComparison result = compared({set({"same"}, 40, 40), set({"faster"}, 30, 40)});
  REQUIRE(result.sets.size() == 2);
  const ComparedSet& same = result.sets[0];
  CHECK(same.identical);
  CHECK(same.replications == 4);  // no more than the first look
  for (const Effect& effect : same.effects) {
    CHECK((effect.none || effect.difference.n == 0));
  }
  const ComparedSet& faster = result.sets[1];
  CHECK_FALSE(faster.identical);
  CHECK(faster.replications == 10);
  // M/M/1: 2 h and 1 h in the system; half of all jobs gain an hour
  const Effect& journey = faster.effects[1];
  CHECK_FALSE(journey.may_be_zero());
  CHECK(std::abs(journey.difference.mean * 24 + 0.5) <= *journey.difference.half_width * 24);
  CHECK(result.ranking == std::vector<std::size_t>{1, 0});
  CHECK(result.intervals == 10);
}

TEST_CASE("compare: common random numbers leave little of the variance") {
  const OptionComparison result = compared({set({"faster"}, 38, 40)});
  REQUIRE(result.sets.front().variance_ratios[1].has_value());
  CHECK(*result.sets.front().variance_ratios[1] < 0.2);
  CHECK(median_variance_ratio(result, 1) == result.sets.front().variance_ratios[1]);
}

TEST_CASE("compare: what shares nothing adds up; the sum of each alone is not counted twice") {
  const OptionComparison result = compared(
      {set({"l"}, 30, 40), set({"r"}, 40, 30), set({"l", "r"}, 30, 30), set({"l", "x"}, 30, 30)});
  const ComparedSet& both = result.sets[2];
  REQUIRE(both.interaction.has_value());
  CHECK(both.interaction->difference.mean == doctest::Approx(0).epsilon(1e-9));
  CHECK(both.effects[1].difference.mean ==
        doctest::Approx(result.sets[0].effects[1].difference.mean +
                        result.sets[1].effects[1].difference.mean));
  CHECK_FALSE(result.sets[3].interaction.has_value());  // x is not there alone
}

TEST_CASE("compare: benefit by the cost of time, net present value, and what is efficient") {
  const OptionCost cheap{.capex = 1000.0};
  const OptionCost dear{.capex = 9e9};
  const OptionComparison result = compared({set({"cheap"}, 30, 40, cheap),
                                            set({"dear"}, 32, 40, dear),
                                            set({"unknown"}, 30, 40),
                                            set({"best"}, 30, 30, dear)});
  const ComparedSet& one = result.sets[0];
  // what was lost on the way costs a dollar an hour: 24 USD a day
  const double saved = -one.effects[3].difference.mean;
  const double lots = 2 * 60 * 24;
  CHECK(saved == doctest::Approx(-one.effects[1].difference.mean * 24 * lots).epsilon(0.03));
  CHECK(one.benefit == doctest::Approx(saved / result.years));
  CHECK(*one.value == doctest::Approx(one.benefit * present_worth_factor({}) - 1000));
  CHECK(one.efficient);
  CHECK_FALSE(result.sets[1].efficient);  // costs more and gains less
  CHECK_FALSE(result.sets[2].value.has_value());
  CHECK_FALSE(result.sets[2].efficient);
  CHECK(result.sets[3].efficient);  // costs more, gains more
}

TEST_CASE("compare: the next bottleneck is the queue that is left") {
  const OptionComparison result = compared({set({"left_away"}, 5, 40)});
  REQUIRE(result.sets.front().next.has_value());
  const Probed& next = *result.sets.front().next;
  REQUIRE_FALSE(next.finding.limits.empty());
  CHECK(next.gains[next.finding.limits.front()].limit.name() == "right.server");
}

TEST_CASE("compare: what never comes into force is said so and not ranked") {
  OptionSet late = set({"late"}, 40, 40);
  late.inactive = true;
  OptionSet refused;
  refused.options = {"wrong"};
  refused.refused = "no such node";
  const OptionComparison result = compared({late, refused, set({"faster"}, 30, 40)});
  CHECK(result.ranking == std::vector<std::size_t>{2});
  CHECK(result.sets[0].replications == 0);
  CHECK(result.sets[1].replications == 0);
  CHECK(result.intervals == 5);
}

TEST_CASE("compare: the number of threads does not matter") {
  const auto one = compared({set({"faster"}, 30, 40)}, 1);
  const auto three = compared({set({"faster"}, 30, 40)}, 3);
  for (std::size_t m = 0; m < one.measures.size(); ++m) {
    const Effect& a = one.sets.front().effects[m];
    const Effect& b = three.sets.front().effects[m];
    CHECK(a.difference.n == b.difference.n);
    CHECK((a.difference.mean == b.difference.mean || a.difference.n == 0));
    CHECK(a.difference.half_width == b.difference.half_width);
  }
}

}  // namespace
}  // namespace corridor::experiment::comparison_test
