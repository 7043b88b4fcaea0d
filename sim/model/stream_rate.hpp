#pragma once
// What a flow that comes continuously brings when.

#include "corridor/model/layout.hpp"

namespace corridor::model {

/// Up to `until` it is this, in whole millionths of a unit a day, before any factor.
struct StreamPiece {
  std::int64_t per_day = 0;
  core::Time until = core::Time::max();
};
StreamPiece stream_at(const scenario::Scenario& scenario, const FlowSpec& flow, core::Time at);

/// Units a day, on average over the time and the factor's draws.
double mean_stream(const scenario::Scenario& scenario,
                   const FlowSpec& flow,
                   const scenario::Window& period);

}  // namespace corridor::model
