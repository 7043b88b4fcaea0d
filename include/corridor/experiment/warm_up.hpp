#pragma once
// Whether the warm-up is long enough, by MSER-5 (White, Cobb and Spratt 2000) of a series averaged
// over replications (Welch 1983).

#include <vector>

#include "corridor/experiment/course_summary.hpp"
#include "corridor/experiment/replications.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

/// Number of lots in the corridor in runs that began earlier, in the steps of the runs to compare
/// with and from their beginning on: a series for each of the first replications, empty where one
/// stopped.
using Earlier = std::vector<std::vector<double>>;

/// Whether a season would be taken for the influence of the beginning, so that run_earlier() is
/// needed.
bool needs_earlier(const scenario::Scenario& scenario);

/// Simulates the first replications (kMostEarlier at most) from a warm-up (60 steps at least)
/// before their beginning until as long behind `from`. Storms are the same as in the runs to
/// compare with. Empty when `progress` asked to stop or the scenario cannot begin then.
Earlier run_earlier(const scenario::Scenario& scenario,
                    const RunPlan& plan,
                    const CourseSummary& course,
                    Progress& progress);

/// MSER-5 of course.in_system or, with a season, of the mean distance to `earlier` over
/// replications in standard errors, so that a stormy time is not left out for being noisy.
WarmUp judge_warm_up(const scenario::Scenario& scenario,
                     const CourseSummary& course,
                     const Earlier& earlier);

}  // namespace corridor::experiment
