// Flows offer their lots: Poisson or even over the year's months, by a renewal process, or at given
// instants.

#include <algorithm>
#include <cmath>

#include "corridor/core/portable_math.hpp"
#include "corridor/model/processes.hpp"
#include "corridor/model/trade.hpp"
#include "yearly_rate.hpp"

namespace corridor::model {

using kernel::Process;
using scenario::ArrivalForm;

namespace {

/// The origin's storage, if it stops the source when it is full.
StorageId stopping_storage(const World& world, const FlowSpec& flow) {
  const auto& steps = world.layout.plans[flow.stages.front().plan].middle;
  const auto into = std::find_if(
      steps.begin(), steps.end(), [](const StepPlan& step) { return step.into.valid(); });
  const bool stops = into != steps.end() && world.layout.storages[into->into].data->when_full ==
                                                scenario::WhenFull::StopSource;
  return stops ? into->into : StorageId{};
}

void watch_offer(World& world, LotId lot, const Stage& stage) {
  if (world.tracing()) {
    world.trace(world.name_of(lot),
                "offered",
                world.layout.nodes[stage.node].id,
                world.size_of(lot).to_units());
  }
  if (!world.watch->follow.empty() && world.watch->follow == world.name_of(lot)) {
    world.lots.follow(lot, &world.followed);
    world.followed_since = world.now();
  }
}

struct Source {
  World& world;
  FlowId id;
  const FlowSpec& spec;
  const scenario::Flow& flow;
  core::StreamName when;
  core::StreamName size;
  bool may_be_stopped;  // by a full storage
  std::uint64_t arrivals = 0;
  std::vector<LotId> offered;  // at one arrival

  Source(World& the_world, FlowId flow_id)
      : world(the_world),
        id(flow_id),
        spec(the_world.layout.flows[flow_id]),
        flow(*spec.data),
        when(core::StreamName::of("arrival", "flow", spec.id)),
        size(core::StreamName::of("size", "flow", spec.id)),
        may_be_stopped(stopping_storage(the_world, spec).valid()) {}

  [[nodiscard]] Amount lot() const { return world.layout.commodities[spec.commodity].lot; }

  [[nodiscard]] std::int64_t draw_lots(std::uint64_t n) const {
    if (!flow.arrives.size) {
      return 1;
    }
    core::Stream stream = world.stream(size, n);
    const double units = core::sample(*flow.arrives.size, stream);
    // more lots than the system may hold stop the run; their number then does not matter
    const auto most = static_cast<double>(world.most_lots() + 1);
    const double lots = std::min(units / lot().to_units(), most);
    return std::max<std::int64_t>(1, std::llround(lots));
  }

  [[nodiscard]] double units_per_arrival() const {
    return flow.arrives.size ? core::mean(*flow.arrives.size) : lot().to_units();
  }

  void offer() { offer_lots(draw_lots(arrivals)); }

