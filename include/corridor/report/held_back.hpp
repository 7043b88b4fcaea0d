#pragma once

#include <string>

#include "corridor/experiment/summary.hpp"

namespace corridor::report {

/// A flow that delivers less of what is offered falls short.
inline constexpr double kEnoughDelivered = 0.97;

/// What held the corridor back: the two largest obstacles in one sentence, then the kinds of
/// waiting and what was not delivered.
std::string held_back(const experiment::Summary& summary);

}  // namespace corridor::report
