#include "corridor/experiment/probe.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "corridor/stats/comparison.hpp"

namespace corridor::experiment {

namespace {

/// Looks at the gains, each with twice the replications of the one before.
int n_looks(const ProbePlan& plan) {
  int looks = 1;
  for (int n = plan.first; n < plan.most; n *= 2) {
    ++looks;
  }
  return looks;
}

class Prober {
 public:
  Prober(Alternatives& alternatives, std::size_t base, const ProbePlan& plan, Progress& progress)
      : alternatives_(alternatives), base_(base), plan_(plan), progress_(progress) {}

  Probed run(const std::vector<Limit>& candidates) {
    probed_.confidence = plan_.confidence;
    add(candidates);
    for (int n = std::min(plan_.first, plan_.most);; n = std::min(2 * n, plan_.most)) {
      if (!look(n)) {
        probed_.interrupted = true;
        break;
      }
      if (n == plan_.most || in_.size() < 2) {
        break;
      }
    }
    conclude();
    return std::move(probed_);
  }

 private:
  [[nodiscard]] double sign() const {
    return more_is_better(alternatives_.measures()[plan_.measure]) ? 1 : -1;
  }
  [[nodiscard]] double gain(const Gain& gain) const {
    return sign() * gain.effects[plan_.measure].difference.mean;
  }

  void add(const std::vector<Limit>& candidates) {
    for (const Limit& limit : candidates) {
      Gain& gain = probed_.gains.emplace_back();
      gain.limit = limit;
      if (probed_.runs + plan_.first > plan_.max_runs) {
        gain.not_probed = "beyond the number of runs";
        numbers_.push_back(0);
        continue;
      }
      Eased eased = ease(alternatives_.scenario(base_), limit, plan_.step);
      gain.what = std::move(eased.what);
      gain.not_probed = std::move(eased.refused);
      numbers_.push_back(eased.scenario ? alternatives_.add(std::move(*eased.scenario)) : 0);
      if (gain.not_probed.empty()) {
        in_.push_back(probed_.gains.size() - 1);
        probed_.runs += plan_.first;
      }
    }
    n_probes_ = in_.size();
  }

  /// Every one that is still in, up to `n` replications. False when interrupted.
  bool look(int n) {
    std::vector<std::size_t> which{base_};
    for (const std::size_t g : in_) {
      which.push_back(numbers_[g]);
    }
    const bool complete = alternatives_.extend(which, n, progress_);
    for (const std::size_t g : in_) {
      measure(g);
    }
    if (complete) {
      drop();
    }
    return complete;
  }

  void measure(std::size_t g) {
    Gain& gain = probed_.gains[g];
    const double confidence =
        stats::bonferroni(plan_.confidence, std::max<std::size_t>(1, n_probes_));
    gain.replications =
        std::min(alternatives_.readings(numbers_[g]).size(), alternatives_.readings(base_).size());
    gain.identical = alternatives_.identical(numbers_[g], base_);
    gain.effects.clear();
    for (std::size_t m = 0; m < alternatives_.measures().size(); ++m) {
      gain.effects.push_back(effect_of(alternatives_.paired(numbers_[g], base_, m), confidence));
    }
  }

  /// Those of whom the greatest is better for certain, and those that change nothing.
  void drop() {
    const auto greatest =
        std::ranges::max_element(in_, {}, [this](std::size_t g) { return gain(probed_.gains[g]); });
    if (greatest == in_.end()) {
      return;
    }
    const std::size_t best = *greatest;
    std::erase_if(in_, [&](std::size_t g) {
      Gain& gain = probed_.gains[g];
      gain.dropped = g != best && (gain.identical || is_less(g, best));
      return gain.dropped;
    });
    const auto n = static_cast<int>(probed_.gains[best].replications);
    const int more = std::min(n, plan_.most - n);
    while (in_.size() > 1 && probed_.runs + more * static_cast<int>(in_.size()) > plan_.max_runs) {
      leave_out_least(best);
    }
    probed_.runs += more * static_cast<int>(in_.size());
  }

