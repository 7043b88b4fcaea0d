#pragma once
// The names of what can be observed and simulated, for `observed: [{measure: ...}]`.

#include <string>
#include <vector>

namespace corridor::scenario {

struct MeasureName {
  std::string name;
  std::string help;
};

/// All measures, in the order of the reference page.
const std::vector<MeasureName>& measure_names();

}  // namespace corridor::scenario
