#pragma once
// Everything that changes during one replication: the layout says what is there, the world how it
// stands. Parts refer to each other by id. Long because they are all kept together.

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "corridor/core/random.hpp"
#include "corridor/kernel/buffer.hpp"
#include "corridor/kernel/gate.hpp"
#include "corridor/kernel/servers.hpp"
#include "corridor/kernel/signal.hpp"
#include "corridor/kernel/simulator.hpp"
#include "corridor/model/layout.hpp"
#include "corridor/model/lots.hpp"
#include "corridor/model/pile.hpp"
#include "corridor/model/record.hpp"
#include "corridor/model/simulate.hpp"
#include "corridor/model/store.hpp"
#include "corridor/model/tank.hpp"
#include "corridor/model/vehicle.hpp"
#include "corridor/model/water.hpp"

namespace corridor::model {

inline constexpr std::size_t kModes = 4;

/// What closures at a node forbid, by mode.
struct NodeGates {
  explicit NodeGates(NodeId node);
  kernel::Gate arrivals;
  kernel::Gate departures;
  kernel::Gate starts;
  kernel::Signal changed;  // raised when a closure or a window begins or ends
};

struct NodeState {
  std::array<std::unique_ptr<NodeGates>, kModes> gates;
};

/// One direction of a link: when may the next train start?
struct TrackState {
  TrackState(kernel::Simulator& simulator, TrackId track);
  kernel::Gate open;
  kernel::Servers turn;    // held by the train that starts next
  kernel::Signal changed;  // raised when the slots change or the link closes
  // as dated changes left them
  std::optional<scenario::Slots> slots;
  std::optional<core::Rate> rate;
  std::optional<core::Speed> speed;
  std::optional<core::Distribution> time;
  Time last_start = Time::min();
};

/// How long steps take that take it from their facility.
struct Pace {
  std::optional<core::Distribution> time;
  std::optional<core::Rate> rate;
};

struct ServiceState {
  std::vector<Amount> capacity;  // of a vehicle by CommodityId
  std::uint32_t spawned = 0;
  std::array<std::int64_t, kVehicleActivities> doing{};  // vehicles by activity
  std::vector<std::unique_ptr<kernel::Servers>> turns;   // by call: one vehicle loads at a time
  std::vector<VehicleId> gathering;                      // by call: the vehicle that takes cargo on
  std::vector<Time> last_departure;                      // by call: of the timetable, taken or void
  int to_lay_up = 0;                                     // vehicles withdrawn by a dated change
  int laid_up = 0;                                       // of those, already
  std::unique_ptr<kernel::Signal> fleet_changed;
};

/// Units of a pool at one node.
struct PoolStock {
  PoolStock(kernel::Simulator& simulator, PoolStockId id, std::int64_t initial);
  kernel::Buffer units;
  std::int64_t coming = 0;            // empties on their way here
  kernel::Signal* changed = nullptr;  // of the pool: raised when units come or are waited for
};

struct World;

/// A line of sections at work.
struct LineState {
  LineState(World& the_world, LineId the_id, const scenario::Link& link)
      : world(the_world), id(the_id), line(link) {}
  World& world;
  LineId id;
  Line line;
  std::vector<std::unique_ptr<kernel::Signal>> started;  // by TrainId
  std::vector<std::string> names;                        // by TrainId
  std::array<TrackState*, 2> tracks{};                   // by Direction; none: one way only
  Time looks_at = Time::max();                           // the next look is scheduled then
};

/// Lots that go through a terminal together.
class Party final : public kernel::Ledger {
 public:
  void charge(Time now, kernel::Cause cause) override;
  Lots* all = nullptr;
  std::vector<LotId> lots;
};

struct World {
  World(const Layout& the_layout, Replication replication, Watch* the_watch);
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  World(World&&) = delete;
  World& operator=(World&&) = delete;
  ~World() { simulator.shut_down(); }

