#include "comparison_screen.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "comparison_figures.hpp"
#include "pareto.hpp"

namespace corridor::experiment {

namespace {

class Screener {
 public:
  Screener(const scenario::Scenario& base,
           const ComparePlan& plan,
           Progress& progress,
           OptionComparison& result)
      : base_(base), plan_(plan), progress_(progress), result_(result) {
    for (std::size_t s = 0; s < result.sets.size(); ++s) {
      const ComparedSet& set = result.sets[s];
      if (set.set.combined && set.set.scenario && !set.set.inactive) {
        combinations_.push_back(s);
      }
    }
  }

  bool run() {
    for (const std::size_t s : combinations_) {
      add_up(result_.sets[s]);
    }
    const auto most = static_cast<std::size_t>(plan_.max_sets);
    if (plan_.max_sets > 0 && combinations_.size() > most && !ask_theory()) {
      return false;
    }
    const std::vector<Choice> choices = choose_sets(candidates(), plan_.max_sets);
    for (std::size_t c = 0; c < combinations_.size(); ++c) {
      result_.sets[combinations_[c]].choice = choices[c];
    }
    return true;
  }

 private:
  void add_up(ComparedSet& set) const {
    Forecast& forecast = set.forecast.emplace();
    forecast.sums.resize(result_.measures.size());
    for (const std::string& option : set.set.options) {
      const auto single = single_of(result_, option);
      forecast.known = forecast.known && single;
      if (!single || !works(result_.sets[*single])) {
        continue;
      }
      forecast.working += matters(result_.sets[*single]) ? 1U : 0U;
      for (std::size_t m = 0; m < forecast.sums.size(); ++m) {
        forecast.sums[m] += known(result_.sets[*single].effects[m]);
      }
    }
  }
  static bool works(const ComparedSet& single) {
    return single.replications > 0 && !single.identical;
  }
  /// What is judged by, throughput or journey may change by a thousandth or more.
  [[nodiscard]] bool matters(const ComparedSet& single) const {
    constexpr double kThousandth = 0.001;
    return std::ranges::any_of(
        std::array{result_.judged_by, index::kThroughput, index::kMean}, [&](std::size_t m) {
          const Effect& effect = single.effects[m];
          const double most = std::max(std::fabs(effect.low()), std::fabs(effect.high()));
          return effect.difference.n > 0 && most >= kThousandth * std::fabs(result_.base[m]);
        });
  }

  /// Of the base, of all single options and combinations, on all threads.
  bool ask_theory() {
    std::vector<const scenario::Scenario*> asked{&base_};
    std::vector<std::size_t> place(result_.sets.size());  // that of the base: changes nothing
    for (std::size_t s = 0; s < result_.sets.size(); ++s) {
      const OptionSet& set = result_.sets[s].set;
      const bool needed = set.combined || set.options.size() == 1;
      if (needed && set.scenario && !set.inactive) {
        place[s] = asked.size();
        asked.push_back(&*set.scenario);
      }
    }
    std::vector<TheoryBound> bounds(asked.size());
    const auto n = static_cast<int>(asked.size());
    const auto ask = [&](int i) {
      bounds[static_cast<std::size_t>(i)] = theory_bound(*asked[static_cast<std::size_t>(i)]);
    };
    const Work work{.pieces = n,
                    .threads = n_threads(plan_.common.threads, n),
                    .work = ask,
                    .take = [](int /*i*/) {}};
    if (!run_in_order(work, progress_)) {
      return false;
    }
    for (const std::size_t s : combinations_) {
      std::vector<TheoryBound> alone;
      for (const std::string& option : result_.sets[s].set.options) {
        if (const auto single = single_of(result_, option)) {
          alone.push_back(bounds[place[*single]]);
        }
      }
      result_.sets[s].forecast->joint_gain = joint_gain(bounds.front(), alone, bounds[place[s]]);
    }
    return true;
  }

  [[nodiscard]] std::vector<Candidate> candidates() const {
    const std::size_t m = result_.judged_by;
    const double sign = more_is_better(result_.measures[m]) ? 1 : -1;
    const std::vector<bool> efficient = efficient_by_sums();
    std::vector<Candidate> found;
    found.reserve(combinations_.size());
    for (const std::size_t s : combinations_) {
      const ComparedSet& set = result_.sets[s];
      found.push_back({.size = set.set.options.size(),
                       .gain = sign * set.forecast->sums[m],
                       .efficient = efficient[s],
                       .forecast = *set.forecast});
    }
    return found;
  }

  /// By set; what may be nothing counts as nothing, as it does among results.
  [[nodiscard]] std::vector<bool> efficient_by_sums() const {
    std::vector<Offer> offers;
    std::vector<std::size_t> of;
    for (std::size_t s = 0; s < result_.sets.size(); ++s) {
      const ComparedSet& set = result_.sets[s];
      if (set.cost_by_year && (set.forecast || set.replications > 0)) {
        offers.push_back({*set.cost_by_year,
                          certain_of(set, index::kThroughput),
                          certain_of(set, index::kMean)});
        of.push_back(s);
      }
    }
    const std::vector<bool> efficient = efficient_of(offers);
    std::vector<bool> by_set(result_.sets.size());
    for (std::size_t i = 0; i < of.size(); ++i) {
      by_set[of[i]] = efficient[i];
    }
    return by_set;
  }
  [[nodiscard]] double certain_of(const ComparedSet& set, std::size_t m) const {
    if (!set.forecast) {
      return certain(set.effects[m]);
    }
    double sum = 0;
    for (const std::string& option : set.set.options) {
      const auto single = single_of(result_, option);
      const bool there = single && works(result_.sets[*single]);
      sum += there ? certain(result_.sets[*single].effects[m]) : 0;
    }
    return sum;
  }

  const scenario::Scenario& base_;
  const ComparePlan& plan_;
  Progress& progress_;
  OptionComparison& result_;
  std::vector<std::size_t> combinations_;  // indices of sets
};

}  // namespace

std::optional<std::size_t> single_of(const OptionComparison& result, const std::string& option) {
  for (std::size_t s = 0; s < result.sets.size(); ++s) {
    const OptionSet& set = result.sets[s].set;
    if (set.options.size() == 1 && set.options.front() == option) {
      return set.scenario ? std::optional(s) : std::nullopt;
    }
  }
  return std::nullopt;
}

bool screen_combinations(const scenario::Scenario& base,
                         const ComparePlan& plan,
                         Progress& progress,
                         OptionComparison& result) {
  return Screener(base, plan, progress, result).run();
}

}  // namespace corridor::experiment
