#include "dated_change.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "changes_in_force.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

namespace {

using scenario::Change;
using What = Change::What;

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

std::int64_t micro_in_a_day(const core::Rate& rate) {
  return rate.amount_in(core::kDay).micro;
}

Change change_facility(World& world, const Change& change) {
  Change before = change;
  const FacilityId id = world.layout.facility(world.layout.node(change.owner), change.part);
  Pace& pace = world.paces[id.value];
  if (change.what == What::BerthDepth) {
    before.value = std::llround(world.depths.charted(id).value_or(0) * 1e6);
    world.depths.set(id, static_cast<double>(change.value) / 1e6);
    world.gates(world.layout.node(change.owner), Mode::Sea).changed.raise();
  } else if (change.what == What::FacilityCount) {
    before.value = world.servers(id).count();
    world.servers(id).set_count(static_cast<int>(change.value));
  } else if (change.what == What::FacilityTime) {
    before.time = std::exchange(pace.time, change.time);
  } else {
    before.value = micro_in_a_day(*pace.rate);
    pace.rate = core::Rate{Amount{change.value}, core::kDay};
  }
  return before;
}

Change change_storage(World& world, const Change& change) {
  Change before = change;
  const Layout& layout = world.layout;
  Tank* const tank = world.tank(layout.storage(layout.node(change.owner), change.part));
  if (tank != nullptr) {
    before.value = tank->level.capacity();
    tank->level.set_capacity(std::min(change.value, kernel::kLargestReservoir));
    return before;
  }
  Store& store = world.store(layout.storage(layout.node(change.owner), change.part),
                             layout.commodity(change.commodity));
  before.value = store.capacity().value_or(Amount{kernel::Buffer::kUnlimited}).micro;
  store.set_capacity(Amount{change.value});
  return before;
}

/// Of both directions. Who waits for a path looks again; who runs, runs on as it began.
Change change_link(World& world, const Change& change) {
  Change before = change;
  for (std::uint32_t t = 0; t < world.layout.tracks.size(); ++t) {
    TrackState& track = *world.tracks[t];
    if (world.layout.tracks[TrackId{t}].link != change.owner) {
      continue;
    }
    if (change.what == What::LinkSpeed) {
      before.speed = std::exchange(track.speed, change.speed);
    } else if (change.what == What::LinkTime) {
      before.time = std::exchange(track.time, change.time);
    } else if (change.what == What::LinkSlots && track.slots) {
      before.value = track.slots->count;
      track.slots = scenario::Slots{change.value, core::kDay};
      track.changed.raise();
    } else if (change.what == What::LinkRate && track.rate) {
      before.value = micro_in_a_day(*track.rate);
      track.rate = core::Rate{Amount{change.value}, core::kDay};
      track.changed.raise();
    }
  }
  return before;
}

/// What is aboard stays aboard; vehicles that wait for cargo look again.
Change change_capacity(World& world, const Change& change) {
  Change before = change;
  const CommodityId commodity = world.layout.commodity(change.commodity);
  before.value = world.scenario.fleets.at(change.owner).capacity.at(change.commodity).micro;
  for (std::uint32_t s = 0; s < world.layout.services.size(); ++s) {
    const ServiceSpec& service = world.layout.services[ServiceId{s}];
    const bool carries = service.capacity[commodity.value] > Amount{};
    if (service.is_pipeline() || service.data->fleet != change.owner || !carries) {
      continue;
    }
    world.services[s]->capacity[commodity.value] = Amount{change.value};
    for (const CallSpec& call : service.calls) {
      world.gates(call.node, service.mode).changed.raise();
    }
  }
  return before;
}

/// Sets one number of the running world and returns the change that puts it back.
Change apply_change(World& world, const Change& change) {
  switch (change.what) {
    case What::FacilityCount:
    case What::FacilityTime:
    case What::FacilityRate:
    case What::BerthDepth:
      return change_facility(world, change);
    case What::StorageCapacity:
      return change_storage(world, change);
    case What::LinkSlots:
    case What::LinkSpeed:
    case What::LinkTime:
    case What::LinkRate:
      return change_link(world, change);
    case What::FleetCapacity:
      return change_capacity(world, change);
    case What::FleetCount: {
      Change before = change;
      before.value = change_fleet(world, change.owner, change.value);
      return before;
    }
    case What::FlowVolume:
      break;  // the source looks up itself what holds when
  }
  return change;
}

}  // namespace

void follow_change(World& world, const Change& change) {
  const Change* const now = change_in_force(world.scenario, number_of(change), world.now());
  if (now != nullptr) {
    world.unchanged.try_emplace(change.path, apply_change(world, *now));
  } else {
    apply_change(world, world.unchanged.at(change.path));
  }
}

}  // namespace corridor::model
