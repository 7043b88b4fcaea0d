#include "capacity_growth.hpp"

#include <limits>

#include "capacity_flow.hpp"
#include "capacity_loads.hpp"

namespace corridor::model {

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

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
  /// Demand over what there is at most.
  void see_demand(double demand,
                  std::optional<double> most,
                  ResourceKind other_kind,
                  const std::string& other_name) {
    if (most && demand > 0) {
      see(most.value_or(0) > 0 ? demand / most.value_or(0) : kInfinite, other_kind, other_name);
    }
  }
};

double pipeline_units(const Traffic& traffic, ServiceId id) {
  double units = 0;
  for (const FlowStage& at : traffic.calls(id).front().boarding) {
    units += traffic.units(at.flow);
  }
  return units;
}

}  // namespace

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
  for (std::uint32_t s = 0; s < layout.services.size(); ++s) {
    const ServiceSpec& service = layout.services[ServiceId{s}];
    if (service.is_pipeline()) {
      highest.see_demand(pipeline_units(traffic, ServiceId{s}),
                         traffic.conditions().pipeline_rate(service.pipe),
                         ResourceKind::Pipeline,
                         service.id);
    } else {
      highest.see_demand(
          traffic.full_loads(ServiceId{s}), trips[s].most, ResourceKind::Fleet, service.id);
    }
  }
  return {.factor = highest.utilisation > 0 ? 1 / highest.utilisation : kInfinite,
          .fills = highest.name,
          .kind = highest.kind};
}

}  // namespace corridor::model
