// Storms, windows, works and dated changes: calendars in absolute time that close places and open
// them again. They draw from their own streams, so that every option meets the same weather.

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "closed_times.hpp"
#include "corridor/model/processes.hpp"
#include "dated_change.hpp"
#include "storm_calendar.hpp"

namespace corridor::model {

using kernel::Process;
using scenario::Forbids;

namespace {

/// Work that is begun only if it will be done before is never interrupted.
kernel::Interruption interruption_of(scenario::UnderWay under_way) {
  return under_way == scenario::UnderWay::Whole ? kernel::Interruption::Finish
                                                : static_cast<kernel::Interruption>(under_way);
}

/// One disruption in a running world: closes and opens all its places. What it reaches is looked up
/// once, because a large network has many calls and piles, and closures come often.
class Closer {
 public:
  Closer(World& world, std::uint32_t index)
      : world_(world), spec_(world.layout.disruptions[index]), index_(index) {
    find_calls();
    find_piles();
  }

  [[nodiscard]] const DisruptionSpec& spec() const { return spec_; }

  /// Tells facilities that begin only what will be done before.
  void expect(const std::optional<scenario::Window>& closed) {
    if (!closed || spec_.data->share_by_month || !closes_servers()) {
      return;
    }
    for (const ClosedPlace& place : spec_.places) {
      if (place.facility.valid() && under_way(place.facility) == scenario::UnderWay::Whole) {
        world_.servers(place.facility).expect(closure(place.cause), closed->from);
      }
    }
  }
  void close() {
    world_.in_force[index_] = true;
    for (const ClosedPlace& place : spec_.places) {
      close_place(place);
      world_.trace(spec_.id, "closed", name_of(place));
    }
    announce();
  }
  void open() {
    world_.in_force[index_] = false;
    for (const ClosedPlace& place : spec_.places) {
      open_place(place);
      world_.trace(spec_.id, "opened", name_of(place));
    }
    announce();
  }

 private:
  [[nodiscard]] kernel::Closure closure(Cause cause) const { return {index_, cause, spec_.rank}; }

  [[nodiscard]] std::string name_of(const ClosedPlace& place) const {
    return world_.layout.causes.key(place.cause).place;
  }
  [[nodiscard]] bool forbids(Forbids what) const { return scenario::forbids(*spec_.data, what); }
  /// A facility is closed unless ships may come to it and work, and only may not leave.
  [[nodiscard]] bool closes_servers() const {
    return forbids(Forbids::Arrivals) || forbids(Forbids::Starts);
  }

  /// Vehicles that wait for cargo, their hour or a gate look again.
  void announce() {
    for (NodeGates* const gates : concerned_) {
      gates->changed.raise();
    }
  }
  void find_calls() {
    for (const ServiceSpec& service : world_.layout.services) {
      const bool of_mode = std::ranges::find(spec_.modes, service.mode) != spec_.modes.end();
      for (const CallSpec& call : service.calls) {
        const bool here = closes(call.node);
        if (call.window_disruption == index_ || here || keeps(call)) {
          concerned_.push_back(&world_.gates(call.node, service.mode));
        }
        if (here && of_mode) {
          berths_[call.node].insert(call.berths.begin(), call.berths.end());
        }
      }
    }
  }
  void find_piles() {
    for (std::uint32_t p = 0; p < world_.layout.piles.size(); ++p) {
      const NodeId node = world_.layout.piles[PileId{p}].node;
      if (closes(node)) {
        piles_[node].push_back(PileId{p});
      }
    }
  }
  [[nodiscard]] bool closes(NodeId node) const {
    return std::any_of(spec_.places.begin(), spec_.places.end(), [node](const ClosedPlace& place) {
      return place.node == node;
    });
  }
  [[nodiscard]] bool keeps(const CallSpec& call) const {
    return std::any_of(call.berth_closures.begin(),
                       call.berth_closures.end(),
                       [this](const auto& closure) { return closure.disruption == index_; });
  }
  /// What the closure says of work under way counts more than what the facility says.
  [[nodiscard]] scenario::UnderWay under_way(FacilityId facility) const {
    const scenario::UnderWay here = spec_.data->under_way;
    return here == scenario::UnderWay::Finish ? world_.layout.facilities[facility].data->under_way
                                              : here;
  }

