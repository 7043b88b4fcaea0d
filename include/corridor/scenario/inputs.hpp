#pragma once
// The numbers of a scenario that say how far they may move.

#include <string>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

enum class Bound { Low, High };

struct UncertainInput {
  std::string path;
  std::string value;      // in the unit of its bound; of a distribution the whole
  std::string low, high;  // as written; one of them may be empty
  std::string source;
  Confidence confidence = Confidence::Unstated;

  [[nodiscard]] const std::string& at(Bound bound) const {
    return bound == Bound::Low ? low : high;
  }
};

/// Those with `low` or `high`, in byte order of their paths.
std::vector<UncertainInput> uncertain_inputs(const Scenario& scenario);

/// The scenario with that one number at its bound, all else as it is. What is bounded of a
/// distribution is its mean: one that is given by its mean gets another mean and keeps its form,
/// any other is stretched as a whole. The result is read anew, with all checks of the reader.
core::Result<Scenario> with_input_at(const Scenario& scenario,
                                     const UncertainInput& input,
                                     Bound bound);

}  // namespace corridor::scenario
