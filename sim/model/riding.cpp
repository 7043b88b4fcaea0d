// A vehicle rides on another one: it is offered as lots of a flow, and what they are charged is
// charged to what it carries.

#include "corridor/model/processes.hpp"

namespace corridor::model {

namespace {

/// All its lots at once; those of a train of wagons form a group.
std::vector<LotId> offer_vehicle(World& world, VehicleId id, FlowId flow) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const auto n = static_cast<std::size_t>(world.layout.flows[flow].lots_a_vehicle);
  const std::uint32_t group = n > 1 ? ++world.groups : 0;
  vehicle.ride.journeys.assign(n, {});
  vehicle.ride.under_way = n;
  std::vector<LotId> lots;
  for (ChargeLog& journey : vehicle.ride.journeys) {
    const LotId lot = offer_lot(world, flow, group, false);
    world.lots[lot].rider = id;
    world.lots[lot].journey = &journey;
    lots.push_back(lot);
  }
  return lots;
}

}  // namespace

kernel::Task<> ride_to_next_call(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const CallSpec& call = world.call_of(vehicle);
  set_activity(world, id, VehicleActivity::Riding);
  kernel::Signal over{kernel::Tag::of(static_cast<std::uint32_t>(Kind::Vehicle), id.value)};
  vehicle.ride.over = &over;
  const std::vector<LotId> lots = offer_vehicle(world, id, call.rides);
  enter_origin(world, call.rides, lots, true);
  stop_if_too_many(world, call.rides);
  auto arrival = over.wait(call.at_berth);
  co_await arrival;
  vehicle.ride.over = nullptr;
}

void rider_arrives(World& world, LotId id) {
  const Lot& lot = world.lots[id];
  if (!lot.rider.valid()) {
    return;
  }
  Vehicle& vehicle = *world.vehicles[lot.rider.value];
  if (--vehicle.ride.under_way == 0) {  // what its last part was charged is what it waited for
    vehicle.log.append(*lot.journey);
    vehicle.ride.over->raise();
  }
}

/// By the first lot of each that is still under way.
void settle_riders(World& world) {
  std::vector<bool> told(world.vehicles.size());
  for (std::uint32_t l = 0; l < world.lots.size(); ++l) {
    const LotId id{l};
    const VehicleId rider = world.lots[id].rider;
    if (!world.lots[id].alive || !rider.valid() || told[rider.value]) {
      continue;
    }
    told[rider.value] = true;
    world.lots.settle(id, world.now());
    world.vehicles[rider.value]->log.append(*world.lots[id].journey);
  }
}

}  // namespace corridor::model