  void close_place(const ClosedPlace& place) {
    if (place.facility.valid()) {
      if (closes_servers()) {
        world_.servers(place.facility)
            .close(closure(place.cause), interruption_of(under_way(place.facility)));
      }
    } else if (place.track.valid()) {
      TrackState& track = *world_.tracks[place.track.value];
      track.open.close(closure(place.cause));
      track.turn.close(closure(place.cause), kernel::Interruption::Finish);
      track.changed.raise();
    } else {
      for (const Mode mode : spec_.modes) {
        for_gates(place.node, mode, [&](kernel::Gate& gate) { gate.close(closure(place.cause)); });
      }
      for_berths(place.node, [&](kernel::Servers& berths) {
        berths.close(closure(place.cause), kernel::Interruption::Finish);
      });
      recharge_piles(place.node);
    }
  }

  void open_place(const ClosedPlace& place) {
    if (place.facility.valid()) {
      if (closes_servers()) {
        world_.servers(place.facility).open(index_);
      }
    } else if (place.track.valid()) {
      world_.tracks[place.track.value]->open.open(index_);
      world_.tracks[place.track.value]->turn.open(index_);
    } else {
      for (const Mode mode : spec_.modes) {
        for_gates(place.node, mode, [&](kernel::Gate& gate) { gate.open(index_); });
      }
      for_berths(place.node, [&](kernel::Servers& berths) { berths.open(index_); });
      recharge_piles(place.node);
    }
  }

  template <class F>
  void for_gates(NodeId node, Mode mode, F&& act) {
    NodeGates& gates = world_.gates(node, mode);
    if (forbids(Forbids::Arrivals)) {
      act(gates.arrivals);
    }
    if (forbids(Forbids::Departures)) {
      act(gates.departures);
    }
    if (forbids(Forbids::Starts)) {
      act(gates.starts);
    }
  }

  /// Facilities that vehicles of the modes hold as berths at the node.
  template <class F>
  void for_berths(NodeId node, F&& act) {
    if (!forbids(Forbids::Arrivals)) {
      return;
    }
    for (const FacilityId berth : berths_[node]) {
      act(world_.servers(berth));
    }
  }

  /// Lots that wait for a vehicle wait for the weather while vehicles may not come or go.
  void recharge_piles(NodeId node) {
    for (const PileId id : piles_[node]) {
      const PileSpec& pile = world_.layout.piles[id];
      const Mode mode = world_.layout.services[pile.service].mode;
      const NodeGates& gates = world_.gates(node, mode);
      const Cause arrivals = gates.arrivals.cause_or(pile.no_vehicle);
      world_.piles[id.value]->log.charge(world_.now(), gates.departures.cause_or(arrivals));
    }
  }

  World& world_;
  const DisruptionSpec& spec_;
  std::uint32_t index_;
  std::vector<NodeGates*> concerned_;              // of each call that it reaches, in their order
  std::map<NodeId, std::set<FacilityId>> berths_;  // held by vehicles of its modes
  std::map<NodeId, std::vector<PileId>> piles_;
};

Process closures(World& world, std::uint32_t index) {
  Closer closer{world, index};
  const DisruptionSpec& spec = closer.spec();
  const auto times = closed_times(*spec.data, spec.id, spec.utc_offset, world.key, world.now());
  auto closed = times->next();
  closer.expect(closed);
  while (closed) {
    if (closed->from > world.now()) {
      co_await world.simulator.delay_until(closed->from);
    }
    closer.close();
    for (const scenario::Change& change : spec.data->changes) {
      follow_change(world, change);
    }
    co_await world.simulator.delay_until(closed->to);
    closed = times->next();
    closer.expect(closed);
    closer.open();
    for (const scenario::Change& change : spec.data->changes) {
      follow_change(world, change);
    }
  }
}

}  // namespace

void start_disruptions(World& world) {
  for (std::uint32_t d = 0; d < world.layout.disruptions.size(); ++d) {
    const scenario::Disruption& data = *world.layout.disruptions[d].data;
    if (data.share_by_month && !StormCalendar::ever_closes(data)) {
      continue;
    }
    world.simulator.spawn(closures(world, d),
                          kernel::Tag::of(static_cast<std::uint32_t>(Kind::Disruption), d));
  }
}

}  // namespace corridor::model
