#include "corridor/experiment/validation.hpp"

#include <cmath>

#include "corridor/experiment/observed_unit.hpp"

namespace corridor::experiment {
namespace {

/// Why a measure has no value in any replication.
std::string why_nothing(const scenario::Observed& observed) {
  if (observed.measure == "transit") {
    return "no lot passed both events within the window";
  }
  if (observed.measure == "dwell") {
    return "no lot was unloaded and loaded there within the window";
  }
  if (observed.measure == "ship_time") {
    return "no ship of the service left that node within the window";
  }
  return "nothing of it happened within the window";
}

/// The figure as if the entry were all of it.
scenario::Observed entry_of(const scenario::Observed& observed, std::size_t entry) {
  const scenario::ObservedPeriod& period = observed.series[entry];
  scenario::Observed figure = observed;
  figure.series.clear();
  figure.value = period.value;
  figure.unit = period.unit;
  figure.source = period.source.empty() ? observed.source : period.source;
  figure.note = period.note;
  return figure;
}

}  // namespace

std::vector<ValidationRow> validation_rows(const scenario::Scenario& scenario) {
  std::vector<ValidationRow> rows;
  for (const scenario::ObservedPart& part : scenario::observed_parts(scenario)) {
    const scenario::Observed& observed = scenario.observed[part.figure];
    ValidationRow& row = rows.emplace_back();
    row.observed = part.entry ? entry_of(observed, *part.entry) : observed;
    row.period = part.period;
    row.of_series = part.entry.has_value();
  }
  return rows;
}

std::optional<double> measured_value(const ValidationRow& row, const model::Measured& measured) {
  const auto factor = observed_factor(measured.unit, row.observed.unit, row.period);
  return factor && measured.value ? std::optional(*measured.value * *factor) : std::nullopt;
}

std::string to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::Meets:
      return "meets";
    case Verdict::Misses:
      return "misses";
    case Verdict::NoValue:
      return "no value";
  }
  return {};
}

void judge(ValidationRow& row) {
  if (!row.simulated.known()) {
    row.verdict = Verdict::NoValue;
    row.reason = row.reason.empty() ? why_nothing(row.observed) : row.reason;
    return;
  }
  const double value = row.observed.value;
  const double band = row.observed.tolerance * std::fabs(value);
  const bool meets = row.simulated.low() <= value + band && row.simulated.high() >= value - band;
  row.verdict = meets ? Verdict::Meets : Verdict::Misses;
  const double difference = row.simulated.mean() - value;
  row.deviation = difference == 0 ? 0 : difference / std::fabs(value);
}

}  // namespace corridor::experiment
