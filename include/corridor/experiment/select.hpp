#pragma once
// The best of several alternatives with a promised probability, or with a fixed number of runs:
// stats/selection.hpp and stats/allocation.hpp at work on simulations.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "corridor/experiment/alternatives.hpp"

namespace corridor::experiment {

enum class Procedure {
  KimNelson,  // eliminates one after another, under common random numbers
  Rinott,     // two stages, independent random numbers
  Ocba        // shares a fixed number of runs; promises nothing
};

struct SelectPlan {
  Procedure procedure = Procedure::KimNelson;
  double confidence = 0.95;
  double indifference = 0;  // smaller differences do not matter; in the unit of the measure
  int first = 10;           // replications of each at first
  int most = 2000;          // of each; beyond it the search gives up
  std::int64_t budget = 0;  // of OCBA: runs in all, those at first included
  std::size_t measure = 0;
};

struct Selected {
  std::size_t best = 0;                    // place in `which`
  std::vector<double> means;               // by place
  std::vector<double> behind;              // the best less this one, over replications of both
  std::vector<std::int64_t> replications;  // likewise
  std::vector<std::optional<std::int64_t>> eliminated_at;  // with how many, of Kim and Nelson
  bool complete = false;  // the promise holds, or the budget is used
  std::int64_t runs = 0;
  /// What all alike would have taken: each as often as the one that took most; of OCBA the budget.
  std::int64_t runs_if_equal = 0;
  std::string problem;  // a replication without a value of the measure
  bool interrupted = false;
};

/// `which` are two alternatives or more, nothing of them simulated yet. Of a measure of which less
/// is better the smallest mean is the best one.
Selected select_best(Alternatives& alternatives,
                     std::span<const std::size_t> which,
                     const SelectPlan& plan,
                     Progress& progress);

}  // namespace corridor::experiment
