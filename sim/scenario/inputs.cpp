#include "corridor/scenario/inputs.hpp"

#include <optional>
#include <utility>

#include "corridor/scenario/locate.hpp"
#include "corridor/scenario/numbers.hpp"
#include "corridor/scenario/reading.hpp"
#include "corridor/scenario/writer.hpp"
#include "moved_value.hpp"

namespace corridor::scenario {
namespace {

/// `value` in the unit in which the bound is written: 834 km/day beside 710 km/day, although the
/// canonical spelling is in km/h.
std::string in_unit_of(const std::string& bound, double bound_measure, double value) {
  const auto written = number_with_unit(bound);
  if (!written || bound_measure == 0) {
    return {};
  }
  return to_string({.number = written->number / bound_measure * value, .unit = written->unit});
}

std::string value_text(Scenario& scenario, const std::string& path, const Provenance& bounds) {
  const auto at = locate(scenario, path);
  if (!at.value || at.value->object == nullptr) {
    return {};
  }
  const Kind& kind = *at.value->kind;
  Writing writing(&scenario);
  writing.scope = at.value->scope;
  writing.path = path;
  std::string text = flow_text(kind.write(writing, at.value->object));
  if (kind.shape == Shape::Choice || !kind.measure) {
    return text;
  }
  core::Diagnostics ignored;
  const Sources sources;
  Reading reading(scenario, sources, ignored, units_of(scenario));
  reading.scope = at.value->scope;
  for (const std::string& bound : {bounds.low, bounds.high}) {
    const auto measure = bound.empty() ? std::nullopt : kind.trial(reading, make_scalar(bound));
    std::string same = measure ? in_unit_of(bound, *measure, kind.measure(at.value->object)) : "";
    if (!same.empty()) {
      return same;
    }
  }
  return text;
}

}  // namespace

std::vector<UncertainInput> uncertain_inputs(const Scenario& scenario) {
  Scenario copy = scenario;  // what is located could be written to
  std::vector<UncertainInput> inputs;
  for (const auto& [path, provenance] : scenario.provenance) {
    if (!provenance.low.empty() || !provenance.high.empty()) {
      inputs.push_back({.path = path,
                        .value = value_text(copy, path, provenance),
                        .low = provenance.low,
                        .high = provenance.high,
                        .source = provenance.source,
                        .confidence = provenance.confidence});
    }
  }
  return inputs;
}

core::Result<Scenario> with_input_at(const Scenario& scenario,
                                     const UncertainInput& input,
                                     Bound bound) {
  core::Result<Scenario> result;
  Scenario moved = scenario;
  const char* const name = bound == Bound::Low ? "low" : "high";
  if (!set_value(moved, input.path, input.at(bound), name, result.diagnostics)) {
    return result;
  }
  return read_anew(moved, input.path);
}

}  // namespace corridor::scenario
