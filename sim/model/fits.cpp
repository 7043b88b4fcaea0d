// What a vehicle may still take on: the one question that all rules of loading ask.

#include "corridor/core/mutant.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

namespace {

/// Of what is aboard and promised, with one more lot.
std::int64_t grams_with(const World& world, const Vehicle& vehicle, CommodityId commodity) {
  const auto& commodities = world.layout.commodities;
  std::int64_t grams = commodities[commodity].grams(commodities[commodity].lot);
  for (std::uint32_t c = 0; c < vehicle.load.size(); ++c) {
    grams += commodities[CommodityId{c}].grams(vehicle.load[c]);
  }
  return grams;
}

/// With one more lot, in the water at this berth and the next one.
bool floats(const World& world, const Vehicle& vehicle, CommodityId commodity) {
  const ServiceSpec& service = world.layout.services[vehicle.service];
  const auto depth = deciding_depth(service, vehicle.call, world.depths, world.now());
  return !depth || grams_with(world, vehicle, commodity) <= payload(service, *depth);
}

}  // namespace

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
  if (service.fleet->capacity_rule == scenario::CapacityRule::Separate) {
    return true;
  }
  const auto share_of = [](Amount amount, Amount whole) {
    return static_cast<double>(amount.micro) / static_cast<double>(whole.micro);
  };
  double share = share_of(lot, capacity);
  for (std::size_t c = 0; c < vehicle.load.size(); ++c) {
    if (vehicle.load[c] > Amount{}) {
      share += share_of(vehicle.load[c], capacities[c]);
    }
  }
  return CORRIDOR_MUTANT(41, share <= 1 + 1e-9, share < 1);
}

}  // namespace corridor::model
