#pragma once
// Where the bottleneck is: detectors first, then probes of the limits that can matter, then a
// verdict by measured gain; by season, and again after what was found is removed.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/detect.hpp"
#include "corridor/experiment/probe.hpp"

namespace corridor::experiment {

struct BottleneckPlan {
  int replications = 20;
  ProbePlan probe;
  CommonPlan common;
  /// What the verdict is by; none: throughput where less is delivered than offered, else the mean
  /// journey.
  std::optional<Measure> judge;
};

struct Bottlenecks {
  std::vector<Measure> measures;  // throughput, mean and P95 of the journey, and the one asked for
  std::vector<std::string> units;
  std::vector<double> base;   // their means
  std::size_t judged_by = 1;  // index of a measure
  bool falls_short = false;   // less is delivered than offered
  Detected detected;
  Probed probed;
  std::vector<std::size_t> by_gain;  // of probed.gains, the greatest first
  bool interrupted = false;

  /// The limit of the verdict or, when that is unclear, what gains most in the mean; none when
  /// nothing gains.
  [[nodiscard]] const Gain* top() const;
};

/// Less delivered of what is offered is a corridor that is short of capacity.
inline constexpr double kAllDelivered = 0.97;

/// `measures` with `judge` behind them unless it is one of them.
std::vector<Measure> with_judge(std::vector<Measure> measures, const std::optional<Measure>& judge);
/// Index of the measure to judge by.
std::size_t judged_by(const std::vector<Measure>& measures,
                      const std::optional<Measure>& judge,
                      bool falls_short);

using Tell = std::function<void(const std::string& stage)>;  // what is being done

/// `progress` is asked at each stage anew. The scenario must have passed check().
Bottlenecks find_bottlenecks(const scenario::Scenario& scenario,
                             const BottleneckPlan& plan,
                             Progress& progress,
                             const Tell& tell = {});

/// A part of the statistics window.
struct Season {
  std::string name;  // "2024-01 to 2024-03"
  scenario::Window window;
};
/// Parts of `months` calendar months each; the last one may be shorter.
std::vector<Season> seasons_of(const scenario::Scenario& scenario, int months);
/// The scenario with that part for its window. What was observed is of the whole window and goes.
scenario::Scenario in_season(const scenario::Scenario& scenario, const Season& season);

/// A step of a cascade: the bottleneck, and what the corridor does while it is there.
struct CascadeLevel {
  Bottlenecks found;
  std::string removed;  // "count 2 -> 4"; empty at the last level
};

/// Finds the bottleneck, removes it (Step::Twice) and looks again, up to `levels` times or until
/// nothing gains for certain. `take` is told of each level once it is complete.
bool cascade(scenario::Scenario scenario,
             int levels,
             const BottleneckPlan& plan,
             Progress& progress,
             const Tell& tell,
             const std::function<void(const CascadeLevel&)>& take);

}  // namespace corridor::experiment
