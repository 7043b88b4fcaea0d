#include "capacity_growth.hpp"

#include <optional>
#include <utility>

#include "capacity_flow.hpp"
#include "capacity_loads.hpp"

namespace corridor::model {

namespace {

struct Highest {
  double utilisation = 0;
  ResourceKind kind = ResourceKind::Facility;
  std::string name;

  void see(double other, ResourceKind other_kind, const std::string& other_name) {
    if (other > utilisation) {
      utilisation = other;
      kind = other_kind;
      name = other_name;
    }
  }
};

CarrierLoad pipeline_load(const Traffic& traffic, ServiceId id, double rate) {
  const ServiceSpec& service = traffic.layout().services[id];
  CarrierLoad load{.kind = ResourceKind::Pipeline, .name = service.id, .unit = {}, .most = rate};
  for (const FlowStage& at : traffic.calls(id).front().boarding) {
    const CommodityId commodity = traffic.layout().flows[at.flow].commodity;
    load.unit = traffic.layout().commodities[commodity].data->unit;
    load.needed += traffic.units(at.flow);
  }
  return load;
}

CarrierLoad fleet_load(const Traffic& traffic, ServiceId id, double most) {
  return {.kind = ResourceKind::Fleet,
          .name = traffic.layout().services[id].id,
          .unit = {},
          .needed = traffic.full_loads(id),
          .most = most};
}

/// None: no limit.
std::optional<CarrierLoad> carrier_load(const Traffic& traffic, ServiceId id, const Trips& trips) {
  const ServiceSpec& service = traffic.layout().services[id];
  if (service.is_pipeline()) {
    const auto rate = traffic.conditions().pipeline_rate(service.pipe);
    return rate ? std::optional{pipeline_load(traffic, id, *rate)} : std::nullopt;
  }
  if (service.data->arrives_every) {
    return fleet_load(traffic, id, trips.per_day);  // those that come from outside
  }
  return trips.most ? std::optional{fleet_load(traffic, id, *trips.most)} : std::nullopt;
}

}  // namespace

double CarrierLoad::ratio() const {
  if (needed <= 0) {
    return 0;
  }
  return most > 0 ? needed / most : kInfinite;
}

Growth growth_of(const Traffic& traffic) {
  const Layout& layout = traffic.layout();
  const std::vector<Trips> trips = trips_of(traffic, Loading::Full);
  const Loads loads = loads_of(traffic, trips);
  Highest highest;
  for (std::uint32_t f = 0; f < layout.facilities.size(); ++f) {
    highest.see(loads.facilities[f].utilisation,
                ResourceKind::Facility,
                layout.facilities[FacilityId{f}].place);
  }
  for (std::uint32_t t = 0; t < layout.tracks.size(); ++t) {
    highest.see(loads.tracks[t].utilisation, ResourceKind::Track, track_name(layout, TrackId{t}));
  }
  std::vector<CarrierLoad> carriers;
  carriers.reserve(layout.services.size());
  for (std::uint32_t s = 0; s < layout.services.size(); ++s) {
    if (auto load = carrier_load(traffic, ServiceId{s}, trips[s])) {
      highest.see(load->ratio(), load->kind, load->name);
      carriers.push_back(std::move(*load));
    }
  }
  return {.factor = highest.utilisation > 0 ? 1 / highest.utilisation : kInfinite,
          .fills = highest.name,
          .kind = highest.kind,
          .carriers = std::move(carriers)};
}

}  // namespace corridor::model
