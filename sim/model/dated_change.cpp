#include "dated_change.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "corridor/model/processes.hpp"

namespace corridor::model {

namespace {

/// Vehicles beyond the new number are laid up when they are next empty; new ones join the first
/// service of the fleet.
std::int64_t change_fleet(World& world, const std::string& fleet, std::int64_t value) {
  std::vector<ServiceId> services;
  std::int64_t there = 0;
  std::int64_t before = 0;
  for (std::uint32_t s = 0; s < world.layout.services.size(); ++s) {
    const ServiceSpec& service = world.layout.services[ServiceId{s}];
    if (!service.is_pipeline() && service.data->fleet == fleet && service.cyclic()) {
      const ServiceState& state = *world.services[s];
      services.push_back(ServiceId{s});
      there += std::int64_t{state.spawned};
      before += std::int64_t{state.spawned} - state.to_lay_up;
    }
  }
  if (value > there && !services.empty()) {
    add_to_fleet(world, services.front(), static_cast<int>(value - there));
  }
  std::int64_t withdrawn = std::max<std::int64_t>(0, there - value);
  for (const ServiceId id : services) {
    ServiceState& state = *world.services[id.value];
    const std::int64_t here = std::min(withdrawn, std::int64_t{state.spawned});
    state.to_lay_up = static_cast<int>(here);
    withdrawn -= here;
    state.fleet_changed->raise();
  }
  return before;
}

}  // namespace

std::int64_t apply_change(World& world, const scenario::Change& change, std::int64_t value) {
  const Layout& layout = world.layout;
  std::int64_t before = value;
  switch (change.what) {
    case scenario::Change::What::FacilityCount: {
      kernel::Servers& servers =
          world.servers(layout.facility(layout.node(change.owner), change.part));
      before = servers.count();
      servers.set_count(static_cast<int>(value));
      break;
    }
    case scenario::Change::What::StorageCapacity: {
      Store& store = world.store(layout.storage(layout.node(change.owner), change.part),
                                 layout.commodity(change.commodity));
      before = store.capacity().value_or(Amount{kernel::Buffer::kUnlimited}).micro;
      store.set_capacity(Amount{value});
      break;
    }
    case scenario::Change::What::BerthDepth: {
      const NodeId node = layout.node(change.owner);
      const FacilityId berth = layout.facility(node, change.part);
      before = std::llround(world.depths.charted(berth).value_or(0) * 1e6);
      world.depths.set(berth, static_cast<double>(value) / 1e6);
      world.gates(node, Mode::Sea).changed.raise();
      break;
    }
    case scenario::Change::What::LinkSlots:
      for (std::uint32_t t = 0; t < layout.tracks.size(); ++t) {
        TrackState& track = *world.tracks[t];
        if (layout.tracks[TrackId{t}].link == change.owner && track.slots) {
          before = track.slots->count;
          track.slots = scenario::Slots{value, core::kDay};
          track.changed.raise();
        }
      }
      break;
    case scenario::Change::What::LinkRate:
      for (std::uint32_t t = 0; t < layout.tracks.size(); ++t) {
        TrackState& track = *world.tracks[t];
        if (layout.tracks[TrackId{t}].link == change.owner && track.rate) {
          before = core::Rate{*track.rate}.amount_in(core::kDay).micro;
          track.rate = core::Rate{Amount{value}, core::kDay};
          track.changed.raise();
        }
      }
      break;
    case scenario::Change::What::FleetCount:
      before = change_fleet(world, change.owner, value);
      break;
  }
  return before;
}

}  // namespace corridor::model
