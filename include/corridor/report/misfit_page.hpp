#pragma once
// Simulated beside observed, with the misfit in units of the tolerance.

#include <string>
#include <vector>

#include "corridor/experiment/misfit.hpp"
#include "corridor/experiment/validation.hpp"

namespace corridor::report {

/// A table of all rows and the sum of squares.
std::string misfit_page(const std::string& scenario,
                        const std::vector<experiment::ValidationRow>& rows,
                        const experiment::Misfit& misfit);
/// The same as CSV, a row each, to be plotted by `from` and `to`.
std::string misfit_csv(const std::vector<experiment::ValidationRow>& rows,
                       const experiment::Misfit& misfit);

}  // namespace corridor::report
