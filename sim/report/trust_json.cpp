// How far the figures can be trusted: warm-up, growth, precision and what was observed, as JSON.
#include <nlohmann/json.hpp>

#include "json_parts.hpp"
#include "table_files.hpp"

namespace corridor::report {

Json of(const experiment::ValidationRow& row) {
  return {{"figure", row.observed.id},
          {"measure", row.observed.measure},
          {"statistic", statistic_word(row.observed.statistic)},
          {"from", core::to_string(row.period.from)},
          {"to", core::to_string(row.period.to)},
          {"unit", row.observed.unit},
          {"simulated", of(row.simulated)},
          {"observed", number(row.observed.value)},
          {"verdict", experiment::to_string(row.verdict)},
          {"deviation", row.simulated.known() ? number(row.deviation) : Json(nullptr)},
          {"tolerance", number(row.observed.tolerance)},
          {"role", role_word(row.observed.role)},
          {"why_no_value", row.reason},
          {"source", row.observed.source},
          {"confidence", confidence_word(row.observed.confidence)},
          {"note", row.observed.note}};
}

Json of(const experiment::Growth& row) {
  return {
      {"node", row.node},
      {"flow", row.flow},
      {"commodity", row.commodity},
      {"unit", row.unit},
      {"per_day", {{"mean", number(row.per_day.mean())}, {"half_width", number(row.half_width)}}},
      {"first", number(row.first)},
      {"last", number(row.last)},
      {"arrived_per_day", number(row.arrived_per_day)}};
}

Json of(const experiment::WarmUp& warm_up) {
  const bool to_earlier = warm_up.basis == experiment::WarmUp::Basis::DistanceToEarlier;
  return {
      {"given_days", number(core::to_days(warm_up.given))},
      {"mser5_days", warm_up.suggested ? number(core::to_days(*warm_up.suggested)) : Json(nullptr)},
      {"at_limit", warm_up.at_limit},
      {"series", to_earlier ? "distance to runs that began earlier" : "lots in the corridor"},
      {"replications", warm_up.replications},
      {"why_unknown", warm_up.unknown}};
}

Json of(const experiment::PrecisionResult& result) {
  return {{"measure", experiment::to_string(result.measure)},
          {"unit", result.unit},
          {"asked", number(result.asked)},
          {"reached", result.reached},
          {"relative_half_width", number(result.relative_half_width)},
          {"mean", number(result.mean)},
          {"n", result.n}};
}

}  // namespace corridor::report
