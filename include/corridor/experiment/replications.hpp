#pragma once
// The same scenario many times under different random numbers.

#include <cstdint>
#include <functional>
#include <vector>

#include "corridor/experiment/workers.hpp"
#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

struct RunPlan {
  int replications = 20;
  std::uint64_t seed = 1;
  int threads = 0;  // 0: one a processor
};

using TakeOutcome = std::function<void(const model::Outcome& outcome)>;

/// Hands over the outcomes of replications 0, 1, ... in this order, the same for any number of
/// threads, on the calling thread; only a few are in memory at a time. False when `progress` asked
/// to stop. The scenario must have passed check() without errors. When `enough` answers true after
/// an outcome was taken, that one is the last.
bool run_replications(const scenario::Scenario& scenario,
                      const RunPlan& plan,
                      const TakeOutcome& take,
                      Progress& progress,
                      const std::function<bool()>& enough = {});

/// The same, collected; fewer than asked for when `progress` asked to stop.
std::vector<model::Outcome> collect_replications(const scenario::Scenario& scenario,
                                                 const RunPlan& plan,
                                                 Progress& progress);

}  // namespace corridor::experiment
