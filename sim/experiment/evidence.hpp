#pragma once
// What the tables of the runs and theory say of each limit.

#include <vector>

#include "corridor/experiment/detect.hpp"
#include "corridor/model/check.hpp"
#include "limit_index.hpp"

namespace corridor::experiment {

/// Fills in the evidence of `detected`, which has a row for each limit and its summary.
void read_evidence(const scenario::Scenario& scenario,
                   const LimitIndex& index,
                   const std::vector<model::FlowRoute>& routes,
                   Step step,
                   Detected& detected);

}  // namespace corridor::experiment
