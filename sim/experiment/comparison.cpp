#include "corridor/experiment/comparison.hpp"

#include <algorithm>
#include <utility>

#include "comparison_elimination.hpp"
#include "comparison_figures.hpp"
#include "comparison_screen.hpp"
#include "corridor/scenario/accounts.hpp"

namespace corridor::experiment {

namespace {

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
        alternatives_(with_judge(compared_measures(), plan.judge), plan.common),
        field_{.alternatives = alternatives_} {
    result_.measures = alternatives_.measures();
    result_.currency = scenario::currency_of_accounts(base);
    for (OptionSet& set : sets) {
      ComparedSet& compared = result_.sets.emplace_back();
      compared.set = std::move(set);
      compared.cost_by_year = compared.set.cost.by_year(plan.horizon);
    }
  }

  OptionComparison run() {
    result_.interrupted = !look_at_base() || !simulate() || !simulate_combinations();
    if (result_.interrupted) {
      return std::move(result_);
    }
    measure_sets(field_, plan_, result_);
    rank_sets(result_);
    find_efficient(result_);
    result_.interrupted = !look_at_next();
    count();
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
    return !result_.before.interrupted;
  }

  /// Those that were asked for, a few times; then those that change anything as often as asked for.
  bool simulate() {
    field_.base = alternatives_.add(base_);
    field_.numbers.assign(result_.sets.size(), field_.base);
    result_.units = alternatives_.units();
    std::vector<std::size_t> in;
    for (std::size_t s = 0; s < result_.sets.size(); ++s) {
      if (!result_.sets[s].set.combined) {
        add(s, in);
      }
    }
    say("runs of options, first look");
    if (!look_first(in)) {
      return false;
    }
    std::vector<std::size_t> numbers = numbers_of(in);
    numbers.push_back(field_.base);
    say("runs of options");
    const bool complete = alternatives_.extend(numbers, plan_.replications, progress_);
    count_replications();
    measure_base(field_, result_);
    return complete;
  }

  void add(std::size_t s, std::vector<std::size_t>& in) {
    const OptionSet& set = result_.sets[s].set;
    if (set.scenario && !set.inactive) {
      field_.numbers[s] = alternatives_.add(*set.scenario);
      in.push_back(s);
    }
  }

  /// Leaves those in that change an event.
  bool look_first(std::vector<std::size_t>& in) {
    std::vector<std::size_t> numbers = numbers_of(in);
    numbers.push_back(field_.base);
    const int first = std::min(plan_.first, plan_.replications);
    const bool complete = alternatives_.extend(numbers, first, progress_);
    std::erase_if(in, [this](std::size_t s) {
      return alternatives_.identical(field_.numbers[s], field_.base);
    });
    return complete;
  }

  [[nodiscard]] std::vector<std::size_t> numbers_of(const std::vector<std::size_t>& sets) const {
    std::vector<std::size_t> numbers(sets.size());
    std::ranges::transform(
        sets, numbers.begin(), [this](std::size_t s) { return field_.numbers[s]; });
    return numbers;
  }

  void count_replications() {
    for (std::size_t s = 0; s < result_.sets.size(); ++s) {
      ComparedSet& set = result_.sets[s];
      const bool own = field_.numbers[s] != field_.base;
      if (own && !set.same_as) {
        set.replications = alternatives_.readings(field_.numbers[s]).size();
      }
    }
  }

  bool simulate_combinations() {
    const auto combined = [](const ComparedSet& set) { return set.set.combined; };
    if (std::ranges::none_of(result_.sets, combined)) {
      return true;
    }
    measure_sets(field_, plan_, result_);
    say("theory of combinations");
    if (!screen_combinations(base_, plan_, progress_, result_)) {
      return false;
    }
    std::vector<std::size_t> in;
    for (std::size_t s = 0; s < result_.sets.size(); ++s) {
      if (result_.sets[s].set.combined && is_simulated(result_.sets[s].choice)) {
        add(s, in);
      }
    }
    say("runs of combinations, first look");
    if (!look_first(in)) {
      return false;
    }
    find_same(field_, in, result_);
    say("runs of combinations");
    const bool complete = eliminate_combinations(field_, in, plan_, progress_, result_);
    count_replications();
    return complete;
  }

  /// The base's greatest gains, measured again with each set that had all replications.
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
      if (set.identical || set.stopped() || limits.empty()) {
        continue;  // the bottleneck is that of the base, or of the set that it equals
      }
      say("next after " + set.set.name());
      set.next = probe(alternatives_, field_.numbers[s], limits, plan, progress_);
      if (set.next->interrupted) {
        return false;
      }
    }
    for (ComparedSet& set : result_.sets) {
      if (set.same_as) {
        set.next = result_.sets[*set.same_as].next;
      }
    }
    return true;
  }

  /// Kept readings count: the same command tells the same after an interrupt.
  void count() {
    result_.runs = plan_.replications + result_.before.probed.runs;
    for (std::size_t number = 0; number < alternatives_.size(); ++number) {
      result_.runs += static_cast<std::int64_t>(alternatives_.readings(number).size());
    }
    for (const ComparedSet& set : result_.sets) {
      const bool counts = set.set.scenario && !set.set.inactive;
      result_.set_runs += static_cast<std::int64_t>(set.replications);
      result_.runs_if_equal += counts ? plan_.replications : 0;
    }
  }

  const scenario::Scenario& base_;
  const ComparePlan& plan_;
  Progress& progress_;
  const Tell& tell_;
  Alternatives alternatives_;
  OptionComparison result_;
  Field field_;
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
