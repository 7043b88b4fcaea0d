#pragma once
// Indices of everything in a run. Each kind is numbered by its ids in byte order.

#include <cstdint>

#include "corridor/core/ids.hpp"

namespace corridor::model {

using NodeId = core::Id<struct NodeTag>;
using FacilityId = core::Id<struct FacilityTag>;
using StorageId = core::Id<struct StorageTag>;  // a yard, for all commodities
using StoreId = core::Id<struct StoreTag>;      // one commodity's share of a storage
using TrackId = core::Id<struct TrackTag>;      // one direction of a link
using CommodityId = core::Id<struct CommodityTag>;
using ServiceId = core::Id<struct ServiceTag>;
using FlowId = core::Id<struct FlowTag>;
using PlanId = core::Id<struct PlanTag>;  // compiled handling
using PileId = core::Id<struct PileTag>;  // lots that wait for one call of one service
using VehicleId = core::Id<struct VehicleTag>;
using LotId = core::Id<struct LotTag>;
using PartyId = core::Id<struct PartyTag>;  // lots handled together in a terminal

/// Kinds of entity in event tags.
enum class Kind : std::uint32_t {
  Source = 1,
  Party,
  Vehicle,
  Former,
  Pipeline,
  Disruption,
  Facility,
  Store,
  Pile,
  Gate,
  Breakdown
};

}  // namespace corridor::model
