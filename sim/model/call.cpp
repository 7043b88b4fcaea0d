// A vehicle's stay at a node: gate, berth, unloading, loading, departure.

#include <algorithm>
#include <deque>
#include <iterator>
#include <vector>

#include "corridor/core/mutant.hpp"
#include "corridor/kernel/race_of_many.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Hold;
using kernel::Task;

namespace {

const std::string& node_name(const World& world, VehicleId id) {
  return world.layout.nodes[world.call_of(id).node].id;
}

/// Those with enough water for what is aboard; all, if none has.
std::vector<FacilityId> deep_enough(const World& world, const Vehicle& vehicle) {
  const ServiceSpec& service = world.layout.services[vehicle.service];
  const std::vector<FacilityId>& berths = world.call_of(vehicle).berths;
  const std::int64_t grams = grams_aboard(world, vehicle);
  std::vector<FacilityId> deep;
  std::ranges::copy_if(berths, std::back_inserter(deep), [&](FacilityId berth) {
    return floats_at(service, berth, world.depths, world.now(), grams);
  });
  return deep.empty() ? berths : deep;
}

Task<Hold> seize_berth(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const std::vector<FacilityId> berths = deep_enough(world, vehicle);
  const int priority = world.call_of(id).data->priority;
  std::deque<kernel::Seize> requests;
  for (const FacilityId berth : berths) {
    requests.emplace_back(world.servers(berth), 1, world.layout.facilities[berth].busy, priority);
  }
  auto race = kernel::first_of(requests);
  const std::size_t winner = co_await race;
  vehicle.moored = berths[winner];
  co_return requests[winner].result();
}

/// Waits outside until arrivals are allowed and a berth is free. A closure of arrivals closes the
/// berths too, so that the queue for them keeps its order.
Task<Hold> await_berth(World& world, VehicleId id) {
  const CallSpec& call = world.call_of(id);
  kernel::Gate& gate = gates_at_call(world, id).arrivals;
  set_activity(
      world, id, gate.is_open() ? VehicleActivity::AwaitingBerth : VehicleActivity::HeldByClosure);
  if (!call.berths.empty()) {
    Hold hold = co_await seize_berth(world, id);
    co_return hold;
  }
  while (!gate.is_open()) {
    auto pass = gate.pass();
    co_await pass;
  }
  co_return Hold{};
}

/// Back from anchor, or from where it was laid up.
Task<> come_back(World& world, VehicleId id) {
  Hold* const berth = world.vehicles[id.value]->berth;
  *berth = co_await await_berth(world, id);
  co_await come_in(world, id, Units::Stay);
  world.record.berthed(*world.vehicles[id.value], world.now());
}

Task<> leave_for_a_while(World& world, VehicleId id) {
  co_await go_out(world, id, Units::Stay);
  world.record.left_berth(*world.vehicles[id.value], world.now());
  world.vehicles[id.value]->berth->release();
}

/// Which one, where several are named.
std::string berth_of_several(const World& world, const Vehicle& vehicle) {
  const bool several = world.call_of(vehicle).data->berths.size() > 1;
  return several ? world.layout.facilities[vehicle.moored].id : "";
}

/// A counted fleet lies at its calls when the run begins.
bool lies_there(const World& world, const Vehicle& vehicle) {
  return vehicle.voyage == 0 && world.layout.services[vehicle.service].cyclic();
}

/// One vehicle of the service loads at a time; the others wait at anchor or at their berth.
Task<Hold> take_turn(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const CallSpec& call = world.call_of(id);
  kernel::Servers& turns = *world.services[vehicle.service.value]->turns[vehicle.call];
  const bool busy = turns.in_use() == turns.count();
  const bool at_anchor =
      world.layout.services[vehicle.service].data->waits_at == scenario::WaitsAt::Anchor;
  if (busy) {
    set_activity(world, id, VehicleActivity::AwaitingTurn);
  }
  if (busy && at_anchor && vehicle.berth->held()) {
    co_await leave_for_a_while(world, id);
  }
  auto seize = turns.seize(1, call.turn);
  Hold turn = co_await seize;
  if (!call.berths.empty() && !vehicle.berth->held()) {
    co_await come_back(world, id);
  }
  co_return turn;
}

/// A line of sections has let it start.
bool has_path(const World& world, VehicleId id) {
  const std::vector<TrackId>& path = world.call_of(id).path;
  return !path.empty() && world.layout.tracks[path.front()].line.valid();
}

/// Until window, weather and the line all let it go. Who is out already, or has sections of a line
/// of its own, is not held back any more.
Task<> await_departure(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const bool goes_out = !world.call_of(id).outbound.empty();
  vehicle.awaited_path = Duration{0};
  co_await go_out(world, id, Units::Change);
  for (;;) {
    if (!goes_out) {
      co_await await_release(world, id);
    }
    const Duration waited = co_await await_path(world, id);
    vehicle.awaited_path += waited;
    if (waited == Duration{0} || goes_out || has_path(world, id) || !held_back(world, id)) {
      break;
    }
  }
}

/// Amounts carried count where a lot begins its leg; block trains at their first link.
void note_leg(World& world, VehicleId id, LotId lot) {
  const Vehicle& vehicle = *world.vehicles[id.value];
  if (world.stage_of(lot).board != vehicle.call) {
    return;
  }
  const FlowId flow = world.lots[lot].flow;
  world.record.charges.begins_leg(lot, world.lots[lot]);
  world.record.carried(
      flow, world.layout.services[vehicle.service].mode, world.size_of(lot), world.now());
  if (world.lots[lot].counted_train) {
    world.lots[lot].counted_train = false;
    world.record.block_train(flow, world.now());
  }
}

void note_departure(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const CallSpec& call = world.call_of(id);
  for (const LotId lot : vehicle.aboard) {
    world.record.milestone(world.lots, lot, Milestone::Departed, call.node, world.now());
    note_leg(world, id, lot);
  }
  const std::int64_t left_behind =
      call.pile.valid() ? world.piles[call.pile.value]->level().level() : 0;
  world.record.departed(vehicle, left_behind, world.now());
  if (world.tracing()) {
    world.trace(vehicle.name, "departed", node_name(world, id), world.load_units(vehicle));
  }
}

/// An empty vehicle is laid up while a dated change has withdrawn more than lie idle.
Task<> lie_up(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  ServiceState& service = *world.services[vehicle.service.value];
  const CallSpec& call = world.call_of(id);
  while (vehicle.aboard.empty() && vehicle.claimed.empty() && service.laid_up < service.to_lay_up) {
    ++service.laid_up;
    co_await leave_for_a_while(world, id);
    world.record.meters.ends(vehicle, world.now());
    auto back = service.fleet_changed->wait(call.window);
    co_await back;
    --service.laid_up;
    world.record.meters.begins(vehicle, world.now());
    world.record.meters.arrives(vehicle, world.now());
    co_await come_back(world, id);
  }
}

Task<> load_and_depart(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  if (vehicle.formed) {
    co_await load_claimed(world, id);
    vehicle.formed = false;
  } else {
    Hold turn;
    if (world.call_of(id).pile.valid()) {
      turn = co_await take_turn(world, id);
    }
    co_await load(world, id, &turn);
  }
  co_await await_departure(world, id);
  note_departure(world, id);
}

}  // namespace

