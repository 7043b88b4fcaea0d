#pragma once
// Theory looks at one speed, time, rate and vehicle size: of those that dates change, the best one
// of the window, so that what it says stays a bound that no run exceeds.

#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

/// The scenario with the best of these numbers from its beginning; volumes and counts are left,
/// which are looked at by period.
scenario::Scenario best_of_window(const scenario::Scenario& scenario);

}  // namespace corridor::model
