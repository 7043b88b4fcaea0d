#pragma once
// The table of CAREC's Corridor Performance Measurement and Monitoring (CPMM) over all flows.

#include <cstddef>
#include <string>
#include <vector>

#include "corridor/experiment/summary.hpp"

namespace corridor::experiment {

/// Over all crossings (TFI1, TFI2) or routes (TFI3, TFI4) that have the figure, each with its mean
/// over replications and weighed by the lots of its flow. Routes with a
/// pipeline are left out.
struct CpmmRow {
  std::string indicator;  // "TFI1", "TFI2", "TFI3", "SWOD", "SWD"
  std::string mode;       // of the crossing or of the legs; "all"
  std::string unit;
  double mean = 0, median = 0;
  double cv = 0;  // standard deviation by mean
  std::size_t samples = 0;
};

/// By indicator, then "all", rail, sea and road; without those that nothing has.
std::vector<CpmmRow> cpmm_table(const Summary& summary);

}  // namespace corridor::experiment
