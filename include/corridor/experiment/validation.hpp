#pragma once
// Simulated beside observed.

#include <string>

#include "corridor/experiment/estimate.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

enum class Verdict {
  Meets,  // the interval meets the observed value +-10 %
  Misses,
  NoValue,  // nothing was measured, or the units cannot be compared
};

struct ValidationRow {
  scenario::Observed observed;
  Estimate simulated;  // in the unit of the observed value
  Verdict verdict = Verdict::NoValue;
  double deviation = 0;  // (simulated - observed) / observed; infinite when 0 was observed
  std::string reason;    // of NoValue
};

std::string to_string(Verdict verdict);

/// Gives `row` its verdict; `reason` must be set when the measure has no value at all.
void judge(ValidationRow& row);

}  // namespace corridor::experiment
