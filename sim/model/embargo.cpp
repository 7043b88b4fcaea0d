// Embargoes: declared when too much waits or on a date; lots that are offered meanwhile are held at
// their origin or refused.

#include <utility>

#include "corridor/model/processes.hpp"
#include "corridor/model/trade.hpp"

namespace corridor::model {

using kernel::Process;
using scenario::OnEmbargo;

namespace {

Amount waiting(World& world, const EmbargoSpec& spec) {
  if (spec.storage.valid()) {
    return world.store(spec.storage, spec.cargo).level();
  }
  Amount sum;
  for (const PileId pile : spec.piles) {
    sum += world.layout.commodities[spec.cargo].lot * world.piles[pile.value]->waiting(spec.cargo);
  }
  return sum;
}

void declare(World& world, EmbargoId id) {
  const EmbargoSpec& spec = world.layout.embargoes[id];
  EmbargoState& state = *world.embargoes[id.value];
  state.in_force = true;
  state.since = world.now();
  ++state.counts.declared;
  if (world.tracing()) {
    const double units = spec.cargo.valid() ? waiting(world, spec).to_units() : 0;
    world.trace(spec.id, "declared", world.layout.nodes[spec.node].id, units);
  }
}

void lift(World& world, EmbargoId id) {
  const EmbargoSpec& spec = world.layout.embargoes[id];
  EmbargoState& state = *world.embargoes[id.value];
  state.in_force = false;
  state.counts.in_force += world.now() - state.since;
  state.lifted.raise();
  if (world.tracing()) {
    const double units = spec.cargo.valid() ? waiting(world, spec).to_units() : 0;
    world.trace(spec.id, "lifted", world.layout.nodes[spec.node].id, units);
  }
}

/// After more or less waits.
void look(World& world, EmbargoId id) {
  const EmbargoSpec& spec = world.layout.embargoes[id];
  const bool in_force = world.embargoes[id.value]->in_force;
  const Amount waits = waiting(world, spec);
  const Amount when = *spec.data->when;
  if (!in_force && waits > when) {
    declare(world, id);
  } else if (in_force && waits <= spec.data->until.value_or(when)) {
    lift(world, id);
  }
}

void hold(World& world, EmbargoId id, const std::vector<LotId>& lots) {
  world.embargoes[id.value]->counts.held += static_cast<std::int64_t>(lots.size());
  const EmbargoSpec& spec = world.layout.embargoes[id];
  for (const LotId lot : lots) {
    unbind(world, lot);
    world.lots.charge(lot, world.now(), spec.cause);
    if (world.tracing()) {
      const NodeId origin = world.stage_of(lot).node;
      const double units = world.size_of(lot).to_units();
      world.trace(world.name_of(lot), "held", world.layout.nodes[origin].id, units, spec.id);
    }
  }
  world.embargoes[id.value]->held.push_back(lots);
}

void reject(World& world, EmbargoId id, const std::vector<LotId>& lots) {
  world.embargoes[id.value]->counts.rejected += static_cast<std::int64_t>(lots.size());
  for (const LotId lot : lots) {
    ++world.record.flows[world.lots[lot].flow].trade.rejected;
    refuse(world, lot);
  }
}

/// Those that were held, in order; a lot may come under another embargo, or the same one anew.
void let_in(World& world, EmbargoId id) {
  const auto held = std::exchange(world.embargoes[id.value]->held, {});
  for (const std::vector<LotId>& lots : held) {
    begin_journey(world, lots);
  }
}

Process keep_by_dates(World& world, EmbargoId id) {
  for (const scenario::Window& window : world.layout.embargoes[id].data->dates) {
    if (window.to <= world.now()) {
      continue;
    }
    if (window.from > world.now()) {
      co_await world.simulator.delay_until(window.from);
    }
    declare(world, id);
    co_await world.simulator.delay_until(window.to);
    lift(world, id);
    let_in(world, id);
  }
}

Process keep_by_stock(World& world, EmbargoId id) {
  for (;;) {
    auto lifted = world.embargoes[id.value]->lifted.wait(kernel::Cause{});
    co_await lifted;
    let_in(world, id);
  }
}

void count(World& world, EmbargoId id) {
  const EmbargoSpec& spec = world.layout.embargoes[id];
  const auto again = [&world, id] { look(world, id); };
  if (spec.storage.valid()) {
    world.store(spec.storage, spec.cargo).on_change(again);
  }
  for (const PileId pile : spec.piles) {
    world.piles[pile.value]->on_change(again);
  }
}

}  // namespace

void start_embargoes(World& world) {
  for (std::uint32_t e = 0; e < world.layout.embargoes.size(); ++e) {
    const auto tag = kernel::Tag::of(static_cast<std::uint32_t>(Kind::Embargo), e);
    if (world.layout.embargoes[EmbargoId{e}].data->when) {
      count(world, EmbargoId{e});
      world.simulator.spawn(keep_by_stock(world, EmbargoId{e}), tag);
    } else {
      world.simulator.spawn(keep_by_dates(world, EmbargoId{e}), tag);
    }
  }
}

EmbargoId kept_out_by(const World& world,
                      const FlowSpec& flow,
                      std::size_t stage,
                      std::optional<OnEmbargo> only) {
  for (const EmbargoId id : flow.embargoes) {
    const EmbargoSpec& embargo = world.layout.embargoes[id];
    if (!world.embargoes[id.value]->in_force || (only && embargo.data->then != *only)) {
      continue;
    }
    for (std::size_t s = stage;; ++s) {
      if (comes_to(world.layout, embargo, flow.all_stages[s])) {
        return id;
      }
      if (!flow.all_stages[s].service.valid()) {
        break;
      }
    }
  }
  return {};
}

void keep_out(World& world, EmbargoId by, const std::vector<LotId>& lots) {
  if (world.layout.embargoes[by].data->then == OnEmbargo::Reject) {
    reject(world, by, lots);
  } else {
    hold(world, by, lots);
  }
}

}  // namespace corridor::model
