#pragma once
// Words that several nouns of a scenario share. Part of scenario.hpp.

#include <cstdint>

#include "corridor/core/diagnostics.hpp"
#include "corridor/core/distribution.hpp"
#include "corridor/core/quantity.hpp"
#include "corridor/core/time.hpp"

namespace corridor::scenario {

using core::Amount;
using core::Distribution;
using core::Duration;
using core::Emission;
using core::Length;
using core::Mark;
using core::Money;
using core::Rate;
using core::Speed;
using core::Time;

enum class Mode { Rail, Sea, Road, Pipeline };
/// Where a lot comes from or goes to inside a node: a mode, or the ends of its journey.
enum class Side { Origin, Destination, Rail, Sea, Road, Pipeline };
/// What happens to work under way when its server closes or fails. Whole: none is, because work is
/// begun only if it will be done before.
enum class UnderWay { Finish, Pause, Restart, Whole };
enum class Confidence { Unstated, Sourced, Derived, Assumed, Calibrated };

/// n starts in each period, evenly spaced: start k of a period at k * per / count.
struct Slots {
  std::int64_t count = 0;
  Duration per = core::kDay;
  friend bool operator==(const Slots&, const Slots&) = default;
};

struct Window {
  Time from;
  Time to;
};

}  // namespace corridor::scenario
