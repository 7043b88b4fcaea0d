#pragma once
// What a fit has found: values with what the figures tell of them, and the misfit before and after.

#include <string>
#include <vector>

#include "corridor/experiment/fit.hpp"
#include "corridor/report/tables.hpp"

namespace corridor::report {

std::string fit_page(const std::string& scenario, const experiment::Fit& fit);

/// parameters.csv (a row each), combinations.csv (what the figures tell of parameters together),
/// points.csv (every point of the search), misfit_before.csv and misfit.csv (as of misfit_csv()).
std::vector<NamedText> fit_files(const experiment::Fit& fit);

}  // namespace corridor::report
