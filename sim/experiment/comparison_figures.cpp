#include "comparison_figures.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "corridor/stats/comparison.hpp"
#include "pareto.hpp"

namespace corridor::experiment {

namespace {

using What = Measure::What;

/// Number of the set of that one option.
std::optional<std::size_t> alone(const Field& field,
                                 const OptionComparison& result,
                                 const std::string& option) {
  for (std::size_t s = 0; s < result.sets.size(); ++s) {
    if (result.sets[s].set.options == std::vector{option} && result.sets[s].replications > 0) {
      return field.numbers[s];
    }
  }
  return std::nullopt;
}

/// What adds up does so but for the rounding of sums.
double without_rounding(double beyond, double base) {
  constexpr double kRounding = 1e-12;
  return std::fabs(beyond) <= kRounding * std::fabs(base) ? 0 : beyond;
}

/// What all do less what each does alone, beside nothing.
std::optional<PairedValues> beyond_the_sum(const Field& field,
                                           const OptionComparison& result,
                                           std::size_t s) {
  const std::size_t m = result.judged_by;
  PairedValues joint = field.alternatives.paired(field.numbers[s], field.base, m);
  for (std::size_t r = 0; r < joint.values.size(); ++r) {
    joint.values[r] -= joint.base[r];
  }
  for (const std::string& option : result.sets[s].set.options) {
    const auto number = alone(field, result, option);
    if (!number) {
      return std::nullopt;
    }
    if (field.alternatives.identical(*number, field.base)) {
      continue;
    }
    const PairedValues one = field.alternatives.paired(*number, field.base, m);
    joint.values.resize(std::min(joint.values.size(), one.values.size()));
    for (std::size_t r = 0; r < joint.values.size(); ++r) {
      joint.values[r] -= one.values[r] - one.base[r];
    }
  }
  for (std::size_t r = 0; r < joint.values.size(); ++r) {
    joint.values[r] = without_rounding(joint.values[r], joint.base[r]);
  }
  joint.base.assign(joint.values.size(), 0.0);
  return joint;
}

void measure_set(const Field& field,
                 const ComparePlan& plan,
                 std::size_t s,
                 OptionComparison& result) {
  ComparedSet& set = result.sets[s];
  const double confidence = stats::bonferroni(plan.confidence, result.intervals);
  set.identical = field.alternatives.identical(field.numbers[s], field.base);
  set.effects.clear();
  set.variance_ratios.clear();
  for (std::size_t m = 0; m < result.measures.size(); ++m) {
    const PairedValues values = field.alternatives.paired(field.numbers[s], field.base, m);
    set.effects.push_back(effect_of(values, confidence));
    set.variance_ratios.push_back(stats::variance_ratio(values.values, values.base));
  }
  if (set.set.options.size() > 1) {
    const auto beyond = beyond_the_sum(field, result, s);
    set.interaction = beyond ? std::optional(effect_of(*beyond, confidence)) : std::nullopt;
  }
  const double saved = -known(set.effects[index::kTimeCost]) + known(set.effects[index::kPaid]);
  set.benefit = saved / result.years;
  set.value = net_present_value(set.set.cost, set.benefit, plan.horizon);
}

}  // namespace

double known(const Effect& effect) {
  return effect.difference.n > 0 ? effect.difference.mean : 0;
}

double certain(const Effect& effect) {
  return effect.may_be_zero() ? 0 : effect.difference.mean;
}

const std::vector<Measure>& compared_measures() {
  static const std::vector<Measure> kMeasures{{.what = What::Throughput, .flow = {}},
                                              {.what = What::Mean, .flow = {}},
                                              {.what = What::P95, .flow = {}},
                                              {.what = What::TimeCost, .flow = {}},
                                              {.what = What::Paid, .flow = {}}};
  return kMeasures;
}

void measure_base(const Field& field, OptionComparison& result) {
  for (std::size_t m = 0; m < result.measures.size(); ++m) {
    const PairedValues base = field.alternatives.paired(field.base, field.base, m);
    const double sum = std::accumulate(base.base.begin(), base.base.end(), 0.0);
    result.base.push_back(sum / static_cast<double>(base.base.size()));
  }
}

void measure_sets(const Field& field, const ComparePlan& plan, OptionComparison& result) {
  const auto n = static_cast<std::size_t>(
      std::ranges::count_if(result.sets, [](const auto& set) { return set.replications > 0; }));
  result.intervals = std::max<std::size_t>(1, n * result.measures.size());
  for (std::size_t s = 0; s < result.sets.size(); ++s) {
    if (result.sets[s].replications > 0) {
      measure_set(field, plan, s, result);
    }
  }
}

void rank_sets(OptionComparison& result) {
  const std::size_t m = result.judged_by;
  const double sign = more_is_better(result.measures[m]) ? 1 : -1;
  for (std::size_t s = 0; s < result.sets.size(); ++s) {
    if (result.sets[s].replications > 0) {
      result.ranking.push_back(s);
    }
  }
  std::ranges::stable_sort(result.ranking, [&](std::size_t a, std::size_t b) {
    return sign * known(result.sets[a].effects[m]) > sign * known(result.sets[b].effects[m]);
  });
}

void find_efficient(OptionComparison& result) {
  std::vector<Offer> offers;
  std::vector<ComparedSet*> rows;
  for (ComparedSet& set : result.sets) {
    if (set.replications > 0 && set.cost_by_year) {
      offers.push_back({*set.cost_by_year,
                        certain(set.effects[index::kThroughput]),
                        certain(set.effects[index::kMean])});
      rows.push_back(&set);
    }
  }
  const std::vector<bool> efficient = efficient_of(offers);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i]->efficient = efficient[i];
  }
}

}  // namespace corridor::experiment
