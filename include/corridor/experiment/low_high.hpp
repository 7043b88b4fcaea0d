#pragma once
// Which number matters: each input with a `low` or a `high` moved there alone, everything else as
// it is and under the same random numbers, and what that changes.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/effect.hpp"
#include "corridor/experiment/measure.hpp"
#include "corridor/experiment/replications.hpp"
#include "corridor/scenario/inputs.hpp"

namespace corridor::experiment {

/// Values of the measures in one replication, in their order.
using MeasureValues = std::vector<std::optional<double>>;

/// One bound of one input.
struct MovedBound {
  bool given = false;
  std::string refused;          // why it cannot be simulated
  bool complete = false;        // all replications were simulated
  std::vector<Effect> effects;  // by measure; empty unless complete
};

struct MovedInput {
  scenario::UncertainInput input;
  MovedBound low, high;

  /// The largest change of a measure either way; 0 for what is not known.
  [[nodiscard]] double swing(std::size_t measure) const;
};

struct LowHigh {
  std::vector<Measure> measures;
  std::vector<std::string> units;
  std::vector<double> base;        // means, by measure
  std::vector<MovedInput> inputs;  // in byte order of their paths
  int replications = 0;
  int runs = 0;  // asked for: bounds times replications
  bool interrupted = false;

  /// Indices of the inputs, the largest swing first, ties by path; without what has none.
  [[nodiscard]] std::vector<std::size_t> by_swing(std::size_t measure) const;
};

/// How often with_input_at() has to be simulated: bounds times replications.
int n_runs(const std::vector<scenario::UncertainInput>& inputs, int replications);

/// `base` holds the values of replications 0, 1, ... of the scenario as it is. When `progress` asks
/// to stop, the bounds that are complete are kept.
LowHigh move_inputs(const scenario::Scenario& scenario,
                    const RunPlan& plan,
                    const std::vector<Measure>& measures,
                    const std::vector<MeasureValues>& base,
                    Progress& progress);

}  // namespace corridor::experiment
