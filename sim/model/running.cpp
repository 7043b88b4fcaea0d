// A vehicle runs to its next call: over each track when its path is free.

#include <algorithm>

#include "corridor/core/int128.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Task;

namespace {

/// Start k of a slot pattern lies at k * per / count after 1970-01-01 00:00 UTC.
Time slot_time(const scenario::Slots& slots, std::int64_t k) {
  const core::Int128 offset = core::Int128{k} * slots.per.count() / slots.count;
  return Time{Duration{static_cast<std::int64_t>(offset)}};
}

std::int64_t first_slot_at_or_after(const scenario::Slots& slots, Time now) {
  const core::Int128 scaled = core::Int128{now.time_since_epoch().count()} * slots.count;
  auto k = static_cast<std::int64_t>(scaled / slots.per.count());
  while (slot_time(slots, k) < now) {
    ++k;
  }
  return k;
}

/// Books the next free start; vehicles are served in the order in which they ask.
Time book_start(World& world, TrackId id) {
  TrackState& track = *world.tracks[id.value];
  const auto& headway = world.layout.tracks[id].data->headway;
  Time start = world.now();
  if (headway && track.last_start != Time::min()) {
    start = std::max(start, track.last_start + *headway);
  }
  if (track.slots) {
    const std::int64_t free = first_slot_at_or_after(*track.slots, start);
    track.last_slot = std::max(free, track.last_slot + 1);
    start = slot_time(*track.slots, track.last_slot);
  }
  track.last_start = start;
  return start;
}

Task<> await_start(World& world, VehicleId id, TrackId track) {
  kernel::Gate& open = world.tracks[track.value]->open;
  const Cause waiting = world.layout.tracks[track].waiting;
  const Time asked = world.now();
  for (;;) {
    while (!open.is_open()) {
      set_activity(world, id, VehicleActivity::AwaitingPath);
      auto pass = open.pass();
      co_await pass;
    }
    const Time start = book_start(world, track);
    if (start > world.now()) {
      set_activity(world, id, VehicleActivity::AwaitingPath);
      co_await world.simulator.delay_until(start, waiting);
    }
    if (open.is_open()) {
      break;  // a link that closed meanwhile has made the booking void
    }
  }
  world.record.started_on_track(track, world.now() - asked);
}

Duration running_time(World& world, const Vehicle& vehicle, TrackId id, double factor) {
  const TrackSpec& track = world.layout.tracks[id];
  Duration time{0};
  if (track.data->time) {
    const auto name = core::StreamName::of("running", track.link, vehicle.name);
    core::Stream stream = world.stream(name, vehicle.voyage);
    time = core::sample_duration(*track.data->time, stream);
  } else {
    time = mean_running_time(track);
  }
  return factor == 1 ? time : core::from_microseconds(static_cast<double>(time.count()) * factor);
}

/// One draw a leg, shared by its links.
double draw_speed_factor(World& world, const Vehicle& vehicle) {
  const auto& factor = world.layout.services[vehicle.service].data->speed_factor;
  if (!factor) {
    return 1;
  }
  core::Stream stream =
      world.stream(core::StreamName::of("speed factor", "vehicle", vehicle.name), vehicle.voyage);
  return core::sample(*factor, stream);
}

const std::vector<TrackId>& path_of(const World& world, const Vehicle& vehicle) {
  return world.layout.services[vehicle.service].calls[vehicle.call].path;
}

void arrive(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const ServiceSpec& service = world.layout.services[vehicle.service];
  vehicle.call = service.next_call(vehicle.call);
  const NodeId node = service.calls[vehicle.call].node;
  for (const LotId lot : vehicle.aboard) {
    world.record.milestone(world.lots, lot, Milestone::Arrived, node, world.now());
  }
  if (world.tracing()) {
    world.trace(vehicle.name, "arrived", world.layout.nodes[node].id, World::load_units(vehicle));
  }
}

}  // namespace

Task<> await_path(World& world, VehicleId id) {
  const std::vector<TrackId>& path = path_of(world, *world.vehicles[id.value]);
  if (!path.empty()) {
    co_await await_start(world, id, path.front());
  }
}

Task<> run_to_next_call(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  ++vehicle.voyage;
  const double factor = draw_speed_factor(world, vehicle);
  const std::vector<TrackId>& path = path_of(world, vehicle);
  for (const TrackId track : path) {
    if (track != path.front()) {
      co_await await_start(world, id, track);
    }
    set_activity(world, id, VehicleActivity::Moving);
    const Duration time = running_time(world, vehicle, track, factor);
    co_await world.simulator.delay(time, world.layout.tracks[track].moving);
  }
  arrive(world, id);
}

}  // namespace corridor::model
