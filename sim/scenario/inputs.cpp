#include "corridor/scenario/inputs.hpp"

#include <optional>
#include <utility>
#include <variant>

#include "corridor/core/distribution.hpp"
#include "corridor/core/text.hpp"
#include "corridor/scenario/locate.hpp"
#include "corridor/scenario/numbers.hpp"
#include "corridor/scenario/reader.hpp"
#include "corridor/scenario/reading.hpp"
#include "corridor/scenario/writer.hpp"

namespace corridor::scenario {
namespace {

/// Gives a distribution another mean.
class MoveMean {
 public:
  explicit MoveMean(double before, double mean) : mean_(mean), factor_(mean / before) {}

  void operator()(core::Constant& d) const { d.value = mean_; }
  void operator()(core::Exponential& d) const { d.mean = mean_; }
  void operator()(core::Gamma& d) const { d.mean = mean_; }
  void operator()(core::Erlang& d) const { d.mean = mean_; }
  void operator()(core::Lognormal& d) const { d.mean = mean_; }
  void operator()(core::Uniform& d) const { stretch({&d.low, &d.high}); }
  void operator()(core::Triangular& d) const { stretch({&d.low, &d.mode, &d.high}); }
  void operator()(core::TruncatedNormal& d) const { stretch({&d.mean, &d.sd, &d.low, &d.high}); }
  void operator()(core::Empirical& d) const {
    for (double& value : d.values) {
      value *= factor_;
    }
  }

 private:
  void stretch(const std::vector<double*>& values) const {
    for (double* value : values) {
      *value *= factor_;
    }
  }

  double mean_;
  double factor_;
};

Distribution& distribution_in(const Located& at) {
  return at.kind->optional ? **static_cast<std::optional<Distribution>*>(at.object)
                           : *static_cast<Distribution*>(at.object);
}

void move(Reading& reading, const Located& at, const Tree& bound) {
  if (at.kind->shape != Shape::Choice) {
    at.kind->read(reading, bound, at.object);
  } else if (const auto mean = at.kind->trial(reading, bound)) {
    Distribution& distribution = distribution_in(at);
    std::visit(MoveMean(core::mean(distribution), *mean), distribution);
  }
}

/// `value` in the unit in which the bound is written: 834 km/day beside 710 km/day, although the
/// canonical spelling is in km/h.
std::string in_unit_of(const std::string& bound, double bound_measure, double value) {
  constexpr int kSignificant = 6;
  const std::size_t blank = bound.find(' ');
  const std::string number = bound.substr(0, blank);
  if (!parse_decimal(number).value || bound_measure == 0) {
    return {};
  }
  const double converted = nearest_double(number) / bound_measure * value;
  return core::format_number(converted, kSignificant) +
         (blank == std::string::npos ? "" : bound.substr(blank));
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
  Sources sources;
  const std::uint32_t file = sources.add(bound == Bound::Low ? "low" : "high");
  const auto at = locate(moved, input.path);
  if (!at.value || at.value->object == nullptr) {
    result.diagnostics.error(
        sources.mark({.file = file, .line = 0, .column = 0}), input.path, "no such value");
    return result;
  }
  Reading reading(moved, sources, result.diagnostics, units_of(moved));
  reading.scope = at.value->scope;
  reading.set_path(input.path);
  Tree tree = make_scalar(input.at(bound));
  tree.place = {.file = file, .line = 0, .column = 0};
  move(reading, *at.value, tree);
  if (result.diagnostics.has_errors()) {
    return result;
  }
  Provenance& provenance = moved.provenance.at(input.path);
  provenance.low.clear();
  provenance.high.clear();
  ReadResult read = read_scenario_text(canonical_yaml(moved), input.path);
  result.value = std::move(read.value);
  result.diagnostics.append(read.diagnostics);
  return result;
}

}  // namespace corridor::scenario
