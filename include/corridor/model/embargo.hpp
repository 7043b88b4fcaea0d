#pragma once
// A terminal that accepts no more cargo: what binds whom (for the layout), and how it stands in a
// run. Lots that are kept out wait at their origin, in order, until the embargo is lifted.

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "corridor/kernel/signal.hpp"
#include "corridor/model/causes.hpp"
#include "corridor/model/ids.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

struct EmbargoSpec {
  std::string id;
  const scenario::Embargo* data = nullptr;
  NodeId node;
  CommodityId cargo;          // none: nothing is counted
  ServiceId service;          // none: any
  StorageId storage;          // none: what waits for a vehicle is counted
  std::vector<PileId> piles;  // in which it waits
  Cause cause;                // waiting until it is lifted
};

/// Within the statistics window, in lots.
struct EmbargoCounts {
  std::int64_t declared = 0;  // times; once more if it is in force when the window begins
  std::int64_t held = 0, rejected = 0, diverted = 0;
  core::Duration in_force{0};  // without the present one
};

struct EmbargoState {
  explicit EmbargoState(EmbargoId id)
      : lifted(kernel::Tag::of(static_cast<std::uint32_t>(Kind::Embargo), id.value)) {}

  /// The statistics window begins.
  void restart(core::Time now) {
    since = now;
    counts = {};
    counts.declared = in_force ? 1 : 0;
  }

  bool in_force = false;
  core::Time since{};
  std::deque<std::vector<LotId>> held;  // as they were offered
  kernel::Signal lifted;
  EmbargoCounts counts;
};

}  // namespace corridor::model
