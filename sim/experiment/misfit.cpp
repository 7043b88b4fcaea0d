#include "corridor/experiment/misfit.hpp"

#include <cmath>

namespace corridor::experiment {
namespace {

std::optional<double> standardised(const ValidationRow& row) {
  const double deviation = row.observed.tolerance * std::fabs(row.observed.value);
  if (!row.simulated.known() || deviation == 0) {
    return std::nullopt;
  }
  return (row.simulated.mean() - row.observed.value) / deviation;
}

}  // namespace

Misfit misfit(const std::vector<ValidationRow>& rows) {
  Misfit result;
  for (const ValidationRow& row : rows) {
    const auto z = standardised(row);
    result.standardised.push_back(z);
    if (z) {
      result.sum_of_squares += *z * *z;
      ++result.n;
    }
  }
  return result;
}

}  // namespace corridor::experiment
