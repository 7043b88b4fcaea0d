#pragma once

#include "corridor/model/simulate.hpp"

namespace corridor::model {

/// One run of all that the scenario has. `stocks_since` is that of the scenario of which this one
/// is a part (see stocks_since in course.hpp).
Outcome run_together(const scenario::Scenario& scenario,
                     Replication replication,
                     Time stocks_since,
                     Watch* watch);

}  // namespace corridor::model
