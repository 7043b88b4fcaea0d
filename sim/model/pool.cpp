// Units of a pool: who needs one takes it where it lies and gives it back elsewhere. Empties go
// where they are needed most.

#include <algorithm>

#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Process;
using kernel::Task;

namespace {

void put(World& world, PoolStockId id, std::int64_t n) {
  PoolStock& stock = *world.pool_stocks[id.value];
  const bool there = stock.units.try_put(n);
  CORRIDOR_CHECK(there, "a pool without end is full");
  stock.changed->raise();
}

Process turn_round(World& world, PoolStockId stock, std::int64_t n) {
  co_await world.simulator.delay(world.layout.pool_stocks[stock].data->turn_round);
  put(world, stock, n);
}

/// Units that are short where the flow's empties go: waited for, and neither there nor on the way.
std::int64_t shortage(const World& world, const FlowSpec& flow) {
  const PoolStock& there = *world.pool_stocks[flow.returns_to.value];
  return there.units.wanted() - there.units.level() - there.coming;
}

bool may_go(const World& world, const FlowSpec& flow) {
  const PoolStock& here = *world.pool_stocks[flow.returns_from.value];
  const scenario::Returns& rule = *flow.data->returns;
  return here.units.gets_waiting() == 0 && here.units.level() - rule.keep >= rule.batch &&
         (!rule.when_needed || shortage(world, flow) > 0);
}

/// Of the flows that could take empties from there the one whose destination is shortest of them,
/// by id where they are equal.
FlowId neediest(const World& world, PoolStockId from) {
  FlowId best;
  for (std::uint32_t f = 0; f < world.layout.flows.size(); ++f) {
    const FlowSpec& flow = world.layout.flows[FlowId{f}];
    const bool concerned = flow.returns_from == from && may_go(world, flow);
    if (concerned &&
        (!best.valid() || shortage(world, flow) > shortage(world, world.layout.flows[best]))) {
      best = FlowId{f};
    }
  }
  return best;
}

}  // namespace

Task<> take_units(World& world, PoolStockId id, std::int64_t n, int priority) {
  PoolStock& stock = *world.pool_stocks[id.value];
  stock.changed->raise();  // what is short may change
  auto get = stock.units.get(n, world.layout.pool_stocks[id].none, priority);
  co_await get;
}

void give_units(World& world, PoolStockId stock, std::int64_t n) {
  if (world.layout.pool_stocks[stock].data->turn_round == Duration{0}) {
    put(world, stock, n);
  } else {
    world.simulator.spawn(turn_round(world, stock, n),
                          kernel::Tag::of(static_cast<std::uint32_t>(Kind::Pool), stock.value));
  }
}

void empty_arrives(World& world, const FlowSpec& flow) {
  if (flow.returns_to.valid()) {
    --world.pool_stocks[flow.returns_to.value]->coming;
    put(world, flow.returns_to, 1);
  }
}

bool takes_empties(World& world, FlowId id) {
  const FlowSpec& flow = world.layout.flows[id];
  if (neediest(world, flow.returns_from) != id) {
    return false;
  }
  PoolStock& here = *world.pool_stocks[flow.returns_from.value];
  const std::int64_t n = flow.data->returns->batch;
  const bool there = here.units.try_get(n);
  CORRIDOR_CHECK(there, "empties that are not there");
  world.pool_stocks[flow.returns_to.value]->coming += n;
  here.changed->raise();  // another flow may be the neediest now
  return true;
}

}  // namespace corridor::model
