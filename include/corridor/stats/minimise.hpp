#pragma once
// The least value of a function of a few variables between 0 and 1, without derivatives: each value
// may be the outcome of a simulation.

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace corridor::stats {

struct MinimisePlan {
  int evaluations = 100;     // at most; at least 1
  double step = 0.25;        // of the first moves
  double precision = 0.005;  // ends when the moves are as small as that
};

struct Minimum {
  std::vector<double> at;  // the best point that was looked at
  double value = 0;        // there
  int evaluations = 0;
  bool converged = false;  // ended by its precision, not by the number of evaluations
  bool stopped = false;    // the function asked to stop
};

/// Finite at every point of the box. No value: stop.
using Objective = std::function<std::optional<double>(std::span<const double> at)>;

/// BOBYQA (Powell 2009: quadratic models within a trust region) for two variables and more, the
/// simplex of Nelder and Mead (1965) for one, both from NLopt. `start` has one variable at least,
/// all in [0, 1]. The same function gives the same points; of equal values the first one is kept.
Minimum minimise(const Objective& objective,
                 const std::vector<double>& start,
                 const MinimisePlan& plan);

}  // namespace corridor::stats
