// Do Kim and Nelson's and Rinott's procedures choose right as often as they promise, and at what
// cost? 500 experiments each. The least favourable case is slippage: all others are worse by the
// indifference exactly.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/portable_math.hpp"
#include "corridor/core/random.hpp"
#include "corridor/stats/selection.hpp"
#include "corridor/stats/tally.hpp"
#include "stationary_queue.hpp"

namespace corridor::stats::selection_promise_test {
namespace {

constexpr int kExperiments = 500;
constexpr int kFirstStage = 10;
constexpr double kConfidence = 0.95;

/// The value of an alternative in a replication of an experiment; asked again it is the same.
using Model = std::function<double(int experiment, std::size_t alternative, std::int64_t n)>;

double normal(int experiment, std::size_t alternative, std::int64_t n) {
  const auto name =
      core::StreamName{.purpose = 1, .entity = static_cast<std::uint64_t>(alternative)};
  core::Stream stream(
      {.seed = static_cast<std::uint64_t>(experiment)}, name, static_cast<std::uint64_t>(n));
  return core::normal_quantile(stream.uniform());
}

/// Normal values of variance 1; `shared` of it is common to all alternatives.
Model normal_model(std::vector<double> means, double shared) {
  return [means = std::move(means), shared](int experiment, std::size_t i, std::int64_t n) {
    const double common = normal(experiment, means.size(), n);
    const double own = normal(experiment, i, n);
    return means[i] + std::sqrt(shared) * common + std::sqrt(1 - shared) * own;
  };
}

/// M/M/1 by mean wait, which shall be small.
Model queue_model(const std::vector<double>& waits, bool common) {
  return [waits, common](int experiment, std::size_t i, std::int64_t n) {
    constexpr int kCustomers = 2000;  // fewer, and the means are too skewed to be called normal
    return -test::StationaryQueue::with_wait(waits[i]).mean_wait(
        kCustomers,
        common ? "shared" : std::to_string(i),
        {.seed = static_cast<std::uint64_t>(experiment)},
        static_cast<std::uint64_t>(n));
  };
}

struct Choice {
  std::size_t chosen = 0;
  std::int64_t replications = 0;
};

Choice by_kim_nelson(const Model& model, int experiment, std::size_t k, double indifference) {
  KimNelson search(k, kFirstStage, kConfidence, indifference);
  std::vector<double> values(k);
  Choice choice;
  while (!search.done()) {
    for (const std::size_t i : search.in()) {
      values[i] = model(experiment, i, search.n());
      ++choice.replications;
    }
    search.add(values);
  }
  choice.chosen = search.best();
  return choice;
}

Choice by_rinott(const Model& model, int experiment, std::size_t k, double indifference) {
  const double h = rinott_h(k, kFirstStage, kConfidence);
  Choice choice;
  double greatest = -HUGE_VAL;
  for (std::size_t i = 0; i < k; ++i) {
    Tally tally;
    while (tally.n() < kFirstStage) {
      tally.add(model(experiment, i, tally.n()));
    }
    const std::int64_t n =
        rinott_replications(h, std::sqrt(tally.variance()), indifference, kFirstStage);
    while (tally.n() < n) {
      tally.add(model(experiment, i, tally.n()));
    }
    choice.replications += n;
    choice.chosen = tally.mean() > greatest ? i : choice.chosen;
    greatest = std::max(greatest, tally.mean());
  }
  return choice;
}

struct Record {
  double right = 0;  // share of the experiments; the last alternative is the best
  double replications = 0;
};

using Procedure = Choice (*)(const Model&, int, std::size_t, double);

Record repeat(const std::string& what,
              Procedure procedure,
              const Model& model,
              std::size_t k,
              double indifference) {
  Record record;
  for (int experiment = 1; experiment <= kExperiments; ++experiment) {
    const Choice choice = procedure(model, experiment, k, indifference);
    record.right += choice.chosen == k - 1 ? 1.0 / kExperiments : 0;
    record.replications += static_cast<double>(choice.replications) / kExperiments;
  }
  MESSAGE(what << ": right in " << 100 * record.right << " %, " << record.replications
               << " replications");
  return record;
}

/// k means of which the last is best; the others `step` worse, each a `step` more where `spread`.
std::vector<double> means_of(std::size_t k, double step, bool spread) {
  std::vector<double> means(k);
  for (std::size_t i = 0; i + 1 < k; ++i) {
    means[i] = spread ? -step * static_cast<double>(k - 1 - i) : -step;
  }
  return means;
}

TEST_SUITE("slow") {
  TEST_CASE("selection: at least 95 % right in the slippage configuration of normal values") {
    constexpr double kIndifference = 0.5;
    for (const std::size_t k : {2U, 5U, 10U}) {
      const std::vector<double> means = means_of(k, kIndifference, false);
      const std::string of = " of " + std::to_string(k);
      const Model independent = normal_model(means, 0);
      const Model common = normal_model(means, 0.8);
      const Record kn = repeat("KN" + of, by_kim_nelson, independent, k, kIndifference);
      const Record kn_common = repeat("KN, common" + of, by_kim_nelson, common, k, kIndifference);
      const Record rinott = repeat("Rinott" + of, by_rinott, independent, k, kIndifference);
      const Record rinott_common =
          repeat("Rinott, common" + of, by_rinott, common, k, kIndifference);
      CHECK(kn.right >= kConfidence);
      CHECK(kn_common.right >= kConfidence);
      CHECK(rinott.right >= kConfidence);
      // not promised, but luck that all share equally does no harm
      CHECK(rinott_common.right >= kConfidence);
      CHECK(kn.replications < rinott.replications);
      CHECK(kn_common.replications < 0.6 * kn.replications);  // two first stages are 20
    }
  }

  TEST_CASE("selection: where alternatives differ much elimination saves most of Rinott's runs") {
    constexpr std::size_t kMany = 10;
    constexpr double kIndifference = 0.5;
    const std::vector<double> means = means_of(kMany, kIndifference, true);
    const Record kn =
        repeat("KN, ten in steps", by_kim_nelson, normal_model(means, 0), kMany, kIndifference);
    const Record common = repeat(
        "KN, ten in steps, common", by_kim_nelson, normal_model(means, 0.8), kMany, kIndifference);
    const Record rinott =
        repeat("Rinott, ten in steps", by_rinott, normal_model(means, 0), kMany, kIndifference);
    CHECK(kn.right >= kConfidence);
    CHECK(common.right >= kConfidence);
    CHECK(rinott.right >= kConfidence);
    CHECK(kn.replications < rinott.replications / 2);
  }

  TEST_CASE(
      "selection: at least 95 % right among five M/M/1 whose waits differ by a known amount") {
    constexpr std::size_t kQueues = 5;
    constexpr double kIndifference = 0.1;
    std::vector<double> waits(kQueues, 1.0);
    waits.back() -= kIndifference;
    const Model independent = queue_model(waits, false);
    const Model common = queue_model(waits, true);
    const Record kn = repeat("KN, M/M/1", by_kim_nelson, independent, kQueues, kIndifference);
    const Record rinott = repeat("Rinott, M/M/1", by_rinott, independent, kQueues, kIndifference);
    CHECK(kn.right >= kConfidence);
    CHECK(rinott.right >= kConfidence);
    CHECK(kn.replications < rinott.replications);
    const Record shared =
        repeat("KN, M/M/1, common", by_kim_nelson, common, kQueues, kIndifference);
    CHECK(shared.right >= kConfidence);
    CHECK(shared.replications < 1.1 * kFirstStage * kQueues);  // the first stage suffices
  }
}

}  // namespace
}  // namespace corridor::stats::selection_promise_test
