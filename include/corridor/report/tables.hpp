#pragma once
// The tables of a run as files: one observation a row.

#include <string>
#include <vector>

#include "corridor/experiment/summary.hpp"

namespace corridor::report {

struct NamedText {
  std::string name;  // of the file
  std::string text;
};

/// flows, account, delays, facilities, storages, links, calls, vehicle_waits, months, in_system,
/// validation and replications, tcd, cpmm and cpmm_flows, each as .csv; tornado where inputs were
/// moved, tanks, money, emissions and flow_costs where there are any. Most rows are (what, measure,
/// unit, mean, half_width, replications): half_width is that of the 95 % interval, empty with one
/// replication.
std::vector<NamedText> csv_tables(const experiment::Summary& summary);

}  // namespace corridor::report
