#include "corridor/experiment/effect.hpp"

#include <cmath>

namespace corridor::experiment {

bool Effect::may_be_zero() const {
  return none || !difference.half_width || std::fabs(difference.mean) <= *difference.half_width;
}

Effect effect_of(const PairedValues& values, double confidence) {
  return {.difference = stats::paired_difference(values.values, values.base, confidence),
          .none = !values.values.empty() && values.values == values.base};
}

}  // namespace corridor::experiment
