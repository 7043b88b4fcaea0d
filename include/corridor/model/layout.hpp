#pragma once
// The scenario compiled for running: names resolved to indices, routes found, handling split into
// work on vehicles and work in the terminal. Immutable; it points into the scenario. Long because
// the parts of a layout refer to each other.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/core/random.hpp"
#include "corridor/model/causes.hpp"
#include "corridor/model/embargo.hpp"
#include "corridor/model/handling_plan.hpp"
#include "corridor/model/ids.hpp"
#include "corridor/model/line.hpp"
#include "corridor/model/prices.hpp"
#include "corridor/model/route_choice.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

using core::Amount;
using core::IdVector;
using scenario::Mode;

struct NodeSpec {
  std::string id;
  const scenario::Node* data = nullptr;
  const scenario::Water* water = nullptr;  // in which it lies, if its level is known
};

struct CommoditySpec {
  std::string id;
  const scenario::Commodity* data = nullptr;
  Amount lot;
  Amount mass;              // tonnes of a unit, so that its `micro` is grams; 0: not known
  std::int64_t length = 0;  // micrometres of a lot in the lanes of a ship

  /// Of so much of it, rounded, at most a thousand million tonnes.
  [[nodiscard]] std::int64_t grams(Amount amount) const {
    constexpr core::Int128 kHeaviest = 1'000'000'000'000'000;
    const core::Int128 exact = scaled(amount.micro, mass.micro, 1'000'000);
    return static_cast<std::int64_t>(std::min(exact, kHeaviest));
  }
};

struct FacilitySpec {
  NodeId node;
  std::string id;
  std::string place;  // "aktau.customs"
  const scenario::Facility* data = nullptr;
  Cause busy;
  Cause down;
};

struct StorageSpec {
  NodeId node;
  std::string id;
  std::string place;
  const scenario::Storage* data = nullptr;
  Cause full;
  std::vector<StoreId> by_commodity;  // by CommodityId
  CommodityId liquid;                 // of a tank
  FlowId stream;                      // of a tank: the flow that fills it continuously

  [[nodiscard]] bool is_tank() const { return liquid.valid(); }
  /// Of a tank.
  [[nodiscard]] StoreId store() const { return by_commodity[liquid.value]; }
};

struct StoreSpec {
  StorageId storage;
  CommodityId commodity;
};

/// One direction of a link.
struct TrackSpec {
  std::string link;
  NodeId from, to;
  Mode mode = Mode::Rail;
  const scenario::Link* data = nullptr;
  Cause moving;
  Cause waiting;
  LineId line;  // none: without sections
  Direction way = Direction::Forward;
};

/// A link of sections; both its directions.
struct LineSpec {
  std::string link;
  const scenario::Link* data = nullptr;
  std::vector<Cause> waiting;  // by place, from end to end
};

/// A disruption that forbids departures from a berth, and what waiting for it is charged to.
struct BerthClosure {
  std::uint32_t disruption = 0;
  FacilityId berth;
  Cause cause;
};

struct CallSpec {
  NodeId node;
  std::vector<FacilityId> berths;  // of which one is held; none: nothing is held
  const scenario::Call* data = nullptr;
  std::vector<ManoeuvreSpec> inbound, outbound;
  PileId pile;                       // lots that board here; none if no flow does
  std::vector<TrackId> path;         // to the next call
  FlowId rides;                      // as which the vehicle gets there, if it does not run
  std::int64_t most_grams = 0;       // of the cargo, by the mass limits of the path; 0: no limit
  std::vector<PlanId> through;       // by CommodityId: handling of a vehicle whose lots stay aboard
  std::vector<bool> boards;          // by CommodityId: some flow boards here
  std::vector<StorageId> stored_in;  // by CommodityId: where its lots wait, if in a storage
  std::optional<std::uint32_t> window_disruption;  // must not leave while it is in force
  std::vector<BerthClosure> berth_closures;
  Cause at_berth;  // waiting there for the others of the load
  Cause window;    // waiting for a window or the timetable
  Cause turn;      // waiting while another vehicle of the service loads
  Cause no_berth;  // waiting for the gate without a berth
  Cause loading;   // being loaded, where handling names no step
};

struct ServiceSpec {
  std::string id;
  Mode mode = Mode::Sea;
  const scenario::Service* data = nullptr;  // none: a pipeline link
  const scenario::Fleet* fleet = nullptr;
  std::vector<CallSpec> calls;
  std::vector<Amount> capacity;           // by CommodityId; 0: does not carry it
  std::optional<int> vehicles;            // none: unlimited
  TrackId pipe;                           // of a pipeline
  std::int64_t deadweight = 0;            // grams of its full capacity, of ships with a draught
  std::int64_t lanes = 0;                 // micrometres, of ships with lanes
  std::vector<scenario::RoomShare> room;  // by CommodityId; empty: first come, first served

