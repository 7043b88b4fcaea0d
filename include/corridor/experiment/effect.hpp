#pragma once
// What a change does to a measure, replication by replication.

#include "corridor/experiment/alternatives.hpp"
#include "corridor/stats/interval.hpp"

namespace corridor::experiment {

/// Changed minus base, by the paired t interval (Law 2015, section 10.2.1) over the replications in
/// which both have a value.
struct Effect {
  stats::ConfidenceInterval difference;
  bool none = false;  // not the least difference in any replication

  /// Whether the interval holds zero, or there is none.
  [[nodiscard]] bool may_be_zero() const;
  /// Ends of the interval; of none the mean.
  [[nodiscard]] double low() const { return difference.mean - difference.half_width.value_or(0); }
  [[nodiscard]] double high() const { return difference.mean + difference.half_width.value_or(0); }
};

Effect effect_of(const PairedValues& values, double confidence = 0.95);

}  // namespace corridor::experiment
