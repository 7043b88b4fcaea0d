#include "effect_text.hpp"

#include <algorithm>
#include <cmath>

#include "corridor/report/format.hpp"

namespace corridor::report {

std::string effect_text(const experiment::Effect& effect, double factor) {
  if (effect.none) {
    return "0";
  }
  const double mean = effect.difference.mean * factor;
  if (!std::isfinite(mean)) {
    return "-";
  }
  const double half = effect.difference.half_width.value_or(0) * factor;
  const int decimals = decimals_for(std::max(std::fabs(mean), half));
  std::string text = (mean > 0 ? "+" : "") + fixed(mean, decimals);
  text += effect.difference.half_width ? " ±" + fixed(half, decimals) : "";
  return text + (effect.may_be_zero() ? " ~" : "");
}

}  // namespace corridor::report
