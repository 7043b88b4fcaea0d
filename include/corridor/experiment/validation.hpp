#pragma once
// Simulated beside observed.

#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/estimate.hpp"
#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

enum class Verdict {
  Meets,  // the interval meets the observed value give or take its tolerance
  Misses,
  NoValue,  // nothing was measured, or the units cannot be compared
};

/// An observed figure, or one entry of its series.
struct ValidationRow {
  scenario::Observed observed;  // with the value, unit and source of the entry
  scenario::Window period;
  bool of_series = false;
  Estimate simulated;  // in the unit of the observed value
  Verdict verdict = Verdict::NoValue;
  double deviation = 0;  // (simulated - observed) / observed; infinite when 0 was observed
  std::string reason;    // of NoValue
};

std::string to_string(Verdict verdict);

/// A row for each of scenario::observed_parts, nothing simulated yet.
std::vector<ValidationRow> validation_rows(const scenario::Scenario& scenario);
/// What was measured in one replication, in the unit of the observed value; none when there is
/// nothing or the units cannot be compared.
std::optional<double> measured_value(const ValidationRow& row, const model::Measured& measured);
/// Gives `row` its verdict; `reason` must be set when the measure has no value at all.
void judge(ValidationRow& row);

}  // namespace corridor::experiment
