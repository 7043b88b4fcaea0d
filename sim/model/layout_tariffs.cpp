// Tariffs of legs, through rates and the cost of delay.

#include <algorithm>

#include "layout_prices.hpp"

namespace corridor::model {

using core::Int128;

namespace {

constexpr Int128 kMetresOfTariffKm = 1'000;

}  // namespace

const std::vector<scenario::Tariff>& tariffs_of(const Layout& layout, const ServiceSpec& service) {
  return service.is_pipeline() ? layout.tracks[service.pipe].data->tariffs : service.data->tariffs;
}

std::string tariff_path(const ServiceSpec& service, std::size_t index) {
  return (service.is_pipeline() ? "links." : "services.") + service.id + ".tariffs[" +
         std::to_string(index) + "]";
}

void PriceCompiler::price_flows() {
  for (std::uint32_t f = 0; f < layout_.flows.size(); ++f) {
    const FlowSpec& flow = layout_.flows[FlowId{f}];
    for (const Stage& stage : flow.all_stages) {
      prices_.legs[FlowId{f}].push_back(stage.service.valid() ? leg_price(flow, stage) : 0);
    }
    if (flow.data->through_rate) {
      prices_.through[FlowId{f}] =
          of_lot("flows." + flow.id + ".through_rate", *flow.data->through_rate, flow.commodity);
      prices_.of_lots = true;
    }
    const CommoditySpec& commodity = layout_.commodities[flow.commodity];
    if (commodity.data->delay_cost) {
      prices_.delay[FlowId{f}] = of_lot("commodities." + commodity.id + ".delay_cost",
                                        *commodity.data->delay_cost,
                                        flow.commodity);
    }
  }
}

std::int64_t PriceCompiler::leg_price(const FlowSpec& flow, const Stage& stage) {
  const ServiceSpec& service = layout_.services[stage.service];
  const bool pipeline = service.is_pipeline();
  const std::vector<scenario::Tariff>& tariffs = tariffs_of(layout_, service);
  const std::string& from = layout_.nodes[stage.node].id;
  const std::string& to = layout_.nodes[service.calls[pipeline ? 1 : stage.alight].node].id;
  const std::string& cargo = layout_.commodities[flow.commodity].id;
  for (std::size_t i = 0; i < tariffs.size(); ++i) {
    const scenario::Tariff& tariff = tariffs[i];
    const bool fits = std::ranges::find(tariff.cargo, cargo) != tariff.cargo.end() &&
                      (tariff.from.empty() || tariff.from == from) &&
                      (tariff.to.empty() || tariff.to == to);
    if (fits) {
      const std::string path = tariff_path(service, i);
      used_.insert(path);
      prices_.of_lots = true;
      return price_of(tariff, path, flow, stage);
    }
  }
  return 0;
}

std::int64_t PriceCompiler::price_of(const scenario::Tariff& tariff,
                                     const std::string& path,
                                     const FlowSpec& flow,
                                     const Stage& stage) {
  std::int64_t price = tariff.price ? of_lot(path + ".price", *tariff.price, flow.commodity) : 0;
  if (tariff.per_km) {
    const Int128 lot = layout_.commodities[flow.commodity].lot.micro;
    const Int128 metres = metres_of(stage, path + ".per_km");
    if (metres > 0) {
      price +=
          convert(path + ".per_km", *tariff.per_km, lot * metres, kMillion * kMetresOfTariffKm);
    }
  }
  return price;
}

Int128 PriceCompiler::metres_of(const Stage& stage, const std::string& path) {
  const ServiceSpec& service = layout_.services[stage.service];
  Int128 metres = 0;
  std::uint32_t call = stage.board;
  do {
    for (const TrackId track : service.calls[call].path) {
      need_length(track, path);
      metres += prices_.metres[track];
    }
    call = service.next_call(call);
  } while (!service.is_pipeline() && call != stage.alight);
  return metres;
}

void PriceCompiler::warn_of_unused_tariffs() {
  for (const ServiceSpec& service : layout_.services) {
    for (std::size_t i = 0; i < tariffs_of(layout_, service).size(); ++i) {
      if (!used_.contains(tariff_path(service, i))) {
        warning(tariff_path(service, i),
                "charged for no flow (expected a cargo and a leg of a flow that takes " +
                    service.id + "; of several entries that fit the first is charged)");
      }
    }
  }
}

}  // namespace corridor::model
