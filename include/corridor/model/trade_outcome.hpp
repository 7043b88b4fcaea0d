#pragma once
// What embargoes and choices of route did. Part of outcome.hpp.

#include <cstdint>
#include <string>

#include "corridor/core/time.hpp"

namespace corridor::model {

/// An embargo in the statistics window.
struct EmbargoOutcome {
  std::string embargo, node;
  std::int64_t declared = 0;  // times; once more if it was in force when the window began
  core::Duration in_force{0};
  std::int64_t held = 0, rejected = 0, diverted = 0;  // lots, each time that it keeps them out
};

/// Lots of a flow in the statistics window.
struct TradeCounts {
  std::int64_t rejected = 0;  // by an embargo; among those refused
  std::int64_t diverted = 0;  // that left the route of their first choice
};

}  // namespace corridor::model
