#pragma once
// How far a shipper can rely on a transit time, as FHWA, "Travel Time Reliability: Making It There
// On Time, All The Time" (2006), measures it.

#include <optional>

namespace corridor::experiment {

/// (P95 - mean) / mean: what a shipper adds to the mean journey to be late once in twenty. Unknown
/// when P95 is, or when journeys take no time.
std::optional<double> buffer_index(std::optional<double> mean, std::optional<double> p95);

/// P95 / free flow: total time to plan for, beside the journey without any waiting. Unknown when
/// P95 is, or when free flow takes no time.
std::optional<double> planning_time_index(double free_flow, std::optional<double> p95);

}  // namespace corridor::experiment
