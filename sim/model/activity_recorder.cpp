#include "activity_recorder.hpp"

#include <algorithm>
#include <utility>

namespace corridor::model {

ActivityRecorder::ActivityRecorder(World& world, ActivityLog& log)
    : world_(world),
      log_(log),
      first_(static_cast<std::uint32_t>(log.resources.size())),
      last_(world.now()) {
  using enum ActiveResource::Kind;
  const Layout& layout = world.layout;
  for (std::uint32_t f = 0; f < layout.facilities.size(); ++f) {
    const FacilitySpec& spec = layout.facilities[FacilityId{f}];
    watch({.kind = Facility, .owner = layout.nodes[spec.node].id, .part = spec.id},
          {.facility = FacilityId{f}, .storage = {}, .service = {}, .since = {}});
  }
  for (std::uint32_t s = 0; s < layout.storages.size(); ++s) {
    const StorageSpec& spec = layout.storages[StorageId{s}];
    if (!spec.is_tank()) {
      watch({.kind = Storage, .owner = layout.nodes[spec.node].id, .part = spec.id},
            {.facility = {}, .storage = StorageId{s}, .service = {}, .since = {}});
    }
  }
  for (std::uint32_t s = 0; s < layout.services.size(); ++s) {
    const ServiceSpec& spec = layout.services[ServiceId{s}];
    if (!spec.is_pipeline() && spec.cyclic()) {
      watch({.kind = Service, .owner = spec.id, .part = {}},
            {.facility = {}, .storage = {}, .service = ServiceId{s}, .since = {}});
    }
  }
}

void ActivityRecorder::watch(ActiveResource resource, Watched watched) {
  log_.resources.push_back(std::move(resource));
  watched_.push_back(watched);
}

void ActivityRecorder::look(Time now) {
  if (now == last_) {
    return;  // nothing lasts no time
  }
  for (std::size_t i = 0; i < watched_.size(); ++i) {
    Watched& one = watched_[i];
    if (!active(one)) {
      end(i, last_);
    } else if (!one.since) {
      one.since = last_;
    }
  }
  last_ = now;
}

void ActivityRecorder::finish(Time now) {
  look(now);
  for (std::size_t i = 0; i < watched_.size(); ++i) {
    end(i, now);
  }
}

void ActivityRecorder::end(std::size_t index, Time now) {
  Watched& one = watched_[index];
  if (one.since) {
    log_.periods.push_back(
        {.resource = first_ + static_cast<std::uint32_t>(index), .from = *one.since, .to = now});
    one.since.reset();
  }
}

bool ActivityRecorder::active(const Watched& watched) const {
  if (watched.facility.valid()) {
    return world_.servers(watched.facility).all_active();
  }
  return watched.storage.valid() ? full(watched.storage) : at_work(watched.service);
}

bool ActivityRecorder::full(StorageId storage) const {
  return std::ranges::any_of(world_.layout.storages[storage].by_commodity, [&](StoreId id) {
    return id.valid() && world_.stores[id.value]->is_full();
  });
}

bool ActivityRecorder::at_work(ServiceId service) const {
  using enum VehicleActivity;
  const auto& doing = world_.services[service.value]->doing;
  std::int64_t vehicles = 0;
  for (const std::int64_t n : doing) {
    vehicles += n;
  }
  const auto waits = [&](VehicleActivity activity) {
    return doing.at(static_cast<std::size_t>(activity)) > 0;
  };
  return vehicles > 0 && !waits(AwaitingCargo) && !waits(AwaitingTurn) && !waits(AwaitingRoom) &&
         !waits(AwaitingBerth);
}

}  // namespace corridor::model
