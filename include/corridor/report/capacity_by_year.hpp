#pragma once
// Demand beside capacity by year, for the terminal and as a file.

#include <string>
#include <vector>

#include "corridor/model/capacity_by_year.hpp"
#include "corridor/report/tables.hpp"

namespace corridor::report {

/// Ratio of demand to capacity by limit and year, the fullest first and all that are exceeded, with
/// the first year above 1.
std::string by_year_page(const std::vector<model::ResourceByYear>& limits);
/// capacity_by_year.csv, a row for each limit and year, and the same rows in capacity_by_year.json;
/// there must be one. A ratio without end is empty, or null.
std::vector<NamedText> by_year_files(const std::string& scenario,
                                     const std::vector<model::ResourceByYear>& limits);

}  // namespace corridor::report
