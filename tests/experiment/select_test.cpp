#include "corridor/experiment/select.hpp"

#include <numeric>

#include <doctest/doctest.h>

#include "queue.hpp"

namespace corridor::experiment::select_test {
namespace {

/// M/M/1 with these mean services, a job every 20 minutes.
Selected selected(const std::vector<double>& services,
                  SelectPlan plan,
                  Measure::What what = Measure::What::Mean) {
  Alternatives alternatives({{.what = what, .flow = {}}}, {.seed = 1, .threads = 2});
  std::vector<std::size_t> which;
  which.reserve(services.size());
  for (const double minutes : services) {
    which.push_back(alternatives.add(
        test::scenario_of(test::queue_yaml(20, 2, 20, test::exponential(minutes)))));
  }
  test::NoProgress progress;
  return select_best(alternatives, which, plan, progress);
}

/// Five minutes in the system do not matter: M/M/1 of 10 and 12 minutes is 20 and 30.
constexpr double kIndifference = 5.0 / 1440;

TEST_CASE("select: Kim and Nelson find the fastest server, and drop the others on the way") {
  const Selected best = selected({15, 12, 10, 14}, {.indifference = kIndifference});
  CHECK(best.complete);
  CHECK(best.best == 2);
  CHECK(best.means[2] < best.means[1]);
  CHECK_FALSE(best.eliminated_at[2].has_value());
  CHECK(best.eliminated_at[0].has_value());
  CHECK(best.behind[2] == 0);
  CHECK(best.behind[0] < 0);  // the best takes less
  CHECK(best.runs == std::accumulate(best.replications.begin(), best.replications.end(), 0L));
  CHECK(best.runs <= best.runs_if_equal);
}

TEST_CASE("select: Rinott's two stages find it too, with independent numbers") {
  const Selected best =
      selected({12, 10}, {.procedure = Procedure::Rinott, .indifference = kIndifference / 5});
  CHECK(best.complete);
  CHECK(best.best == 1);
  CHECK(best.replications[0] > best.replications[1]);  // its waits vary more
}

TEST_CASE("select: OCBA uses its budget to the last run, and most of it where it is close") {
  const Selected best =
      selected({17, 11, 10.5}, {.procedure = Procedure::Ocba, .first = 5, .budget = 101});
  CHECK(best.complete);
  CHECK(best.runs == 101);
  CHECK(best.replications[1] > best.replications[0]);
}

TEST_CASE("select: of throughputs the greatest is the best") {
  const Selected best = selected({30, 25, 40}, {.indifference = 20}, Measure::What::Throughput);
  CHECK(best.best == 1);
}

TEST_CASE("select: who gives up promises nothing") {
  const Selected best = selected(
      {10, 10.5}, {.procedure = Procedure::Rinott, .indifference = 1e-6, .first = 4, .most = 8});
  CHECK_FALSE(best.complete);
  CHECK(best.replications == std::vector<std::int64_t>{8, 8});
}

TEST_CASE("select: a replication without the measure is told") {
  const Selected best = selected({10, 11}, {.indifference = 1}, Measure::What::TimeCost);
  CHECK(best.problem == "replication 0 of alternative 1 has no time_cost");
}

}  // namespace
}  // namespace corridor::experiment::select_test
