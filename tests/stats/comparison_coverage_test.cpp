// How often 95 % intervals for a difference hold the exact one: 1,000 experiments, each as a
// planner makes it, on M/M/1 with known waits.

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/stats/comparison.hpp"
#include "stationary_queue.hpp"

namespace corridor::stats::comparison_coverage_test {
namespace {

using test::StationaryQueue;
using Values = std::vector<double>;

constexpr int kExperiments = 1000;
constexpr int kCustomers = 1000;  // a replication
constexpr StationaryQueue kNow{.service = 0.65};
constexpr StationaryQueue kPlanned{.service = 0.60};

Values waits(const StationaryQueue& queue, const std::string& name, int experiment, int n) {
  Values values;
  for (int i = 0; i < n; ++i) {
    values.push_back(queue.mean_wait(kCustomers,
                                     name,
                                     {.seed = static_cast<std::uint64_t>(experiment)},
                                     static_cast<std::uint64_t>(i)));
  }
  return values;
}

bool holds(const ConfidenceInterval& interval, double exact) {
  return std::fabs(interval.mean - exact) <= *interval.half_width;
}

/// Shares are told and must lie between `low` and `high`.
void check_share(const std::string& what, int held, double low, double high) {
  const double share = static_cast<double>(held) / kExperiments;
  MESSAGE(what << ": " << 100 * share << " %");
  CHECK(share >= low);
  CHECK(share <= high);
}

TEST_SUITE("slow") {
  TEST_CASE("coverage: paired and Welch intervals of the difference of two M/M/1") {
    constexpr int kReplications = 20;
    const double exact = kPlanned.exact_wait() - kNow.exact_wait();
    int paired_holds = 0;
    int welch_holds = 0;
    double paired_width = 0;
    double welch_width = 0;
    double ratio = 0;
    for (int i = 1; i <= kExperiments; ++i) {
      const Values now = waits(kNow, "shared", i, kReplications);
      const Values planned = waits(kPlanned, "shared", i, kReplications);
      const Values apart = waits(kPlanned, "of its own", i, kReplications - 8);
      const ConfidenceInterval paired = paired_difference(planned, now);
      const ConfidenceInterval welch = welch_difference(apart, now);
      paired_holds += holds(paired, exact) ? 1 : 0;
      welch_holds += holds(welch, exact) ? 1 : 0;
      paired_width += *paired.half_width / kExperiments;
      welch_width += *welch.half_width / kExperiments;
      ratio += *variance_ratio(planned, now) / kExperiments;
    }
    check_share("paired, common random numbers, 20 replications", paired_holds, 0.93, 0.97);
    check_share("Welch, 12 against 20 replications", welch_holds, 0.93, 0.97);
    MESSAGE("mean half-widths " << paired_width << " and " << welch_width << " of a difference of "
                                << exact << "; variance ratio " << ratio);
    CHECK(ratio < 0.2);
    CHECK(paired_width < welch_width / 2);
  }

  TEST_CASE("coverage: Bonferroni holds four differences together, single intervals do not") {
    constexpr int kReplications = 20;
    const std::vector<double> services{0.50, 0.55, 0.60, 0.70};
    int together = 0;
    int singly = 0;
    for (int i = 1; i <= kExperiments; ++i) {
      const Values now = waits(kNow, "now", i, kReplications);
      bool all = true;
      bool all_single = true;
      for (const double service : services) {
        // each with its own luck, or the five would rise and fall together
        const StationaryQueue other{.service = service};
        const Values values = waits(other, std::to_string(service), i, kReplications);
        const double exact = other.exact_wait() - kNow.exact_wait();
        all &= holds(welch_difference(values, now, bonferroni(0.95, services.size())), exact);
        all_single &= holds(welch_difference(values, now), exact);
      }
      together += all ? 1 : 0;
      singly += all_single ? 1 : 0;
    }
    check_share("four Welch intervals of 98.75 % together", together, 0.94, 1);
    check_share("four Welch intervals of 95 % together", singly, 0.80, 0.93);
  }
}

}  // namespace
}  // namespace corridor::stats::comparison_coverage_test
