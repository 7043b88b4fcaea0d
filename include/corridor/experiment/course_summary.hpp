#pragma once
// How the replications of a scenario went along: when their beginning was forgotten, and what grew.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/core/time.hpp"
#include "corridor/experiment/estimate.hpp"

namespace corridor::experiment {

/// The given warm-up beside the one that MSER-5 suggests.
struct WarmUp {
  /// What the suggestion rests on: the number of lots in the corridor itself or, where there is a
  /// season that would be taken for a beginning, its distance to that of runs that began earlier.
  enum class Basis { Number, DistanceToEarlier } basis = Basis::Number;
  core::Duration given{0};
  std::optional<core::Duration> suggested;  // none: `unknown` says why
  bool at_limit = false;                    // half of the series or more
  std::int64_t replications = 0;            // of which the series is the mean
  std::string unknown;

  /// Whether figures may still show the beginning.
  [[nodiscard]] bool too_short() const { return suggested && (at_limit || given < *suggested); }
};

/// A stock that grows without end: the system is not in equilibrium.
struct Growth {
  std::string node;  // empty: of the flow, wherever its cargo is
  std::string flow;
  std::string commodity, unit;
  Estimate per_day;
  double first = 0, last = 0;                         // at the ends of the span
  double arrived_per_day = 0, delivered_per_day = 0;  // delivered: of a flow
  /// Of one replication: half-width by the growth in tenths of the span.
  std::optional<double> half_width;
};

/// So many replications are simulated again from an earlier beginning, to judge the warm-up.
inline constexpr int kMostEarlier = 20;

struct CourseSummary {
  core::Time begin{};  // of the warm-up
  core::Duration step{0};
  std::vector<double> in_system;  // mean over replications of the lots in the corridor, by step
  std::int64_t replications = 0;
  std::vector<std::vector<double>> of_first;  // the same, of each of the first kMostEarlier
  WarmUp warm_up;
  bool growth_known = false;   // whether stocks could be compared
  std::string growth_unknown;  // why not
  double least_growth = 0;     // share of what comes; a stock that grows by less is let pass
  std::vector<Growth> growths;
};

}  // namespace corridor::experiment
