#pragma once
// Demand beside capacity by year, for the terminal and as a file.

#include <string>
#include <vector>

#include "corridor/model/capacity_by_year.hpp"
#include "corridor/report/tables.hpp"

namespace corridor::report {

/// Ratio of demand to capacity by limit and year, the fullest first, with the first year above 1.
std::string by_year_page(const std::vector<model::ResourceByYear>& limits);
/// capacity_by_year.csv: a row for each limit and year.
NamedText by_year_csv(const std::vector<model::ResourceByYear>& limits);

}  // namespace corridor::report
