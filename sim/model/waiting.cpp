// A lot joins those that wait for a vehicle.

#include "corridor/model/processes.hpp"
#include "corridor/model/trade.hpp"

namespace corridor::model {

Time boards_by(const World& world, LotId id) {
  const ServiceSpec& service = world.layout.services[world.stage_of(id).service];
  const auto& due = world.flow_of(id).data->due;
  const bool by_due =
      service.data != nullptr && service.data->order == scenario::BoardsFirst::Due && due;
  return by_due ? world.lots[id].offered + *due : Time::max();
}

void await_vehicle(World& world, LotId id) {
  const Stage& stage = world.stage_of(id);
  const PileId pile = world.layout.services[stage.service].calls[stage.board].pile;
  const FlowSpec& flow = world.flow_of(id);
  unbind(world, id);
  settle_pile(world, pile);
  world.lots.ride(id, world.now(), world.piles[pile.value]->log);
  world.piles[pile.value]->add(
      id, flow.commodity, flow.data->priority, world.now(), boards_by(world, id));
}

}  // namespace corridor::model
