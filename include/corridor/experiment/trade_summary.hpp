#pragma once
// Embargoes over replications.

#include <string>

#include "corridor/experiment/estimate.hpp"

namespace corridor::experiment {

struct EmbargoSummary {
  std::string embargo, node;
  Estimate declared, days_in_force;
  Estimate held, rejected, diverted;  // lots
};

}  // namespace corridor::experiment
