#include "corridor/model/lot_charges.hpp"

#include <algorithm>

namespace corridor::model {

namespace {

constexpr core::Int128 kMicroLots = 1'000'000;

}  // namespace

core::Duration within_window(const scenario::Scenario& scenario, core::Time begin, core::Time end) {
  return std::max(core::Duration{0}, std::min(end, scenario.to) - std::max(begin, scenario.from));
}

LotCharges::LotCharges(const Layout& layout, MoneyBook& book)
    : layout_(layout), book_(book), active_(layout.prices.of_lots), closed_(layout.flows.size()) {}

void LotCharges::begin(LotId lot) {
  if (lot.value >= meters_.size()) {
    meters_.resize(lot.value + 1U);
  }
  meters_[lot.value] = {};
}

void LotCharges::post_step(LotId id, const Lot& lot, const StepPlan& step) {
  const FlowSpec& flow = layout_.flows[lot.flow];
  const core::Int128 amount =
      scaled(step.price, layout_.commodities[flow.commodity].lot.micro, kMicroLots);
  post(id, {Charge::Handling, step.node.value, step.facility.value, lot.flow}, amount, [&] {
    const NodeSpec& node = layout_.nodes[step.node];
    MoneyOutcome row;
    row.payer = buyer_of(flow);
    row.payee = terminal_of(node);
    row.place = step.facility.valid() ? layout_.facilities[step.facility].place : node.id;
    return row;
  });
}

void LotCharges::post_leg(LotId id, const Lot& lot) {
  const FlowSpec& flow = layout_.flows[lot.flow];
  const bool first = !meters_[id.value].has_left;
  meters_[id.value].has_left = true;
  if (!open_) {
    return;
  }
  if (first && layout_.prices.through[lot.flow]) {
    post(id, {Charge::Through, 0, 0, lot.flow}, *layout_.prices.through[lot.flow], [&] {
      MoneyOutcome row;
      row.payer = shipper_of(flow);
      row.payee = buyer_of(flow);
      row.place = flow.data->from + " - " + flow.data->to;
      return row;
    });
  }
  const std::int64_t price = layout_.prices.legs[lot.flow][lot.stage];
  post(id, {Charge::Freight, lot.stage, 0, lot.flow}, price, [&] {
    const Stage& stage = flow.all_stages[lot.stage];
    MoneyOutcome row;
    row.payer = buyer_of(flow);
    row.payee = carrier_of(layout_, layout_.services[stage.service]);
    const Stage& next = flow.all_stages[lot.stage + 1U];
    row.place = layout_.nodes[stage.node].id + " - " + layout_.nodes[next.node].id;
    return row;
  });
}

void LotCharges::post_storage(LotId id, const Lot& lot, core::Time now) {
  const StorePrice& price = *layout_.prices.stores[lot.store];
  const core::Time begin = meters_[id.value].stored + price.free_time;
  const core::Duration time = within_window(*layout_.scenario, begin, now);
  const core::Int128 amount =
      scaled(price.per_day, time.count(), core::Duration{core::kDay}.count());
  post(id, {Charge::Storage, layout_.stores[lot.store].storage.value, 0, lot.flow}, amount, [&] {
    const StorageSpec& storage = layout_.storages[layout_.stores[lot.store].storage];
    MoneyOutcome row;
    row.payer = buyer_of(layout_.flows[lot.flow]);
    row.payee = terminal_of(layout_.nodes[storage.node]);
    row.place = storage.place;
    return row;
  });
}

std::string LotCharges::imbalance(const Lots& lots) const {
  if (!active_) {
    return {};
  }
  core::IdVector<FlowId, core::Int128> paid = closed_;
  for (std::uint32_t l = 0; l < lots.size(); ++l) {
    if (lots[LotId{l}].alive) {
      paid[lots[LotId{l}].flow] += meters_[l].paid;
    }
  }
  for (std::uint32_t f = 0; f < layout_.flows.size(); ++f) {
    if (paid[FlowId{f}] != book_.paid_for(FlowId{f})) {
      return "money of flow " + layout_.flows[FlowId{f}].id + ": its lots paid another sum";
    }
  }
  return {};
}

}  // namespace corridor::model
