// Prices of the scenario: one currency, sums of a lot.

#include "layout_prices.hpp"

#include <algorithm>
#include <cmath>

namespace corridor::model {

using core::Int128;
using core::Money;

namespace {

/// Of a lot, a vehicle's day and the like, in millionths: what a run adds up then fits 128 bits.
constexpr Int128 kMostAtOnce = kMillion * 1'000'000'000;
/// Metres, likewise.
constexpr std::int64_t kLongest = 1'000'000'000;

}  // namespace

void PriceCompiler::run() {
  find_currency();
  size_tables();
  price_handling();
  price_storage();
  price_services();
  price_flows();
  warn_of_unused_tariffs();
  warn_of_idle_vehicles();
}

void PriceCompiler::find_currency() {
  prices_.currency = scenario_.currency;
  for (const auto& [currency, value] : scenario_.currencies) {
    const std::string path = "currencies." + currency;
    if (prices_.currency.empty()) {
      prices_.currency = value.currency;
    }
    if (value.currency != prices_.currency || currency == prices_.currency) {
      error(path,
            "all values must be in the currency of the accounts, " + prices_.currency +
                ", and it has none itself (found 1 " + currency + " in " + value.currency + ")");
    }
  }
}

void PriceCompiler::size_tables() {
  prices_.legs = core::IdVector<FlowId, std::vector<std::int64_t>>(layout_.flows.size());
  prices_.through = core::IdVector<FlowId, std::optional<std::int64_t>>(layout_.flows.size());
  prices_.delay = core::IdVector<FlowId, std::int64_t>(layout_.flows.size());
  prices_.stores = core::IdVector<StoreId, std::optional<StorePrice>>(layout_.stores.size());
  for (const TrackSpec& track : layout_.tracks) {
    const double metres = track.data->length ? track.data->length->metres : 0;
    prices_.metres.push_back(std::llround(std::min(metres, static_cast<double>(kLongest))));
  }
  for (const CommoditySpec& commodity : layout_.commodities) {
    prices_.grams.push_back(commodity.grams(commodity.lot));
  }
}

std::int64_t PriceCompiler::convert(const std::string& path,
                                    const Money& money,
                                    Int128 factor,
                                    Int128 divisor) {
  if (prices_.currency.empty()) {
    prices_.currency = money.currency;
  }
  Int128 micro = money.micro;
  if (money.currency != prices_.currency) {
    const auto value = scenario_.currencies.find(money.currency);
    if (value == scenario_.currencies.end()) {
      error(path,
            "in " + money.currency + ", but the accounts are in " + prices_.currency +
                " (expected its value at the top, such as currencies: {" + money.currency +
                ": 0.5 " + prices_.currency + "}, or one currency for all prices)");
      return 0;
    }
    micro = scaled(micro, value->second.micro, kMillion);
  }
  const Int128 most = kMostAtOnce * divisor / std::max<Int128>(1, factor);
  if (micro > most) {
    error(path,
          "a lot or a vehicle would cost more than 1e9 " + prices_.currency +
              " at once (expected a smaller price or smaller lots)");
    return 0;
  }
  return static_cast<std::int64_t>(scaled(micro, factor, divisor));
}

std::int64_t PriceCompiler::of_lot(const std::string& path,
                                   const Money& money,
                                   CommodityId commodity) {
  return convert(path, money, layout_.commodities[commodity].lot.micro, kMillion);
}

void PriceCompiler::price_handling() {
  for (const auto& [key, id] : plans_) {
    const auto& [node, index] = key;
    const scenario::Handling& handling = layout_.nodes[node].data->handling[index];
    const std::string path =
        "nodes." + layout_.nodes[node].id + ".handling[" + std::to_string(index) + "]";
    HandlingPlan& plan = layout_.plans[id];
    std::size_t i = 0;
    for (auto* part : {&plan.arrival, &plan.middle, &plan.departure}) {
      for (StepPlan& step : *part) {
        const std::string of_step = path + ".steps[" + std::to_string(i) + "]";
        price_step(step, handling.steps[i++], handling.cargo, of_step);
      }
    }
    for (StepPlan& step : plan.direct) {
      price_step(step, *handling.direct, handling.cargo, path + ".direct");
    }
  }
}

void PriceCompiler::price_step(StepPlan& step,
                               const scenario::HandlingStep& data,
                               const std::vector<std::string>& cargo,
                               const std::string& path) {
  if (!data.tariff) {
    return;
  }
  for (const std::string& commodity : cargo) {
    of_lot(path + ".tariff", *data.tariff, layout_.commodity(commodity));  // is within bounds
  }
  step.price = convert(path + ".tariff", *data.tariff);
  prices_.of_lots = true;
}

void PriceCompiler::price_storage() {
  for (std::uint32_t s = 0; s < layout_.stores.size(); ++s) {
    const StoreSpec& store = layout_.stores[StoreId{s}];
    const StorageSpec& storage = layout_.storages[store.storage];
    const std::string& commodity = layout_.commodities[store.commodity].id;
    const auto fee = storage.data->fees.find(commodity);
    if (fee != storage.data->fees.end()) {
      const std::string path = "nodes." + layout_.nodes[storage.node].id + ".storage." +
                               storage.id + ".fees." + commodity + ".fee";
      prices_.stores[StoreId{s}] =
          StorePrice{fee->second.free_time, of_lot(path, fee->second.fee, store.commodity)};
      prices_.of_lots = true;
    }
  }
}

}  // namespace corridor::model
