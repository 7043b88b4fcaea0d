#pragma once
// Handling compiled for running: its steps, split by where they are done.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/core/random.hpp"
#include "corridor/model/causes.hpp"
#include "corridor/model/ids.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

struct StepPlan {
  std::string name;     // "rail_cranes", or "delay" without a facility
  FacilityId facility;  // none: a delay without a server
  scenario::Per per = scenario::Per::Lot;
  std::optional<core::Distribution> time;
  std::optional<core::Rate> rate;
  bool facility_pace = false;  // time and rate are those of its facility, which dates may change
  Duration fixed{0};
  StorageId into, out_of;
  PoolStockId takes, gives;
  int servers = 1;     // that may work together on one vehicle
  bool pumps = false;  // into or out of a tank: while it is done, the level moves
  Cause service;
  Cause waiting;
  core::StreamName stream;
  NodeId node;
  std::int64_t price = 0;  // of a lot, in millionths of the accounts' currency

  /// One piece of work for all lots of a vehicle, rather than lot by lot.
  [[nodiscard]] bool lump() const { return per == scenario::Per::Train && !rate; }
  [[nodiscard]] bool takes_time() const { return time || rate || fixed > Duration{0}; }
};

/// One server of each facility works on a vehicle that comes in or goes out.
struct ManoeuvreSpec {
  StepPlan step;                // the work, at the facility whose time it is
  std::vector<FacilityId> use;  // all, in the order in which they are taken
};

/// Units of a pool at one node.
struct PoolStockSpec {
  std::string pool;
  NodeId node;
  const scenario::Pool* data = nullptr;
  Cause none;  // waiting for a unit
};

/// Handling of one commodity between two sides of a node.
struct HandlingPlan {
  NodeId node;
  std::vector<StepPlan> arrival;    // work on the arriving vehicle
  std::vector<StepPlan> middle;     // in the terminal, without a vehicle
  std::vector<StepPlan> departure;  // work on the departing vehicle
  std::vector<StepPlan> direct;     // one, instead of all these, onto a vehicle with room; or none
  bool loads_in_lumps = false;      // at one step of the departure at least
};

}  // namespace corridor::model
