#pragma once
// Options and combinations of them beside the base, under the same random numbers: what each
// changes and how sure that is, what it costs, what holds the corridor back after it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/bottlenecks.hpp"
#include "corridor/experiment/economics.hpp"
#include "corridor/experiment/effect.hpp"

namespace corridor::experiment {

/// One or several options of a scenario, and what it is with them.
struct OptionSet {
  std::vector<std::string> options;
  std::optional<scenario::Scenario> scenario;
  std::string refused;    // why there is none: errors of the reader or of check()
  bool inactive = false;  // none of its dates lies before the end of the window
  OptionCost cost;

  [[nodiscard]] std::string name() const;  // "aktau_hub + six_feeders"
};

struct ComparePlan {
  int replications = 20;
  int first = 4;  // after so many, sets that change no event are simulated no more
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
  OptionSet set;
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
  std::int64_t runs = 0;
  bool interrupted = false;
};

OptionComparison compare(const scenario::Scenario& base,
                         std::vector<OptionSet> sets,
                         const ComparePlan& plan,
                         Progress& progress,
                         const Tell& tell = {});

/// Median of the variance ratios of a measure over the sets that change something; none without.
std::optional<double> median_variance_ratio(const OptionComparison& comparison,
                                            std::size_t measure);

}  // namespace corridor::experiment
