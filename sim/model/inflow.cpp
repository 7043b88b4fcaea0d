// A flow that comes continuously fills its tank; whenever a lot of it is in, the lot is offered.

#include <algorithm>
#include <cmath>

#include "corridor/model/processes.hpp"
#include "stream_rate.hpp"

namespace corridor::model {

using kernel::Process;

namespace {

StorageId tank_of(const World& world, FlowId id) {
  return world.layout.plans[world.layout.flows[id].stages.front().plan].middle.front().into;
}

/// The factor that holds now, and until when.
class Factor {
 public:
  Factor(const World& world, const FlowSpec& flow)
      : world_(world),
        data_(flow.data->arrives),
        factor_(core::StreamName::of("factor", "flow", flow.id)),
        when_(core::StreamName::of("arrival", "flow", flow.id)) {}

  /// Draws when it is time.
  double at(Time now) {
    while (data_.factor && until_ <= now) {
      core::Stream stream = world_.stream(factor_, draws_);
      value_ = std::max(0.0, core::sample(*data_.factor, stream));
      core::Stream gap = world_.stream(when_, draws_);
      until_ = now + std::max(Duration{1}, core::sample_duration(*data_.every, gap));
      ++draws_;
    }
    return value_;
  }
  [[nodiscard]] Time until() const { return data_.factor ? until_ : Time::max(); }

 private:
  const World& world_;
  const scenario::Arrivals& data_;
  core::StreamName factor_;
  core::StreamName when_;
  double value_ = 1;
  Time until_ = Time::min();
  std::uint64_t draws_ = 0;
};

Process turn_inflow(World& world, FlowId id) {
  const FlowSpec& flow = world.layout.flows[id];
  kernel::Reservoir& level = world.tank(tank_of(world, id))->level;
  Factor factor{world, flow};
  for (;;) {
    const StreamPiece piece = stream_at(world.scenario, flow, world.now());
    const double rate = static_cast<double>(piece.per_day) * factor.at(world.now());
    level.set_inflow(std::llround(std::min(rate, double{kernel::kLargestReservoir})));
    const Time next = std::min(piece.until, factor.until());
    if (next == Time::max()) {
      co_return;
    }
    co_await world.simulator.delay_until(next);
  }
}

/// What is in the tank goes on from the step after the one that enters it.
Process form_lots(World& world, FlowId id) {
  const StorageId storage = tank_of(world, id);
  kernel::Reservoir& level = world.tank(storage)->level;
  const Amount size = world.layout.commodities[world.layout.flows[id].commodity].lot;
  for (;;) {
    while (level.take_grown(size.micro)) {
      const LotId lot = offer_lot(world, id, 0, false);
      enter_store(world, lot, storage);
      enter_terminal(world, lot, 1);
      if (stop_if_too_many(world, id)) {
        co_return;
      }
    }
    level.ask_growth(size.micro);
    auto grown = level.grown.wait({});
    co_await grown;
  }
}

}  // namespace

void start_stream(World& world, FlowId flow) {
  const auto tag = kernel::Tag::of(static_cast<std::uint32_t>(Kind::Source), flow.value);
  world.simulator.spawn(turn_inflow(world, flow), tag);
  world.simulator.spawn(form_lots(world, flow), tag);
}

}  // namespace corridor::model
