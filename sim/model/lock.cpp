#include "lock.hpp"

#include "corridor/kernel/wait_for_cycle.hpp"

namespace corridor::model {

namespace {

std::string name_of(const World& world, kernel::Tag tag) {
  const auto kind = static_cast<Kind>(tag.bits >> 32U);
  const auto entity = static_cast<std::uint32_t>(tag.bits);
  switch (kind) {
    case Kind::Vehicle:
      return world.vehicles[entity]->name;
    case Kind::Party:
      return "lot " + world.name_of(LotId{entity});
    case Kind::Facility:
      return world.layout.facilities[FacilityId{entity}].place;
    case Kind::Store:
      return world.layout.storages[world.layout.stores[StoreId{entity}].storage].place;
    case Kind::Track:
      return "the next path on " + world.layout.tracks[TrackId{entity}].link;
    case Kind::Former:
      return "the loading turn of " + world.layout.services[ServiceId{entity / 1000}].id;
    default:
      return "an event that nobody brings about";
  }
}

}  // namespace

std::string explain_lock(const World& world) {
  const auto cycle = kernel::wait_for_cycle(world.simulator);
  std::string text;
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    const kernel::WaitFor& next = cycle[(i + 1) % cycle.size()];
    text += (i == 0 ? ": " : "; ") + name_of(world, cycle[i].process) + " awaits " +
            name_of(world, cycle[i].waitable) + ", held by " + name_of(world, next.process);
  }
  return text;
}

}  // namespace corridor::model
