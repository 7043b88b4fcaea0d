#include "capacity_waits.hpp"

#include "capacity_gathering.hpp"
#include "corridor/core/moments.hpp"

namespace corridor::model {

namespace {

VehicleRule rule_of(const ServiceSpec& service, const Trips& trips, const Gathering& gathering) {
  if (service.data->arrives_every) {
    return VehicleRule::NextFromOutside;
  }
  const bool all_sail = trips.most && trips.per_day >= *trips.most;
  return service.cyclic() && (all_sail || !gathering.makes_wait()) ? VehicleRule::NextVehicle
                                                                   : VehicleRule::Fills;
}

double wait_of(VehicleRule rule,
               const ServiceSpec& service,
               const Trips& trips,
               const Gathering& gathering) {
  if (gathering.loads > 0 && service.vehicles &&
      gathering.loads >= trips.most.value_or(kInfinite)) {
    return kInfinite;
  }
  if (rule == VehicleRule::Fills) {
    return wait_to_fill(gathering);
  }
  const bool outside = rule == VehicleRule::NextFromOutside;
  const double scv = outside ? core::squared_cv(*service.data->arrives_every) : 1;
  return trips.per_day > 0 ? (1 + scv) / (2 * trips.per_day) : kInfinite;
}

}  // namespace

std::vector<VehicleWait> vehicle_waits(const Traffic& traffic,
                                       const std::vector<Trips>& trips,
                                       ServiceId id) {
  const Layout& layout = traffic.layout();
  const ServiceSpec& service = layout.services[id];
  std::vector<VehicleWait> rows;
  for (std::uint32_t c = 0; !service.is_pipeline() && c < service.calls.size(); ++c) {
    const CallTraffic& at_call = traffic.calls(id)[c];
    if (at_call.boarding.empty()) {
      continue;
    }
    const Gathering gathering = gathering_at(traffic, trips, id, c);
    VehicleWait row;
    row.service = service.id;
    row.node = layout.nodes[service.calls[c].node].id;
    row.call = static_cast<int>(c);
    for (const FlowStage& at : at_call.boarding) {
      row.lots += traffic.lots(at.flow);
    }
    row.rule = rule_of(service, trips[id.value], gathering);
    row.wait = wait_of(row.rule, service, trips[id.value], gathering);
    row.closed = trips[id.value].calls[c].closed;
    rows.push_back(row);
  }
  return rows;
}

}  // namespace corridor::model
