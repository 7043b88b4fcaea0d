// Opening stocks: lots of the flows that pass a storage, shared among them by yearly volume, ready
// for the vehicle that takes them on.

#include <algorithm>
#include <cmath>

#include "corridor/model/processes.hpp"

namespace corridor::model {

namespace {

struct Share {
  FlowId flow;
  std::uint16_t stage;
  double volume;
};

/// Stages at which lots of the commodity lie in the storage before a vehicle takes them.
std::vector<Share> flows_through(const Layout& layout, StorageId storage, CommodityId commodity) {
  std::vector<Share> shares;
  for (std::uint32_t f = 0; f < layout.flows.size(); ++f) {
    const FlowSpec& flow = layout.flows[FlowId{f}];
    if (flow.commodity != commodity) {
      continue;
    }
    for (std::size_t s = 0; s < flow.stages.size(); ++s) {
      const Stage& stage = flow.stages[s];
      if (stored_before(layout, stage, commodity) == storage) {
        const double volume = flow.data->volume ? flow.data->volume->to_units() : 1;
        shares.push_back({FlowId{f}, static_cast<std::uint16_t>(s), volume});
      }
    }
  }
  return shares;
}

void place_lot(World& world, const Share& share, StorageId storage, CommodityId commodity) {
  FlowRecord& flow = world.record.flows[share.flow];
  const auto number = static_cast<std::uint32_t>(flow.offered_in_run + 1);
  const LotId id = world.lots.create(share.flow, number, world.now(), kernel::Cause{});
  world.record.offered(world.lots, id);
  Lot& lot = world.lots[id];
  lot.stage = share.stage;
  lot.store = world.layout.storages[storage].by_commodity[commodity.value];
  world.record.charges.stored(id, world.now());
  const bool fits = world.tank(storage) != nullptr ||  // which begins with all of it
                    world.store(storage, commodity).claim(world.size_of(id));
  CORRIDOR_CHECK(fits, "an initial stock beyond its storage's capacity");
  world.record.milestone(world.lots, id, Milestone::Offered, world.stage_of(id).node, world.now());
  await_vehicle(world, id);
}

/// What is no whole lot, or nobody's, is the first of the stream's next lot, or stays for ever.
void keep_rest(World& world, StorageId storage, Amount rest) {
  Tank& tank = *world.tank(storage);
  const bool grows = world.layout.storages[storage].stream.valid();
  tank.level.add_grown(grows ? rest.micro : 0);
  tank.heel = grows ? Amount{} : rest;
}

void place(World& world, StorageId storage, CommodityId commodity, Amount initial) {
  const auto shares = flows_through(world.layout, storage, commodity);
  double volume = 0;
  for (const Share& share : shares) {
    volume += share.volume;
  }
  const std::int64_t n_lots = initial.micro / world.layout.commodities[commodity].lot.micro;
  double owed = 0;
  std::int64_t placed = 0;
  for (const Share& share : shares) {
    owed += static_cast<double>(n_lots) * share.volume / volume;
    for (const std::int64_t due = std::min<std::int64_t>(n_lots, std::llround(owed)); placed < due;
         ++placed) {
      place_lot(world, share, storage, commodity);
    }
  }
  if (world.tank(storage) != nullptr) {
    keep_rest(world, storage, initial - world.layout.commodities[commodity].lot * placed);
  }
}

}  // namespace

void place_initial_stocks(World& world) {
  for (std::uint32_t s = 0; s < world.layout.storages.size(); ++s) {
    const StorageSpec& storage = world.layout.storages[StorageId{s}];
    for (const auto& [commodity, amount] : storage.data->initial) {
      place(world, StorageId{s}, world.layout.commodity(commodity), amount);
    }
  }
}

}  // namespace corridor::model
