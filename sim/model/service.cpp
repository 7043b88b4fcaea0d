// Vehicles: counted fleets cycle through their calls; with unlimited fleets consists form from the
// cargo that waits; vehicles from outside come, work one pass and leave.

#include <utility>

#include "corridor/core/fingerprint.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Process;

namespace {

kernel::Tag vehicle_tag(VehicleId id) {
  return kernel::Tag::of(static_cast<std::uint32_t>(Kind::Vehicle), id.value);
}

VehicleId add_vehicle(World& world, ServiceId service, std::uint32_t call) {
  VehicleId id;
  if (world.idle_vehicles.empty()) {
    world.vehicles.push_back(std::make_unique<Vehicle>());
    id = VehicleId{static_cast<std::uint32_t>(world.vehicles.size() - 1)};
  } else {
    id = world.idle_vehicles.back();
    world.idle_vehicles.pop_back();
    *world.vehicles[id.value] = {};
  }
  Vehicle& vehicle = *world.vehicles[id.value];
  const ServiceSpec& spec = world.layout.services[service];
  vehicle.service = service;
  vehicle.number = ++world.services[service.value]->spawned;
  vehicle.name = spec.id + "#" + std::to_string(vehicle.number);
  vehicle.name_hash = core::hash64(vehicle.name);
  vehicle.log.name = vehicle.name;
  vehicle.call = call;
  vehicle.load.resize(world.layout.commodities.size());
  vehicle.one_way = !spec.cyclic();
  vehicle.activity_since = world.now();
  vehicle.log.charge(world.now(), spec.calls[call].loading);
  ++world.services[service.value]->doing[static_cast<std::size_t>(vehicle.activity)];
  world.record.meters.begins(vehicle, world.now());
  return id;
}

void remove_vehicle(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  set_activity(world, id, VehicleActivity::Moving);
  --world.services[vehicle.service.value]->doing[static_cast<std::size_t>(vehicle.activity)];
  world.record.meters.ends(vehicle, world.now());
  world.idle_vehicles.push_back(id);
}

Process cycle(World& world, VehicleId id) {
  for (;;) {
    co_await call_at_node(world, id);
    co_await run_to_next_call(world, id);
  }
}

/// One pass over the calls, from the one where it is to the last.
Process pass_once(World& world, VehicleId id) {
  for (;;) {
    co_await call_at_node(world, id);
    Vehicle& vehicle = *world.vehicles[id.value];
    if (vehicle.call + 1 == world.layout.services[vehicle.service].calls.size()) {
      break;
    }
    co_await run_to_next_call(world, id);
  }
  remove_vehicle(world, id);
}

/// With an unlimited fleet: one consist after the other forms at the first call.
Process form_trains(World& world, ServiceId service) {
  const CallSpec& first = world.layout.services[service].calls.front();
  Pile& pile = *world.piles[first.pile.value];
  for (;;) {
    while (pile.empty()) {
      auto cargo = pile.arrived.wait(first.at_berth);
      co_await cargo;
    }
    const VehicleId id = add_vehicle(world, service, 0);
    co_await form_consist(world, id);
    world.simulator.spawn(pass_once(world, id), vehicle_tag(id), &world.vehicles[id.value]->log);
  }
}

Process arrive_from_outside(World& world, ServiceId service) {
  const ServiceSpec& spec = world.layout.services[service];
  const auto name = core::StreamName::of("arrival", "service", spec.id);
  for (std::uint64_t n = 0;; ++n) {
    core::Stream stream = world.stream(name, n);
    const Duration gap = core::sample_duration(*spec.data->arrives_every, stream);
    co_await world.simulator.delay(gap);
    const VehicleId id = add_vehicle(world, service, 0);
    world.simulator.spawn(pass_once(world, id), vehicle_tag(id), &world.vehicles[id.value]->log);
  }
}

/// The call at which a vehicle begins: the first one at `node`.
std::uint32_t call_at(const ServiceSpec& service, NodeId node) {
  for (std::uint32_t call = 0; call < service.calls.size(); ++call) {
    if (service.calls[call].node == node) {
      return call;
    }
  }
  return 0;
}

void start_vehicle(World& world, ServiceId service, std::uint32_t call) {
  const VehicleId vehicle = add_vehicle(world, service, call);
  world.simulator.spawn(
      cycle(world, vehicle), vehicle_tag(vehicle), &world.vehicles[vehicle.value]->log);
}

std::uint32_t call_at_home(const World& world, const ServiceSpec& service) {
  const std::string& home = service.fleet->home;
  return home.empty() ? 0 : call_at(service, world.layout.node(home));
}

void start_counted_fleet(World& world, ServiceId id) {
  const ServiceSpec& service = world.layout.services[id];
  int left = *service.vehicles;
  for (const auto& [node, count] : service.fleet->start) {
    for (int i = 0; i < count && left > 0; ++i, --left) {
      start_vehicle(world, id, call_at(service, world.layout.node(node)));
    }
  }
  add_to_fleet(world, id, left);
}

}  // namespace

