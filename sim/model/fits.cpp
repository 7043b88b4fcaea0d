// What a vehicle may still take on: the one question that all rules of loading ask.

#include <algorithm>

#include "corridor/core/int128.hpp"
#include "corridor/core/mutant.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

namespace {

/// With one more lot.
std::int64_t grams_with(const World& world, const Vehicle& vehicle, CommodityId commodity) {
  const CommoditySpec& spec = world.layout.commodities[commodity];
  return grams_aboard(world, vehicle) + spec.grams(spec.lot);
}

/// With one more lot, in the water at this berth and the next one.
bool floats(const World& world, const Vehicle& vehicle, CommodityId commodity) {
  const ServiceSpec& service = world.layout.services[vehicle.service];
  const auto depth =
      deciding_depth(service, vehicle.call, vehicle.moored, world.depths, world.now());
  return !depth || grams_with(world, vehicle, commodity) <= payload(service, *depth);
}

/// Micrometres of lanes that so much of it takes.
core::Int128 length_of(const CommoditySpec& commodity, Amount amount) {
  return core::Int128{commodity.length} * amount.micro / commodity.lot.micro;
}

bool lanes_hold(const World& world, const Vehicle& vehicle, CommodityId commodity) {
  const std::int64_t lanes = world.layout.services[vehicle.service].lanes;
  if (lanes == 0) {
    return true;
  }
  const auto& commodities = world.layout.commodities;
  core::Int128 taken = commodities[commodity].length;
  for (std::uint32_t c = 0; c < vehicle.load.size(); ++c) {
    taken += length_of(commodities[CommodityId{c}], vehicle.load[c]);
  }
  return taken <= lanes;
}

/// Of the lanes, or of what the whole vehicle holds of it.
double room_of(const World& world, const Vehicle& vehicle, CommodityId id, Amount amount) {
  const ServiceSpec& service = world.layout.services[vehicle.service];
  const CommoditySpec& commodity = world.layout.commodities[id];
  if (service.lanes > 0) {
    return static_cast<double>(length_of(commodity, amount)) / static_cast<double>(service.lanes);
  }
  const Amount capacity = world.services[vehicle.service.value]->capacity[id.value];
  return amount > Amount{} ? static_cast<double>(amount.micro) / static_cast<double>(capacity.micro)
                           : 0;
}

/// With one more lot, of what all share: nobody above its share, and the rest of each share kept.
bool room_is_shared(const World& world, const Vehicle& vehicle, CommodityId commodity) {
  constexpr double kRounding = 1e-9;
  const ServiceSpec& service = world.layout.services[vehicle.service];
  const bool one_room = service.fleet->capacity_rule == scenario::CapacityRule::Shared;
  if (!one_room && service.room.empty()) {
    return true;
  }
  double taken = 0;
  double kept = 0;
  for (std::uint32_t c = 0; c < vehicle.load.size(); ++c) {
    const CommodityId id{c};
    const Amount more = id == commodity ? world.layout.commodities[id].lot : Amount{};
    const double part = room_of(world, vehicle, id, vehicle.load[c] + more);
    taken += part;
    if (service.room.empty()) {
      continue;
    }
    if (id == commodity && part > service.room[c].at_most + kRounding) {
      return false;
    }
    kept += std::max(0.0, service.room[c].at_least - part);
  }
  const double all = taken + kept;
  return CORRIDOR_MUTANT(41, all <= 1 + kRounding, all < 1);
}

}  // namespace

std::int64_t grams_aboard(const World& world, const Vehicle& vehicle) {
  std::int64_t grams = 0;
  for (std::uint32_t c = 0; c < vehicle.load.size(); ++c) {
    grams += world.layout.commodities[CommodityId{c}].grams(vehicle.load[c]);
  }
  return grams;
}

bool fits(const World& world, const Vehicle& vehicle, CommodityId commodity) {
  const ServiceSpec& service = world.layout.services[vehicle.service];
  const Amount lot = world.layout.commodities[commodity].lot;
  const std::vector<Amount>& capacities = world.services[vehicle.service.value]->capacity;
  const Amount capacity = capacities[commodity.value];
  if (CORRIDOR_MUTANT(40,
                      vehicle.load[commodity.value] + lot > capacity,
                      vehicle.load[commodity.value] + lot >= capacity)) {
    return false;
  }
  if (service.deadweight > 0 && !floats(world, vehicle, commodity)) {
    return false;
  }
  const std::int64_t most = world.call_of(vehicle).most_grams;
  if (most > 0 && grams_with(world, vehicle, commodity) > most) {
    return false;
  }
  return lanes_hold(world, vehicle, commodity) && room_is_shared(world, vehicle, commodity);
}

}  // namespace corridor::model