  [[nodiscard]] bool is_less(std::size_t g, std::size_t best) const {
    const std::size_t measure = plan_.measure;
    const double confidence =
        stats::bonferroni(plan_.confidence, n_probes_ * static_cast<std::size_t>(n_looks(plan_)));
    const Effect apart =
        effect_of(alternatives_.paired(numbers_[best], numbers_[g], measure), confidence);
    return !apart.may_be_zero() && sign() * apart.difference.mean > 0;
  }

  void leave_out_least(std::size_t best) {
    const auto least = std::ranges::min_element(
        in_, {}, [&](std::size_t g) { return std::pair(g == best, gain(probed_.gains[g])); });
    probed_.gains[*least].dropped = true;
    in_.erase(least);
  }

  void conclude() {
    for (std::size_t g = 0; g < probed_.gains.size(); ++g) {
      if (probed_.gains[g].probed()) {
        alternatives_.release(numbers_[g]);
      }
    }
    const std::vector<std::size_t> order = probed_.by_gain(alternatives_, plan_.measure);
    Finding& finding = probed_.finding;
    std::vector<std::size_t> alike;
    for (const std::size_t g : order) {
      if (is_material(probed_.gains[g]) && is_alike(probed_.gains[g], alike)) {
        alike.push_back(g);
      }
    }
    for (const std::size_t g : alike) {
      (is_certain(probed_.gains[g]) ? finding.limits : finding.possible).push_back(g);
    }
    if (alike.empty()) {
      return;
    }
    if (finding.limits.empty()) {
      finding.kind = Finding::Kind::Unclear;
    } else {
      finding.kind = finding.limits.size() == 1 ? Finding::Kind::One : Finding::Kind::Shared;
    }
  }

  [[nodiscard]] bool is_certain(const Gain& one) const {
    return !one.effects[plan_.measure].may_be_zero();
  }
  /// More than a thousandth of what the measure is.
  [[nodiscard]] bool is_material(const Gain& one) const {
    constexpr double kThousandth = 0.001;
    if (!one.probed()) {
      return false;
    }
    const PairedValues values = alternatives_.paired(base_, base_, plan_.measure);
    const double sum = std::accumulate(values.base.begin(), values.base.end(), 0.0);
    const double mean = values.base.empty() ? 0 : sum / static_cast<double>(values.base.size());
    return gain(one) > kThousandth * std::fabs(mean);
  }
  /// Nearly as great as the first of `limits`; of none there is nothing to be like.
  [[nodiscard]] bool is_alike(const Gain& one, const std::vector<std::size_t>& limits) const {
    return limits.empty() || gain(one) >= plan_.alike * gain(probed_.gains[limits.front()]);
  }

  Alternatives& alternatives_;
  std::size_t base_;
  const ProbePlan& plan_;
  Progress& progress_;
  Probed probed_;
  std::vector<std::size_t> numbers_;  // of the alternatives, by gain
  std::vector<std::size_t> in_;       // indices of gains
  std::size_t n_probes_ = 0;
};

}  // namespace

std::vector<std::size_t> Probed::by_gain(const Alternatives& alternatives,
                                         std::size_t measure) const {
  std::vector<std::size_t> order(gains.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const double sign = more_is_better(alternatives.measures()[measure]) ? 1 : -1;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    if (!gains[a].probed() || !gains[b].probed()) {
      return gains[a].probed() && !gains[b].probed();
    }
    return sign * gains[a].effects[measure].difference.mean >
           sign * gains[b].effects[measure].difference.mean;
  });
  return order;
}

Probed probe(Alternatives& alternatives,
             std::size_t base,
             const std::vector<Limit>& candidates,
             const ProbePlan& plan,
             Progress& progress) {
  return Prober(alternatives, base, plan, progress).run(candidates);
}

}  // namespace corridor::experiment
