#include "corridor/experiment/low_high.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "corridor/experiment/alternatives.hpp"
#include "corridor/model/check.hpp"
#include "corridor/stats/tally.hpp"

namespace corridor::experiment {
namespace {

using scenario::Bound;
using scenario::Scenario;

/// The scenario at that bound; none when the checks refuse it.
std::optional<Scenario> scenario_at(const Scenario& base,
                                    const scenario::UncertainInput& input,
                                    Bound at,
                                    MovedBound& bound) {
  core::Result<Scenario> moved = scenario::with_input_at(base, input, at);
  if (moved.value) {
    moved.diagnostics.append(model::check(*moved.value));
  }
  if (!moved.value || moved.diagnostics.has_errors()) {
    bound.refused = core::first_error(moved.diagnostics);
    return std::nullopt;
  }
  return std::move(moved.value);
}

/// A bound that can be simulated, and its number.
struct Variant {
  MovedBound* bound = nullptr;
  std::size_t number = 0;
};

std::vector<Variant> add_variants(const Scenario& base,
                                  LowHigh& result,
                                  Alternatives& alternatives) {
  std::vector<Variant> variants;
  for (MovedInput& input : result.inputs) {
    for (const Bound at : {Bound::Low, Bound::High}) {
      MovedBound& bound = at == Bound::Low ? input.low : input.high;
      bound.given = !input.input.at(at).empty();
      if (!bound.given) {
        continue;
      }
      if (auto moved = scenario_at(base, input.input, at, bound)) {
        variants.push_back({.bound = &bound, .number = alternatives.add(std::move(*moved))});
      }
    }
  }
  return variants;
}

PairedValues paired(const std::vector<Reading>& moved,
                    const std::vector<MeasureValues>& base,
                    std::size_t measure) {
  PairedValues paired;
  for (std::size_t r = 0; r < std::min(moved.size(), base.size()); ++r) {
    const std::optional<double>& value = moved[r].values[measure];
    const std::optional<double>& before = base[r][measure];
    if (value && before) {
      paired.values.push_back(*value);
      paired.base.push_back(*before);
    }
  }
  return paired;
}

void take(MovedBound& bound,
          const std::vector<Reading>& readings,
          const std::vector<MeasureValues>& base) {
  bound.complete = true;
  for (std::size_t m = 0; m < base.front().size(); ++m) {
    bound.effects.push_back(effect_of(paired(readings, base, m)));
  }
}

void measure_base(const std::vector<MeasureValues>& base, LowHigh& result) {
  for (std::size_t m = 0; m < result.measures.size(); ++m) {
    stats::Tally tally;
    for (const MeasureValues& values : base) {
      if (values[m]) {
        tally.add(*values[m]);
      }
    }
    result.base.push_back(tally.mean());
  }
}

double size_of(const MovedBound& bound, std::size_t measure) {
  if (!bound.complete) {
    return 0;
  }
  const double mean = std::fabs(bound.effects[measure].difference.mean);
  return std::isfinite(mean) ? mean : 0;
}

}  // namespace

double MovedInput::swing(std::size_t measure) const {
  return std::max(size_of(low, measure), size_of(high, measure));
}

std::vector<std::size_t> LowHigh::by_swing(std::size_t measure) const {
  std::vector<std::size_t> order(inputs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t i) { return inputs[i].swing(measure) == 0; });
  std::ranges::stable_sort(
      order, std::ranges::greater{}, [&](std::size_t i) { return inputs[i].swing(measure); });
  return order;
}

int n_runs(const std::vector<scenario::UncertainInput>& inputs, int replications) {
  int bounds = 0;
  for (const scenario::UncertainInput& input : inputs) {
    bounds += (input.low.empty() ? 0 : 1) + (input.high.empty() ? 0 : 1);
  }
  return bounds * replications;
}

LowHigh move_inputs(const Scenario& scenario,
                    const RunPlan& plan,
                    const std::vector<Measure>& measures,
                    const std::vector<MeasureValues>& base,
                    Progress& progress) {
  const Measurer measurer(scenario);
  LowHigh result;
  result.measures = measures;
  result.replications = plan.replications;
  for (const Measure& measure : measures) {
    result.units.push_back(measurer.unit(measure));
  }
  for (scenario::UncertainInput& input : scenario::uncertain_inputs(scenario)) {
    result.inputs.push_back({.input = std::move(input), .low = {}, .high = {}});
  }
  measure_base(base, result);
  Alternatives alternatives(measures,
                            {.seed = plan.seed, .threads = plan.threads, .store = nullptr});
  const std::vector<Variant> variants = add_variants(scenario, result, alternatives);
  result.runs = static_cast<int>(variants.size()) * plan.replications;
  std::vector<std::size_t> all(variants.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  result.interrupted = !alternatives.extend(all, plan.replications, progress);
  for (const Variant& variant : variants) {
    const std::vector<Reading>& readings = alternatives.readings(variant.number);
    if (readings.size() == static_cast<std::size_t>(plan.replications)) {
      take(*variant.bound, readings, base);
    }
  }
  return result;
}

}  // namespace corridor::experiment