  [[nodiscard]] bool is_pipeline() const { return pipe.valid(); }
  [[nodiscard]] bool cyclic() const { return vehicles.has_value() && !data->arrives_every; }
  [[nodiscard]] std::uint32_t next_call(std::uint32_t call) const {
    return call + 1 < calls.size() ? call + 1 : 0;
  }
};

struct PileSpec {
  ServiceId service;
  std::uint32_t call = 0;
  NodeId node;
  Cause no_vehicle;
};

/// A lot's stay at a node and the leg it leaves by.
struct Stage {
  NodeId node;
  PlanId plan;
  ServiceId service;         // none: delivered here
  std::uint32_t board = 0;   // call of the service at this node
  std::uint32_t alight = 0;  // call where it leaves the vehicle
};

struct FlowSpec {
  std::string id;
  std::uint64_t name_hash = 0;  // of the id, for the names of random streams
  const scenario::Flow* data = nullptr;
  CommodityId commodity;
  PoolStockId returns_from, returns_to;  // of empties
  std::int64_t lots_a_vehicle = 0;       // of riding vehicles
  std::vector<Stage> stages;             // of its first route
  std::vector<Stage> all_stages;         // and of its alternatives, one route after the other
  std::vector<ChoiceSpec> choices;       // by stage; empty: there is one route only
  std::vector<EmbargoId> embargoes;      // that may keep its lots out
  Duration free_flow{0};
};

/// Something a disruption closes, and what waiting for it is charged to.
struct ClosedPlace {
  NodeId node;          // with the gates of `modes`; or
  FacilityId facility;  // all its servers; or
  TrackId track;
  Cause cause;
};

struct DisruptionSpec {
  std::string id;
  const scenario::Disruption* data = nullptr;
  std::vector<Mode> modes;
  std::vector<ClosedPlace> places;
  int rank = 0;            // of its cause among several
  Duration utc_offset{0};  // of the local time of its shifts
};

struct Layout {
  const scenario::Scenario* scenario = nullptr;
  Causes causes;
  IdVector<NodeId, NodeSpec> nodes;
  IdVector<CommodityId, CommoditySpec> commodities;
  IdVector<FacilityId, FacilitySpec> facilities;
  IdVector<StorageId, StorageSpec> storages;
  IdVector<StoreId, StoreSpec> stores;
  IdVector<PoolStockId, PoolStockSpec> pool_stocks;
  IdVector<TrackId, TrackSpec> tracks;
  IdVector<LineId, LineSpec> lines;
  IdVector<ServiceId, ServiceSpec> services;
  IdVector<PileId, PileSpec> piles;
  IdVector<PlanId, HandlingPlan> plans;
  IdVector<FlowId, FlowSpec> flows;
  IdVector<EmbargoId, EmbargoSpec> embargoes;
  std::vector<DisruptionSpec> disruptions;
  Prices prices;

  [[nodiscard]] NodeId node(const std::string& id) const;
  [[nodiscard]] FacilityId facility(NodeId node, const std::string& id) const;
  [[nodiscard]] StorageId storage(NodeId node, const std::string& id) const;
  [[nodiscard]] CommodityId commodity(const std::string& id) const;
};

/// Rounded, at most a million kilometres.
std::int64_t micrometres(core::Length length);

/// Where lots lie before they leave by the stage's service; none: in no storage.
StorageId stored_before(const Layout& layout, const Stage& stage, CommodityId commodity);

/// Each of its routes.
std::vector<std::span<const Stage>> routes_of(const FlowSpec& flow);

/// Whether cargo on that stage comes where the embargo is.
bool comes_to(const Layout& layout, const EmbargoSpec& embargo, const Stage& stage);

/// Mean time of one piece of a step; per lot where the step works lot by lot.
Duration mean_step_time(const StepPlan& step, Amount lot);
/// Mean time of all manoeuvres at a call.
Duration mean_manoeuvring(const CallSpec& call);
/// Mean running time over a track, without a service's speed factor.
Duration mean_running_time(const TrackSpec& track);
/// Technical, of one of its sections.
Duration section_time(const TrackSpec& track, std::size_t section);

/// Compiles; problems are added to `diagnostics`, and with errors the layout must not be run.
Layout compile(const scenario::Scenario& scenario, core::Diagnostics& diagnostics);

}  // namespace corridor::model
