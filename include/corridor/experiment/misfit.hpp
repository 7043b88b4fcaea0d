#pragma once
// How far simulated figures are from observed ones, in units of what the observations are worth.

#include <cstddef>
#include <optional>
#include <vector>

#include "corridor/experiment/validation.hpp"

namespace corridor::experiment {

struct Misfit {
  /// (simulated mean - observed) / (tolerance * |observed|), by row; none where nothing was
  /// measured, or the tolerance or the observed value is 0.
  std::vector<std::optional<double>> standardised;
  double sum_of_squares = 0;  // over those that have one: weighted least squares
  std::size_t n = 0;          // of these
};

/// The tolerance stands for one standard deviation of the observation.
Misfit misfit(const std::vector<ValidationRow>& rows);

}  // namespace corridor::experiment
