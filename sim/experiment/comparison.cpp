#include "corridor/experiment/comparison.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "corridor/scenario/accounts.hpp"
#include "corridor/stats/comparison.hpp"

namespace corridor::experiment {

namespace {

using What = Measure::What;

constexpr std::size_t kThroughput = 0;
constexpr std::size_t kMean = 1;
constexpr std::size_t kTimeCost = 3;
constexpr std::size_t kPaid = 4;

const std::vector<Measure>& measures() {
  static const std::vector<Measure> kMeasures{{.what = What::Throughput, .flow = {}},
                                              {.what = What::Mean, .flow = {}},
                                              {.what = What::P95, .flow = {}},
                                              {.what = What::TimeCost, .flow = {}},
                                              {.what = What::Paid, .flow = {}}};
  return kMeasures;
}

double known(const Effect& effect) {
  return effect.difference.n > 0 ? effect.difference.mean : 0;
}

/// What may be nothing counts as nothing.
double certain(const Effect& effect) {
  return effect.may_be_zero() ? 0 : effect.difference.mean;
}

class Comparer {
 public:
  Comparer(const scenario::Scenario& base,
           std::vector<OptionSet> sets,
           const ComparePlan& plan,
           Progress& progress,
           const Tell& tell)
      : base_(base),
        plan_(plan),
        progress_(progress),
        tell_(tell),
        alternatives_(with_judge(measures(), plan.judge), plan.common) {
    result_.measures = alternatives_.measures();
    result_.currency = scenario::currency_of_accounts(base);
    for (OptionSet& set : sets) {
      result_.sets.emplace_back().set = std::move(set);
    }
  }

  OptionComparison run() {
    result_.interrupted = !look_at_base() || !simulate();
    if (result_.interrupted) {
      return std::move(result_);
    }
    for (std::size_t s = 0; s < result_.sets.size(); ++s) {
      if (result_.sets[s].replications > 0) {
        measure(s);
      }
    }
    rank();
    find_efficient();
    result_.interrupted = !look_at_next();
    result_.runs = alternatives_.simulated() + runs_;
    return std::move(result_);
  }

 private:
  void say(const std::string& stage) {
    if (tell_) {
      tell_(stage);
    }
  }

  /// Its bottleneck, and by it what is judged by.
  bool look_at_base() {
    const BottleneckPlan plan{.replications = plan_.replications,
                              .probe = plan_.probe,
                              .common = plan_.common,
                              .judge = plan_.judge};
    result_.before = find_bottlenecks(
        base_, plan, progress_, [this](const std::string& stage) { say("base: " + stage); });
    result_.judged_by = judged_by(result_.measures, plan_.judge, result_.before.falls_short);
    result_.years = result_.before.detected.summary.years;
    runs_ += plan_.replications + result_.before.probed.runs;
    return !result_.before.interrupted;
  }

  /// All sets a few times, then those that change anything as often as asked for.
  bool simulate() {
    base_number_ = alternatives_.add(base_);
    result_.units = alternatives_.units();
    std::vector<std::size_t> in{base_number_};
    for (ComparedSet& set : result_.sets) {
      numbers_.push_back(base_number_);
      if (set.set.scenario && !set.set.inactive) {
        numbers_.back() = alternatives_.add(*set.set.scenario);
        in.push_back(numbers_.back());
      }
    }
    say("runs of options, first look");
    const int first = std::min(plan_.first, plan_.replications);
    if (!alternatives_.extend(in, first, progress_)) {
      return false;
    }
    std::erase_if(in, [this](std::size_t number) {
      return number != base_number_ && alternatives_.identical(number, base_number_);
    });
    say("runs of options");
    const bool complete = alternatives_.extend(in, plan_.replications, progress_);
    for (std::size_t s = 0; s < result_.sets.size(); ++s) {
      const bool own = numbers_[s] != base_number_;
      result_.sets[s].replications = own ? alternatives_.readings(numbers_[s]).size() : 0;
      n_sets_ += own ? 1 : 0;
    }
    return complete;
  }

  void measure(std::size_t s) {
    ComparedSet& set = result_.sets[s];
    result_.intervals = std::max<std::size_t>(1, n_sets_ * result_.measures.size());
    const double confidence = stats::bonferroni(plan_.confidence, result_.intervals);
    set.identical = alternatives_.identical(numbers_[s], base_number_);
    for (std::size_t m = 0; m < result_.measures.size(); ++m) {
      const PairedValues values = alternatives_.paired(numbers_[s], base_number_, m);
      set.effects.push_back(effect_of(values, confidence));
      set.variance_ratios.push_back(stats::variance_ratio(values.values, values.base));
    }
    find_interaction(s, confidence);
    const double saved = -known(set.effects[kTimeCost]) + known(set.effects[kPaid]);
    set.benefit = saved / result_.years;
    set.cost_by_year = set.set.cost.by_year(plan_.horizon);
    set.value = net_present_value(set.set.cost, set.benefit, plan_.horizon);
  }

  /// Number of the set of that one option.
  [[nodiscard]] std::optional<std::size_t> alone(const std::string& option) const {
    for (std::size_t s = 0; s < result_.sets.size(); ++s) {
      if (result_.sets[s].set.options == std::vector{option} && result_.sets[s].replications > 0) {
        return numbers_[s];
      }
    }
    return std::nullopt;
  }