  void offer_lots(std::int64_t n) {
    const bool together = flow.arrives.as != ArrivalForm::Lots;
    const std::uint32_t group = together ? ++world.groups : 0;
    offered.clear();
    for (std::int64_t i = 0; i < n; ++i) {
      const bool first_of_train = flow.arrives.as == ArrivalForm::BlockTrain && i == 0;
      offered.push_back(offer_lot(world, id, group, first_of_train));
    }
    enter_origin(world, id, offered, together);
    ++arrivals;
    stop_if_too_many(world, id);
  }
};

/// Until there is room for a lot in the origin's storage.
kernel::Task<> await_origin_room(World& world, FlowId id) {
  const FlowSpec& spec = world.layout.flows[id];
  Store& store = world.store(stopping_storage(world, spec), spec.commodity);
  const Amount lot = world.layout.commodities[spec.commodity].lot;
  auto room = store.room(lot, kernel::Cause{});
  co_await room;
  store.leave(lot);
}

Process offer_by_year(World& world, FlowId id) {
  Source source{world, id};
  YearlyRate rate{world.scenario, source.spec, source.units_per_arrival()};
  const bool even = source.flow.arrives.process == scenario::ArrivalProcess::Even;
  Time next = world.now();
  for (;;) {
    double gap = 1;
    if (!even) {
      core::Stream stream = world.stream(source.when, source.arrivals);
      gap = -core::portable_log(stream.uniform());
    }
    next = rate.after(next, gap);
    co_await world.simulator.delay_until(next);
    if (source.may_be_stopped) {
      co_await await_origin_room(world, id);
    }
    next = std::max(next, world.now());
    source.offer();
  }
}

Process offer_by_renewal(World& world, FlowId id) {
  Source source{world, id};
  const scenario::Arrivals& arrives = source.flow.arrives;
  if (!arrives.starts_with_draw) {
    co_await world.simulator.delay(arrives.first);
    source.offer();
  }
  for (;;) {
    core::Stream stream = world.stream(source.when, source.arrivals);
    const Duration gap = core::sample_duration(*arrives.every, stream);
    co_await world.simulator.delay(gap);
    if (source.may_be_stopped) {
      co_await await_origin_room(world, id);
    }
    source.offer();
  }
}

Process offer_at_instants(World& world, FlowId id) {
  Source source{world, id};
  for (const Time at : source.flow.arrives.at) {
    if (at >= world.now()) {
      co_await world.simulator.delay_until(at);
      if (source.may_be_stopped) {
        co_await await_origin_room(world, id);
      }
      source.offer();
    }
  }
}

/// Empties, whenever the pool has some for this flow.
Process offer_empties(World& world, FlowId id) {
  Source source{world, id};
  PoolStock& here = *world.pool_stocks[source.spec.returns_from.value];
  for (;;) {
    while (takes_empties(world, id)) {
      source.offer_lots(source.flow.returns->batch);
    }
    auto changed = here.changed->wait(kernel::Cause{});
    co_await changed;
  }
}

Process source_process(World& world, FlowId id) {
  const scenario::Flow& flow = *world.layout.flows[id].data;
  if (flow.returns) {
    return offer_empties(world, id);
  }
  if (!flow.arrives.at.empty()) {
    return offer_at_instants(world, id);
  }
  return flow.arrives.every ? offer_by_renewal(world, id) : offer_by_year(world, id);
}

}  // namespace

LotId offer_lot(World& world, FlowId id, std::uint32_t group, bool first_of_train) {
  const Stage& stage = world.layout.flows[id].stages.front();
  const auto number = static_cast<std::uint32_t>(world.record.flows[id].offered_in_run + 1);
  const LotId lot = world.lots.create(id, number, world.now(), kernel::Cause{});
  world.lots[lot].group = group;
  world.lots[lot].counted_train = first_of_train;
  world.record.offered(world.lots, lot);
  world.record.milestone(world.lots, lot, Milestone::Offered, stage.node, world.now());
  if (world.watch != nullptr) {
    watch_offer(world, lot, stage);
  }
  return lot;
}

void begin_journey(World& world, const std::vector<LotId>& lots) {
  const FlowSpec& flow = world.flow_of(lots.front());
  if (!flow.choices.empty()) {
    choose_route(world, lots);
  }
  const EmbargoId by = kept_out_by(world, flow, world.lots[lots.front()].stage);
  if (by.valid()) {
    keep_out(world, by, lots);
  } else {
    enter_terminal_together(world, lots);
  }
}

void enter_origin(World& world, FlowId id, const std::vector<LotId>& lots, bool together) {
  const FlowSpec& flow = world.layout.flows[id];
  const bool ruled = !flow.embargoes.empty() || !flow.choices.empty();
  if (together) {
    ruled ? begin_journey(world, lots) : enter_terminal_together(world, lots);
    return;
  }
  for (const LotId lot : lots) {
    ruled ? begin_journey(world, {lot}) : enter_terminal(world, lot);
  }
}

bool stop_if_too_many(World& world, FlowId id) {
  const CommodityId commodity = world.layout.flows[id].commodity;
  const std::int64_t most =
      Amount::units(kMostOffered).micro / world.layout.commodities[commodity].lot.micro;
  world.beyond_count = world.beyond_count || world.record.flows[id].offered_in_run > most;
  const bool too_many = world.beyond_count || world.lots.size() > world.most_lots();
  if (too_many) {
    world.simulator.pause_at(world.simulator.events());
  }
  return too_many;
}

void start_sources(World& world) {
  for (std::uint32_t f = 0; f < world.layout.flows.size(); ++f) {
    const scenario::Flow& flow = *world.layout.flows[FlowId{f}].data;
    if (flow.arrives.continuous()) {
      start_stream(world, FlowId{f});
      continue;
    }
    const bool offers = flow.returns || !flow.arrives.at.empty() || flow.arrives.every ||
                        (flow.volume && flow.volume->micro > 0);
    if (offers) {
      world.simulator.spawn(source_process(world, FlowId{f}),
                            kernel::Tag::of(static_cast<std::uint32_t>(Kind::Source), f));
    }
  }
}

}  // namespace corridor::model
