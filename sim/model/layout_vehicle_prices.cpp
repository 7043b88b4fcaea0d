// Prices and CO2 of vehicles and pipelines.

#include <algorithm>
#include <utility>

#include "layout_prices.hpp"

namespace corridor::model {

void PriceCompiler::price_services() {
  for (std::uint32_t s = 0; s < layout_.services.size(); ++s) {
    const ServiceSpec& service = layout_.services[ServiceId{s}];
    ServicePrices prices;
    const scenario::Emissions* emissions = nullptr;
    std::string path;
    if (service.is_pipeline()) {
      const auto& data = layout_.tracks[service.pipe].data->emissions;
      emissions = data ? &*data : nullptr;
      path = "links." + service.id;
    } else {
      price_vehicles(service, prices);
      emissions = service.fleet->emissions ? &*service.fleet->emissions : nullptr;
      path = "fleets." + service.data->fleet;
    }
    if (emissions != nullptr) {
      prices.emissions = {emissions->per_tonne_km.value_or(core::Emission{}).milligrams,
                          emissions->per_km.value_or(core::Emission{}).milligrams,
                          emissions->at_berth.value_or(core::Emission{}).milligrams};
      prices_.of_vehicles = prices_.of_vehicles || prices.emissions.any();
      need_for_emissions(service, path + ".emissions");
    }
    prices_.services.push_back(std::move(prices));
  }
}

void PriceCompiler::price_vehicles(const ServiceSpec& service, ServicePrices& prices) {
  if (service.fleet->day_cost) {
    prices.vehicle_day =
        convert("fleets." + service.data->fleet + ".day_cost", *service.fleet->day_cost);
    prices_.of_vehicles = true;
  }
  for (std::size_t call = 0; call < service.calls.size(); ++call) {
    std::optional<StayPrice>& stay = prices.stays.emplace_back();
    if (const auto& data = service.calls[call].data->demurrage) {
      const std::string path =
          "services." + service.id + ".calls[" + std::to_string(call) + "].demurrage.rate";
      stay = StayPrice{data->laytime, convert(path, data->rate)};
      prices_.of_vehicles = true;
    }
  }
}

void PriceCompiler::need_for_emissions(const ServiceSpec& service, const std::string& path) {
  for (const CallSpec& call : service.calls) {
    for (const TrackId track : call.path) {
      need_length(track, path);
    }
  }
  for (const FlowSpec& flow : layout_.flows) {
    const bool carried = std::ranges::any_of(flow.all_stages, [&](const Stage& stage) {
      return stage.service.valid() && &layout_.services[stage.service] == &service;
    });
    if (carried && !layout_.commodities[flow.commodity].data->mass) {
      need_mass(flow.commodity, path);
    }
  }
}

void PriceCompiler::need_length(TrackId track, const std::string& path) {
  const std::string& link = layout_.tracks[track].link;
  if (prices_.metres[track] == 0 && asked_.insert(link + " " + path).second) {
    error(path,
          "needs the length of link " + link + " (expected links." + link +
              ".length, such as 490 km)");
  }
}

void PriceCompiler::need_mass(CommodityId commodity, const std::string& path) {
  const CommoditySpec& spec = layout_.commodities[commodity];
  if (asked_.insert(spec.id + " mass " + path).second) {
    error(path,
          "needs the mass of commodity " + spec.id + " (expected commodities." + spec.id +
              ".mass, such as 14 t/" + spec.data->unit + ")");
  }
}

void PriceCompiler::warn_of_idle_vehicles() {
  for (const auto& [id, fleet] : scenario_.fleets) {
    std::int64_t working = 0;
    for (const ServiceSpec& service : layout_.services) {
      working += service.fleet == &fleet ? service.vehicles.value_or(0) : 0;
    }
    if (fleet.day_cost && fleet.count && working < *fleet.count && working > 0) {
      warning("fleets." + id + ".day_cost",
              std::to_string(*fleet.count - working) +
                  " of its vehicles work no service and cost nothing");
    }
  }
}

}  // namespace corridor::model