  void find_interaction(std::size_t s, double confidence) {
    ComparedSet& set = result_.sets[s];
    if (set.set.options.size() < 2) {
      return;
    }
    const std::size_t m = result_.judged_by;
    PairedValues joint = alternatives_.paired(numbers_[s], base_number_, m);
    for (const std::string& option : set.set.options) {
      const auto number = alone(option);
      if (!number) {
        return;
      }
      const PairedValues one = alternatives_.paired(*number, base_number_, m);
      const bool same = alternatives_.identical(*number, base_number_);
      const std::size_t n =
          std::min(joint.values.size(), same ? joint.values.size() : one.values.size());
      joint.values.resize(n);
      joint.base.resize(n);
      for (std::size_t r = 0; !same && r < n; ++r) {
        joint.values[r] -= one.values[r] - one.base[r];
      }
    }
    set.interaction = effect_of(joint, confidence);
  }

  void rank() {
    for (std::size_t m = 0; m < result_.measures.size(); ++m) {
      const PairedValues base = alternatives_.paired(base_number_, base_number_, m);
      const double sum = std::accumulate(base.base.begin(), base.base.end(), 0.0);
      result_.base.push_back(sum / static_cast<double>(base.base.size()));
    }
    const std::size_t m = result_.judged_by;
    const double sign = more_is_better(result_.measures[m]) ? 1 : -1;
    for (std::size_t s = 0; s < result_.sets.size(); ++s) {
      if (result_.sets[s].replications > 0) {
        result_.ranking.push_back(s);
      }
    }
    std::ranges::stable_sort(result_.ranking, [&](std::size_t a, std::size_t b) {
      return sign * known(result_.sets[a].effects[m]) > sign * known(result_.sets[b].effects[m]);
    });
  }

  /// By what is certain no other set, and not the base, is at least as good in cost, throughput and
  /// journey and better in one of them.
  void find_efficient() {
    struct Point {
      double cost, throughput, journey;
      [[nodiscard]] bool beats(const Point& other) const {
        const bool as_good =
            cost <= other.cost && throughput >= other.throughput && journey <= other.journey;
        return as_good &&
               (cost < other.cost || throughput > other.throughput || journey < other.journey);
      }
    };
    std::vector<Point> points{{0, 0, 0}};
    std::vector<ComparedSet*> rows{nullptr};
    for (ComparedSet& set : result_.sets) {
      if (set.replications > 0 && set.cost_by_year) {
        points.push_back(
            {*set.cost_by_year, certain(set.effects[kThroughput]), certain(set.effects[kMean])});
        rows.push_back(&set);
      }
    }
    for (std::size_t i = 1; i < points.size(); ++i) {
      rows[i]->efficient =
          std::ranges::none_of(points, [&](const Point& other) { return other.beats(points[i]); });
    }
  }

  /// The base's greatest gains, measured again with each set.
  bool look_at_next() {
    std::vector<Limit> limits;
    for (const std::size_t g : result_.before.by_gain) {
      const Gain& gain = result_.before.probed.gains[g];
      if (gain.probed() && limits.size() < static_cast<std::size_t>(plan_.next_limits)) {
        limits.push_back(gain.limit);
      }
    }
    ProbePlan plan = plan_.probe;
    plan.measure = result_.judged_by;
    plan.first = plan.most = std::min(plan_.next_replications, plan_.replications);
    for (const std::size_t s : result_.ranking) {
      ComparedSet& set = result_.sets[s];
      if (set.identical || limits.empty()) {
        continue;  // the bottleneck is that of the base
      }
      say("next after " + set.set.name());
      set.next = probe(alternatives_, numbers_[s], limits, plan, progress_);
      if (set.next->interrupted) {
        return false;
      }
    }
    return true;
  }

  const scenario::Scenario& base_;
  const ComparePlan& plan_;
  Progress& progress_;
  const Tell& tell_;
  Alternatives alternatives_;
  OptionComparison result_;
  std::vector<std::size_t> numbers_;  // of the alternatives, by set; of the base: not simulated
  std::size_t base_number_ = 0;
  std::size_t n_sets_ = 0;
  std::int64_t runs_ = 0;
};

}  // namespace

std::string OptionSet::name() const {
  std::string text;
  for (const std::string& option : options) {
    text += (text.empty() ? "" : " + ") + option;
  }
  return text;
}

OptionComparison compare(const scenario::Scenario& base,
                         std::vector<OptionSet> sets,
                         const ComparePlan& plan,
                         Progress& progress,
                         const Tell& tell) {
  return Comparer(base, std::move(sets), plan, progress, tell).run();
}

std::optional<double> median_variance_ratio(const OptionComparison& comparison,
                                            std::size_t measure) {
  std::vector<double> ratios;
  for (const ComparedSet& set : comparison.sets) {
    if (set.replications > 0 && !set.identical && set.variance_ratios[measure]) {
      ratios.push_back(*set.variance_ratios[measure]);
    }
  }
  if (ratios.empty()) {
    return std::nullopt;
  }
  std::ranges::sort(ratios);
  const std::size_t half = ratios.size() / 2;
  return ratios.size() % 2 == 1 ? ratios[half] : (ratios[half - 1] + ratios[half]) / 2;
}

}  // namespace corridor::experiment
