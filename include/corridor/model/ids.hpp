#pragma once
// Indices of everything in a run. Each kind is numbered by its ids in byte order.

#include <cstdint>

#include "corridor/core/ids.hpp"

namespace corridor::model {

struct NodeTag {};
struct FacilityTag {};
struct StorageTag {};
struct StoreTag {};
struct TrackTag {};
struct CommodityTag {};
struct ServiceTag {};
struct FlowTag {};
struct PlanTag {};
struct LineTag {};
struct PoolStockTag {};
struct PileTag {};
struct EmbargoTag {};
struct VehicleTag {};
struct LotTag {};
struct PartyTag {};

using NodeId = core::Id<NodeTag>;
using FacilityId = core::Id<FacilityTag>;
using StorageId = core::Id<StorageTag>;  // a yard, for all commodities
using StoreId = core::Id<StoreTag>;      // one commodity's share of a storage
using TrackId = core::Id<TrackTag>;      // one direction of a link
using LineId = core::Id<LineTag>;        // a link of sections
using CommodityId = core::Id<CommodityTag>;
using ServiceId = core::Id<ServiceTag>;
using FlowId = core::Id<FlowTag>;
using PlanId = core::Id<PlanTag>;            // compiled handling
using PoolStockId = core::Id<PoolStockTag>;  // units of a pool at one node
using PileId = core::Id<PileTag>;            // lots that wait for one call of one service
using EmbargoId = core::Id<EmbargoTag>;
using VehicleId = core::Id<VehicleTag>;
using LotId = core::Id<LotTag>;
using PartyId = core::Id<PartyTag>;  // lots handled together in a terminal

/// Kinds of entity in event tags.
enum class Kind : std::uint32_t {
  None,
  Source,
  Party,
  Vehicle,
  Former,
  Pipeline,
  Disruption,
  Facility,
  Store,
  Pile,
  Track,
  Gate,
  Breakdown,
  Pool,
  Line,
  Background,
  Embargo
};
/// In words, such as "vehicle".
const char* to_string(Kind kind);

}  // namespace corridor::model