void add_to_fleet(World& world, ServiceId id, int count) {
  const std::uint32_t home = call_at_home(world, world.layout.services[id]);
  for (int i = 0; i < count; ++i) {
    start_vehicle(world, id, home);
  }
}

void start_services(World& world) {
  for (std::uint32_t s = 0; s < world.layout.services.size(); ++s) {
    const ServiceId id{s};
    const ServiceSpec& service = world.layout.services[id];
    const kernel::Tag tag = kernel::Tag::of(static_cast<std::uint32_t>(Kind::Former), s);
    if (service.is_pipeline()) {
      continue;
    }
    if (service.data->arrives_every) {
      world.simulator.spawn(arrive_from_outside(world, id), tag);
    } else if (service.vehicles) {
      start_counted_fleet(world, id);
    } else if (service.calls.front().pile.valid()) {
      world.simulator.spawn(form_trains(world, id), tag);
    }
  }
}

void settle_pile(World& world, PileId id) {
  PileRecord& record = world.record.piles[id];
  const Time since = std::exchange(record.since, world.now());
  const auto waiting = static_cast<double>(world.piles[id.value]->level().level());
  if (since == world.now() || waiting == 0 || !world.record.is_open()) {
    return;
  }
  const PileSpec& spec = world.layout.piles[id];
  const auto& doing = world.services[spec.service.value]->doing;
  std::int64_t vehicles = 0;
  for (const std::int64_t count : doing) {
    vehicles += count;
  }
  if (vehicles == 0) {
    return;
  }
  const double lot_days = core::to_days(world.now() - since) * waiting;
  for (std::size_t a = 0; a < kVehicleActivities; ++a) {
    if (doing[a] == 0) {
      continue;
    }
    record.lot_days[a] += lot_days * static_cast<double>(doing[a]) / static_cast<double>(vehicles);
  }
}

void set_activity(World& world, VehicleId id, VehicleActivity activity) {
  Vehicle& vehicle = *world.vehicles[id.value];
  if (vehicle.activity == activity) {
    return;
  }
  const ServiceSpec& service = world.layout.services[vehicle.service];
  for (const CallSpec& call : service.calls) {
    if (call.pile.valid()) {
      settle_pile(world, call.pile);
    }
  }
  auto& doing = world.services[vehicle.service.value]->doing;
  --doing[static_cast<std::size_t>(vehicle.activity)];
  ++doing[static_cast<std::size_t>(activity)];
  world.record.book_activity(vehicle, world.now());
  vehicle.activity = activity;
  if (vehicle.berth != nullptr && vehicle.berth->held()) {
    vehicle.berth->set_working(activity == VehicleActivity::Unloading ||
                               activity == VehicleActivity::Loading);
    vehicle.berth->set_blocked(activity == VehicleActivity::AwaitingRoom);
  }
}

}  // namespace corridor::model
