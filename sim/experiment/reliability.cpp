#include "corridor/experiment/reliability.hpp"

namespace corridor::experiment {

std::optional<double> buffer_index(std::optional<double> mean, std::optional<double> p95) {
  if (!mean || !p95 || *mean <= 0) {
    return std::nullopt;
  }
  return (*p95 - *mean) / *mean;
}

std::optional<double> planning_time_index(double free_flow, std::optional<double> p95) {
  if (!p95 || free_flow <= 0) {
    return std::nullopt;
  }
  return *p95 / free_flow;
}

}  // namespace corridor::experiment
