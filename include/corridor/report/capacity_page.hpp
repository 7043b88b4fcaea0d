#pragma once
// What theory says of a scenario, for the terminal and as files.

#include <string>
#include <vector>

#include "corridor/model/capacity.hpp"
#include "corridor/report/capacity_comparison.hpp"
#include "corridor/report/tables.hpp"

namespace corridor::report {

/// The answer first, then the tables behind it; with a run the simulated figures beside.
std::string capacity_page(const std::string& scenario,
                          const model::StaticCapacity& capacity,
                          const std::vector<Comparison>& comparisons);

/// capacity_flows, _resources, _berths, _lines, _services, _vehicle_waits and, with a run,
/// _comparison, each as .csv, and all of them as capacity.json. What has no limit or no end is
/// empty, or null.
std::vector<NamedText> capacity_files(const std::string& scenario,
                                      const model::StaticCapacity& capacity,
                                      const std::vector<Comparison>& comparisons);

/// One sentence on what theory says, for `corridor check`.
std::string capacity_line(const model::StaticCapacity& capacity);

}  // namespace corridor::report
