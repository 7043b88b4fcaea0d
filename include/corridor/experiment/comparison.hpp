#pragma once
// Options and combinations of them beside the base, under the same random numbers: what each
// changes and how sure that is, what it costs, what holds the corridor back after it.

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/bottlenecks.hpp"
#include "corridor/experiment/economics.hpp"
#include "corridor/experiment/effect.hpp"
#include "corridor/experiment/set_screen.hpp"

namespace corridor::experiment {

/// One or several options of a scenario, and what it is with them.
struct OptionSet {
  std::vector<std::string> options;
  std::optional<scenario::Scenario> scenario;
  std::string refused;    // why there is none: errors of the reader or of check()
  bool inactive = false;  // none of its dates lies before the end of the window
  bool combined = false;  // made of single options and named by nobody: may be left out
  OptionCost cost;

  [[nodiscard]] std::string name() const;  // "aktau_hub + six_feeders"
};

struct ComparePlan {
  int replications = 20;
  int first = 4;        // after so many, sets that change no event are simulated no more
  int max_sets = 40;    // of the combinations so many are simulated, by choose_sets(); 0: all
  int first_look = 10;  // after so many, combinations go out that are behind for certain
  double confidence = 0.95;
  Horizon horizon;
  CommonPlan common;
  ProbePlan probe;               // of the base
  int next_limits = 5;           // so many of its greatest gains are probed after each set; 0: none
  int next_replications = 8;     // each
  std::optional<Measure> judge;  // as of BottleneckPlan
};

/// A set beside the base.
struct ComparedSet {
  static constexpr std::size_t kBase = std::numeric_limits<std::size_t>::max();

  OptionSet set;
  Choice choice = Choice::Asked;
  std::optional<Forecast> forecast;                    // of a combination
  std::size_t replications = 0;                        // 0: not simulated
  bool identical = false;                              // not one event differs
  std::vector<Effect> effects;                         // by measure
  std::vector<std::optional<double>> variance_ratios;  // by measure
  /// Of several options: effect of all less the sum of each alone, in the measure that is judged
  /// by; none when one of them is not there alone.
  std::optional<Effect> interaction;
  double benefit = 0;                         // a year: saved cost of time and more tariffs
  std::optional<double> cost_by_year, value;  // and net present value
  bool efficient =
      false;  // on the Pareto front of cost, throughput and journey, by what is certain
  std::optional<Probed> next;  // of the greatest gains of the base, and what gains most now
  /// Of a combination that went out early: the set, or kBase, that costs no more and is better for
  /// certain in what is judged by. Its figures are of the replications that it has.
  std::optional<std::size_t> behind;
  /// A set of some of its options under which each event is the same: the figures are that set's.
  std::optional<std::size_t> same_as;

  /// Before all replications, although it changes something.
  [[nodiscard]] bool stopped() const { return behind || same_as; }
};

struct OptionComparison {
  std::vector<Measure> measures;  // throughput, mean, P95, cost of time, tariffs, one asked for
  std::vector<std::string> units;
  std::vector<double> base;  // means
  std::string currency;
  std::size_t judged_by = 1;         // index of a measure
  double years = 1;                  // of the window
  Bottlenecks before;                // of the base
  std::vector<ComparedSet> sets;     // in the order given
  std::vector<std::size_t> ranking;  // of those simulated, the greatest improvement first
  std::size_t intervals = 0;         // that hold together: sets times measures
  std::int64_t runs = 0;             // kept ones included, of the base and of probes too
  std::int64_t set_runs = 0;         // of sets alone
  std::int64_t runs_if_equal = 0;    // of all sets and combinations with all replications each
  std::size_t pairs = 0;             // of a combination and one that could put it out
  std::vector<int> looks;            // at the pairs: after so many replications
  bool interrupted = false;
};

/// Single options and sets that were named have all replications, unless they change nothing. Then
/// combinations are screened (set_screen.hpp), and those that are simulated may go out early
/// (set_elimination.hpp) by any set that costs no more: both costs are known, or it has some of the
/// same options.
OptionComparison compare(const scenario::Scenario& base,
                         std::vector<OptionSet> sets,
                         const ComparePlan& plan,
                         Progress& progress,
                         const Tell& tell = {});

/// Median of the variance ratios of a measure over the sets that change something; none without.
std::optional<double> median_variance_ratio(const OptionComparison& comparison,
                                            std::size_t measure);

}  // namespace corridor::experiment
