// What a tank held, let in and shut in; and whether its level is that of the lots.

#include <algorithm>

#include "measure.hpp"

namespace corridor::model {

namespace {

using kernel::kTicks;
using kernel::Ticks;

Amount whole(Ticks ticks) {
  constexpr Ticks kMost = std::int64_t{1} << 62U;
  return Amount{static_cast<std::int64_t>(std::min(ticks / kTicks, kMost))};
}

/// Nothing appears in the tank and nothing vanishes, and what is in it is somebody's.
void balance(World& world, StorageId id) {
  const StorageSpec& spec = world.layout.storages[id];
  Tank& tank = *world.tank(id);
  const kernel::ReservoirTotals& totals = tank.level.totals();
  if (totals.opening + totals.inflow + totals.received != totals.drawn + tank.level.level()) {
    world.imbalance("tank " + spec.place +
                    ": what came in and went out is not the difference of its levels");
  }
  Amount owned = tank.heel + tank.lifted;
  for (std::uint32_t l = 0; l < world.lots.size(); ++l) {
    const Lot& lot = world.lots[LotId{l}];
    if (lot.alive && lot.store == spec.store()) {
      owned += world.size_of(LotId{l});
    }
  }
  const Ticks flowing = tank.level.grown_so_far() + tank.level.in_transfer();
  if (Ticks{owned.micro} * kTicks + flowing != tank.level.level()) {
    world.imbalance("tank " + spec.place + ": its level is not that of its lots");
  }
}

StorageOutcome storage_row(const TankOutcome& tank, double share_full) {
  return {.node = tank.node,
          .storage = tank.tank,
          .commodity = tank.commodity,
          .capacity = tank.capacity,
          .mean_level = tank.mean_level,
          .highest = tank.highest,
          .share_full = share_full};
}

}  // namespace

void measure_tank(World& world, StorageId id, Outcome& outcome) {
  balance(world, id);
  const StorageSpec& spec = world.layout.storages[id];
  kernel::Reservoir& level = world.tank(id)->level;
  const kernel::ReservoirTotals& totals = level.totals();
  TankOutcome row;
  row.node = world.layout.nodes[spec.node].id;
  row.tank = spec.id;
  row.commodity = world.layout.commodities[spec.liquid].id;
  row.flow = spec.stream.valid() ? world.layout.flows[spec.stream].id : "";
  row.capacity = Amount{level.capacity()};
  row.opening = whole(totals.opening);
  row.inflow = whole(totals.inflow);
  row.received = whole(totals.received);
  row.drawn = whole(totals.drawn);
  row.closing = whole(level.level());
  row.lost = whole(totals.lost);
  row.lowest = whole(totals.lowest);
  row.highest = whole(totals.highest);
  const auto time = static_cast<double>(totals.time.count());
  row.mean_level = time > 0 ? totals.level_time / time / 1e6 : row.closing.to_units();
  row.volume_hours = row.mean_level * core::to_hours(totals.time);
  row.shut_in = totals.shut;
  row.empty = totals.empty;
  row.shut_ins = totals.shut_ins;
  for (const kernel::MarkTime& mark : level.marks()) {
    row.marks.push_back({Amount{mark.level}, mark.at_or_above, mark.reached});
  }
  const double share_shut = time > 0 ? static_cast<double>(totals.shut.count()) / time : 0;
  outcome.storages.push_back(storage_row(row, share_shut));
  outcome.tanks.push_back(std::move(row));
}

}  // namespace corridor::model
