#pragma once
// Parameters of a scenario fitted to its observed figures: least squares over what is simulated,
// all points under the same random numbers, and what the figures can tell of each parameter.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/alternatives.hpp"
#include "corridor/experiment/misfit.hpp"
#include "corridor/scenario/parameters.hpp"
#include "corridor/stats/identifiability.hpp"

namespace corridor::experiment {

struct FitPlan {
  int replications = 20;        // of the figures before and after
  int search_replications = 5;  // of each point of the search; at least 2
  int evaluations = 0;          // points of the search at most; 0: 25 for each parameter
  std::string source;           // of the fitted values, "calibrated against figures.csv"
  CommonPlan common;
};

enum class FitEnd { Inside, Low, High };

struct FittedParameter {
  scenario::Parameter parameter;
  bool has_effect = false;      // on what it is fitted to, anywhere in its range; else it stays
  double fraction = 0;          // of the range
  FitEnd end = FitEnd::Inside;  // whether it lies within a fiftieth of one
  std::string value;            // as written; empty without an effect
};

/// A point that was looked at: fractions of the parameters that have an effect.
struct FitPoint {
  std::vector<double> fractions;
  double misfit = 0;
  bool refused = false;  // by the reader or the checks; the misfit stands for that
};

struct Fit {
  std::vector<FittedParameter> parameters;
  std::vector<ValidationRow> before, after;
  std::vector<bool> used;                      // by row: it was fitted to
  double misfit_before = 0, misfit_after = 0;  // sum of squares over the rows used
  std::vector<std::size_t> moved;              // indices of the parameters that have an effect
  std::optional<stats::Identifiability> told;  // of these, in their order; none without any
  std::vector<FitPoint> points;
  std::optional<scenario::Scenario> fitted;  // with sources
  std::string problem;                       // why it cannot be fitted
  std::int64_t runs = 0;
  bool converged = false;
  bool interrupted = false;
};

/// The rows whose role is `fitted` or, when none is, all are fitted to. What is made small is the
/// sum of squares of misfit(); a figure that had a value at the beginning and has none at a point
/// counts as 0 there. First each parameter alone at both its ends; those by which no misfit moves
/// by a twentieth stay. Then the search of stats::minimise() from the best of these points. Last
/// stats::identifiability() from central differences of a tenth of the range to either side, at
/// least a whole step; a derivative whose paired 95 % interval holds 0 counts as 0. The scenario
/// must have passed check(). `tell` is told what is being done.
Fit fit(const scenario::Scenario& scenario,
        std::vector<scenario::Parameter> parameters,
        const FitPlan& plan,
        Progress& progress,
        const std::function<void(const std::string&)>& tell);

}  // namespace corridor::experiment