  [[nodiscard]] Time now() const { return simulator.now(); }
  [[nodiscard]] kernel::Servers& servers(FacilityId id) { return *facilities[id.value]; }
  [[nodiscard]] Store& store(StorageId storage, CommodityId commodity) {
    return *stores[layout.storages[storage].by_commodity[commodity.value].value];
  }
  /// Null for a yard, and for none.
  [[nodiscard]] Tank* tank(StorageId id) { return id.valid() ? tanks[id.value].get() : nullptr; }
  /// In which the lot is, or null.
  [[nodiscard]] Tank* tank_with(LotId lot) {
    const StoreId store = lots[lot].store;
    return store.valid() ? tank(layout.stores[store].storage) : nullptr;
  }
  [[nodiscard]] NodeGates& gates(NodeId node, Mode mode) {
    return *nodes[node.value].gates[static_cast<std::size_t>(mode)];
  }
  /// At which the vehicle is, or for which it is bound.
  [[nodiscard]] const CallSpec& call_of(const Vehicle& vehicle) const {
    return layout.services[vehicle.service].calls[vehicle.call];
  }
  [[nodiscard]] const CallSpec& call_of(VehicleId vehicle) const {
    return call_of(*vehicles[vehicle.value]);
  }
  [[nodiscard]] const FlowSpec& flow_of(LotId lot) const { return layout.flows[lots[lot].flow]; }
  [[nodiscard]] const Stage& stage_of(LotId lot) const {
    return flow_of(lot).all_stages[lots[lot].stage];
  }
  [[nodiscard]] const HandlingPlan& plan_of(LotId lot) const {
    return layout.plans[stage_of(lot).plan];
  }
  [[nodiscard]] Amount size_of(LotId lot) const {
    return layout.commodities[flow_of(lot).commodity].lot;
  }
  [[nodiscard]] std::string name_of(LotId lot) const;
  /// The n-th lot's (or voyage's) draws for a purpose.
  [[nodiscard]] core::Stream stream(core::StreamName name, std::uint64_t n) const {
    return core::Stream{key, name, n};
  }
  void trace(const std::string& entity,
             const char* event,
             const std::string& place,
             double quantity = 0,
             const std::string& cause = {}) const;
  /// Everything aboard, in units of whatever it is.
  [[nodiscard]] static double load_units(const Vehicle& vehicle);
  /// A ledger or account does not balance: a bug. The first message is kept.
  void imbalance(const std::string& message);
  /// Lots in the system at once, beyond which the run stops.
  [[nodiscard]] std::size_t most_lots() const {
    return watch != nullptr ? watch->most_lots : kMostLots;
  }
  [[nodiscard]] bool tracing() const { return watch != nullptr && watch->trace != nullptr; }

  void add_stores();
  void add_pools();
  void add_tanks();
  void add_tracks();
  void add_services();

  const Layout& layout;
  const scenario::Scenario& scenario;
  core::RandomKey key;
  Watch* watch;
  kernel::Simulator simulator;
  Lots lots;
  Record record;
  std::vector<NodeState> nodes;
  std::vector<std::unique_ptr<kernel::Servers>> facilities;
  Depths depths;
  std::vector<Pace> paces;  // by FacilityId
  std::vector<std::unique_ptr<Store>> stores;
  std::map<std::string, kernel::Signal> pools;          // by id
  std::vector<std::unique_ptr<PoolStock>> pool_stocks;  // by PoolStockId
  std::vector<std::unique_ptr<Tank>> tanks;             // by StorageId
  std::vector<std::unique_ptr<TrackState>> tracks;
  std::vector<std::unique_ptr<LineState>> lines;
  std::vector<std::unique_ptr<Pile>> piles;
  std::vector<std::int64_t> bound;  // lots bound for a pile, by PileId and CommodityId
  std::vector<std::unique_ptr<ServiceState>> services;
  std::vector<std::unique_ptr<Vehicle>> vehicles;
  std::vector<VehicleId> idle_vehicles;  // numbers of vehicles that have left, to be used again
  std::deque<Party> parties;
  std::vector<PartyId> idle_parties;
  std::vector<std::unique_ptr<EmbargoState>> embargoes;  // by EmbargoId
  std::vector<bool> in_force;                            // by disruption
  std::map<std::string, scenario::Change> unchanged;     // by path: what it was before any date
  std::uint32_t groups = 0;
  LineId locked_line;         // none: no line is locked
  bool beyond_count = false;  // a flow offered more than kMostOffered
  std::string imbalances;     // empty: all accounts balance
  std::vector<FollowedCharge> followed;
  Time followed_since{};
};

}  // namespace corridor::model
