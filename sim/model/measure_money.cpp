// Money and CO2 of the statistics window.

#include <algorithm>
#include <map>

#include "measure.hpp"

namespace corridor::model {

namespace {

/// What lies in a storage or stands at a call when the window ends is charged until then.
void tell_unfinished(World& world, Time end) {
  Record& record = world.record;
  for (std::uint32_t l = 0; l < world.lots.size() && record.charges.is_active(); ++l) {
    const Lot& lot = world.lots[LotId{l}];
    if (lot.alive && lot.store.valid()) {
      record.charges.unstored(LotId{l}, lot, end);
    }
  }
  for (std::uint32_t v = 0; v < world.vehicles.size() && record.meters.is_active(); ++v) {
    Vehicle& vehicle = *world.vehicles[v];
    if (vehicle.at_berth) {
      record.meters.was_at_berth(vehicle, vehicle.at_berth_since, end);
    }
    if (vehicle.meter.counted) {
      record.meters.ends(vehicle, end);
    }
  }
  record.meters.post_days(end);
}

/// Waiting of the cohort, as the delay account has it, at the commodity's delay cost.
void post_delay(World& world, FlowId id) {
  const std::int64_t per_day = world.layout.prices.delay[id];
  if (per_day == 0) {
    return;
  }
  std::map<std::string, Duration> waited;  // by place
  for (const ChargedTime& part : world.lots.account(id).charged()) {
    const CauseKey& cause = world.layout.causes.keys()[part.cause];
    if (cause.activity == Activity::Waiting) {
      waited[cause.place] += part.time;
    }
  }
  std::uint32_t number = 0;
  for (const auto& [place, time] : waited) {
    const core::Int128 amount = scaled(per_day, time.count(), Duration{core::kDay}.count());
    world.record.book.post({Charge::Delay, number++, 0, id}, amount, [&world, id, &at = place] {
      MoneyOutcome row;
      row.payer = shipper_of(world.layout.flows[id]);
      row.payee = "lost time";
      row.place = at;
      return row;
    });
  }
}

void tell_imbalance(World& world, const std::string& message) {
  if (!message.empty()) {
    world.imbalance(message);
  }
}

}  // namespace

void measure_money_of_window(World& world, Time end, Outcome& outcome) {
  tell_unfinished(world, end);
  tell_imbalance(world, world.record.charges.imbalance(world.lots));
  tell_imbalance(world, world.record.meters.imbalance());
  outcome.emissions = world.record.meters.emissions();
  outcome.flow_emissions = world.record.meters.flow_emissions();
}

void measure_money_of_cohort(World& world, Outcome& outcome) {
  for (std::uint32_t f = 0; f < world.layout.flows.size(); ++f) {
    post_delay(world, FlowId{f});
  }
  tell_imbalance(world, world.record.book.imbalance());
  outcome.currency = world.layout.prices.currency;
  outcome.money = world.record.book.rows();
}

}  // namespace corridor::model
