#pragma once
// What a lot may choose from where it stands, and what is known of it beforehand.

#include <cstdint>
#include <optional>
#include <vector>

#include "corridor/core/int128.hpp"
#include "corridor/core/time.hpp"

namespace corridor::model {

/// Of a stage of one of a flow's routes.
struct ChoiceSpec {
  std::uint16_t route = 0;  // 0: the first one
  bool at_origin = false;
  /// Stages, one a route, that go on from the same node and come to it the same way; in order of
  /// the routes, this one among them.
  std::vector<std::uint16_t> among;
  core::Duration time{0};         // mean, of handling here and the leg, without waiting
  std::optional<double> per_day;  // units that the service can carry from here; none: no limit
  core::Int128 cost = 0;          // of a lot: handling here and the leg, in millionths
};

}  // namespace corridor::model
