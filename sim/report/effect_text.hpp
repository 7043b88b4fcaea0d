#pragma once

#include <string>

#include "corridor/experiment/effect.hpp"

namespace corridor::report {

/// "-0.12 ±0.03", with a ~ where it may be nothing; "0" where nothing at all has changed. Values
/// are multiplied by `factor`.
std::string effect_text(const experiment::Effect& effect, double factor);

}  // namespace corridor::report