NodeGates& gates_at_call(World& world, VehicleId id) {
  const ServiceId service = world.vehicles[id.value]->service;
  return world.gates(world.call_of(id).node, world.layout.services[service].mode);
}

void note_missed_departure(World& world, const Vehicle& vehicle, Amount loaded) {
  const CallSpec& call = world.call_of(vehicle);
  world.record.missed(vehicle, *call.data->depart.at_least);
  if (world.tracing()) {
    world.trace(vehicle.name, "missed", world.layout.nodes[call.node].id, loaded.to_units());
  }
}

Task<> call_at_node(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const Time arrived = world.now();
  world.record.meters.arrives(vehicle, arrived);
  Hold berth = co_await await_berth(world, id);
  world.record.waited_for_berth(vehicle, world.now() - arrived);
  if (!lies_there(world, vehicle)) {
    co_await come_in(world, id, Units::Change);
  }
  vehicle.berth = &berth;
  vehicle.berthed = world.now();
  world.record.berthed(vehicle, world.now());
  if (world.tracing()) {
    world.trace(vehicle.name,
                "berthed",
                node_name(world, id),
                world.load_units(vehicle),
                berth_of_several(world, vehicle));
  }
  co_await unload(world, id);
  co_await handle_through_lots(world, id);
  co_await lie_up(world, id);
  const std::size_t n_calls = world.layout.services[vehicle.service].calls.size();
  if (!vehicle.one_way || CORRIDOR_MUTANT(31, vehicle.call + 1 < n_calls, vehicle.call < n_calls)) {
    co_await load_and_depart(world, id);
  } else {
    co_await go_out(world, id, Units::Change);
  }
  world.record.left_berth(vehicle, world.now());
  world.record.meters.leaves(vehicle, world.now());
  vehicle.berth = nullptr;
  vehicle.moored = {};
}

}  // namespace corridor::model
