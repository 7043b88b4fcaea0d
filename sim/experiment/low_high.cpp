#include "corridor/experiment/low_high.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "corridor/model/check.hpp"
#include "corridor/model/simulate.hpp"
#include "corridor/stats/tally.hpp"

namespace corridor::experiment {
namespace {

using scenario::Bound;
using scenario::Scenario;

/// A bound that can be simulated, and what came of it.
struct Variant {
  Scenario scenario;
  MovedBound* bound = nullptr;
  std::vector<MeasureValues> values;  // by replication
};

std::string first_error(const core::Diagnostics& diagnostics) {
  for (const core::Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.severity == core::Severity::Error) {
      return diagnostic.path + (diagnostic.path.empty() ? "" : ": ") + diagnostic.message;
    }
  }
  return "cannot be read";
}

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
    bound.refused = first_error(moved.diagnostics);
    return std::nullopt;
  }
  return std::move(moved.value);
}

std::vector<Variant> variants_of(const Scenario& base, LowHigh& result) {
  std::vector<Variant> variants;
  for (MovedInput& input : result.inputs) {
    for (const Bound at : {Bound::Low, Bound::High}) {
      MovedBound& bound = at == Bound::Low ? input.low : input.high;
      bound.given = !input.input.at(at).empty();
      if (!bound.given) {
        continue;
      }
      if (auto moved = scenario_at(base, input.input, at, bound)) {
        variants.push_back({.scenario = std::move(*moved), .bound = &bound, .values = {}});
      }
    }
  }
  return variants;
}

Effect effect_of(std::size_t measure,
                 const std::vector<MeasureValues>& moved,
                 const std::vector<MeasureValues>& base) {
  std::vector<double> with;
  std::vector<double> without;
  for (std::size_t i = 0; i < std::min(moved.size(), base.size()); ++i) {
    if (moved[i][measure] && base[i][measure]) {
      with.push_back(*moved[i][measure]);
      without.push_back(*base[i][measure]);
    }
  }
  return {.difference = stats::paired_difference(with, without),
          .none = !with.empty() && with == without};
}

void take(Variant& variant, const std::vector<MeasureValues>& base) {
  MovedBound& bound = *variant.bound;
  bound.complete = true;
  for (std::size_t m = 0; m < base.front().size(); ++m) {
    bound.effects.push_back(effect_of(m, variant.values, base));
  }
  variant.scenario = {};
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

bool Effect::may_be_zero() const {
  return none || !difference.half_width || std::fabs(difference.mean) <= *difference.half_width;
}

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
  std::vector<Variant> variants = variants_of(scenario, result);
  result.runs = static_cast<int>(variants.size()) * plan.replications;
  const int threads = n_threads(plan.threads, result.runs);
  std::vector<MeasureValues> slots(static_cast<std::size_t>(window(threads)));
  const auto slot = [&](int piece) -> MeasureValues& {
    return slots[static_cast<std::size_t>(piece) % slots.size()];
  };
  const auto variant = [&](int piece) -> Variant& {
    return variants[static_cast<std::size_t>(piece / plan.replications)];
  };
  const auto simulate = [&](int piece) {
    const auto number = static_cast<std::uint64_t>(piece % plan.replications);
    const model::Outcome outcome =
        model::simulate(variant(piece).scenario, {.seed = plan.seed, .number = number});
    slot(piece).clear();
    for (const Measure& measure : measures) {
      slot(piece).push_back(measurer.value(measure, outcome));
    }
  };
  const auto take_one = [&](int piece) {
    Variant& of = variant(piece);
    of.values.push_back(slot(piece));
    if (of.values.size() == static_cast<std::size_t>(plan.replications)) {
      take(of, base);
    }
  };
  result.interrupted = !run_in_order(
      {.pieces = result.runs, .threads = threads, .work = simulate, .take = take_one}, progress);
  return result;
}

}  // namespace corridor::experiment
