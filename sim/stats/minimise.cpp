#include "corridor/stats/minimise.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <memory>
#include <nlopt.h>

#include "corridor/core/check.hpp"

namespace corridor::stats {
namespace {

struct Destroy {
  void operator()(nlopt_opt search) const { nlopt_destroy(search); }
};
using Search = std::unique_ptr<nlopt_opt_s, Destroy>;

/// What the library calls; keeps the best point itself, since a search that is stopped keeps none.
struct Watch {
  const Objective& objective;
  nlopt_opt search = nullptr;
  Minimum best;
};

double evaluate(unsigned n, const double* at, double* /*gradient*/, void* data) {
  Watch& watch = *static_cast<Watch*>(data);
  const std::span<const double> point(at, n);
  const std::optional<double> value = watch.objective(point);
  if (!value) {
    watch.best.stopped = true;
    nlopt_force_stop(watch.search);
    return watch.best.value;
  }
  ++watch.best.evaluations;
  if (*value < watch.best.value) {
    watch.best.value = *value;
    watch.best.at.assign(point.begin(), point.end());
  }
  return *value;
}

void check(const std::vector<double>& start, const MinimisePlan& plan) {
  CORRIDOR_CHECK(!start.empty(), "a search needs a variable");
  CORRIDOR_CHECK(std::ranges::all_of(start, [](double x) { return x >= 0 && x <= 1; }),
                 "a search starts within its box");
  CORRIDOR_CHECK(plan.evaluations >= 1, "a search looks at one point at least");
}

Search search_over(std::size_t n, const MinimisePlan& plan) {
  Search search(
      nlopt_create(n == 1 ? NLOPT_LN_NELDERMEAD : NLOPT_LN_BOBYQA, static_cast<unsigned>(n)));
  CORRIDOR_CHECK(search != nullptr, "a search of that many variables");
  nlopt_set_lower_bounds1(search.get(), 0);
  nlopt_set_upper_bounds1(search.get(), 1);
  nlopt_set_initial_step1(search.get(), plan.step);
  nlopt_set_xtol_abs1(search.get(), plan.precision);
  nlopt_set_maxeval(search.get(), plan.evaluations);
  return search;
}

}  // namespace

Minimum minimise(const Objective& objective,
                 const std::vector<double>& start,
                 const MinimisePlan& plan) {
  check(start, plan);
  const Search search = search_over(start.size(), plan);
  Watch watch{.objective = objective, .search = search.get(), .best = {}};
  watch.best.at = start;
  watch.best.value = std::numeric_limits<double>::max();
  nlopt_set_min_objective(search.get(), evaluate, &watch);
  std::vector<double> at = start;
  double value = 0;
  const nlopt_result result = nlopt_optimize(search.get(), at.data(), &value);
  watch.best.converged = result == NLOPT_XTOL_REACHED || result == NLOPT_FTOL_REACHED ||
                         result == NLOPT_SUCCESS || result == NLOPT_ROUNDOFF_LIMITED;
  return watch.best;
}

}  // namespace corridor::stats
