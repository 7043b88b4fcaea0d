#pragma once
// Tanks over replications: units of their liquid, hours, shares of the window.

#include <string>
#include <vector>

#include "corridor/experiment/estimate.hpp"

namespace corridor::experiment {

struct TankMarkSummary {
  double level = 0;
  Estimate share_at_or_above, reached;
};

struct TankSummary {
  std::string node, tank, commodity, unit;
  std::string flow;  // whose stream fills it
  double capacity = 0;
  Estimate opening, inflow, received, drawn, closing;
  Estimate lost;  // shut in
  Estimate lowest, mean_level, highest, volume_hours;
  Estimate share_shut_in, share_empty, shut_ins;
  std::vector<TankMarkSummary> marks;  // from the lowest
};

}  // namespace corridor::experiment
