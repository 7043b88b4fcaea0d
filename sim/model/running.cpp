// A vehicle runs to its next call: over each track when its path is free.

#include <algorithm>

#include "corridor/core/int128.hpp"
#include "corridor/core/mutant.hpp"
#include "corridor/kernel/race.hpp"
#include "corridor/kernel/timer.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Task;

namespace {

/// Start k of a slot pattern lies at k * per / count after 1970-01-01 00:00 UTC.
Time slot_time(const scenario::Slots& slots, std::int64_t k) {
  const core::Int128 offset = core::Int128{k} * slots.per.count() / slots.count;
  return Time{Duration{static_cast<std::int64_t>(offset)}};
}

Time slot_at_or_after(const scenario::Slots& slots, Time now) {
  const core::Int128 scaled = core::Int128{now.time_since_epoch().count()} * slots.count;
  auto k = static_cast<std::int64_t>(scaled / slots.per.count());
  while (CORRIDOR_MUTANT(46, slot_time(slots, k) < now, slot_time(slots, k) <= now)) {
    ++k;
  }
  return slot_time(slots, k);
}

/// The next start that slots and headway allow.
Time next_start(const World& world, TrackId id) {
  const TrackState& track = *world.tracks[id.value];
  const auto& headway = world.layout.tracks[id].data->headway;
  Time start = world.now();
  if (track.last_start == Time::min()) {
    return track.slots ? slot_at_or_after(*track.slots, start) : start;
  }
  if (headway) {
    start = std::max(start, CORRIDOR_MUTANT(47, track.last_start + *headway, start + *headway));
  }
  if (track.slots) {
    start = slot_at_or_after(*track.slots, std::max(start, track.last_start + Duration{1}));
  }
  return start;
}

/// Until the vehicle may start on the track; vehicles start in the order in which they ask. Gives
/// how long it waited.
Task<Duration> await_start(World& world, VehicleId id, TrackId track_id) {
  TrackState& track = *world.tracks[track_id.value];
  const Cause waiting = world.layout.tracks[track_id].waiting;
  const Time asked = world.now();
  if (!track.turn.is_open() || track.turn.in_use() == track.turn.count()) {
    set_activity(world, id, VehicleActivity::AwaitingPath);
  }
  auto seize = track.turn.seize(1, waiting);
  const kernel::Hold turn = co_await seize;
  for (;;) {
    if (!track.open.is_open()) {
      set_activity(world, id, VehicleActivity::AwaitingPath);
      auto pass = track.open.pass();
      co_await pass;
      continue;
    }
    const Time start = next_start(world, track_id);
    if (start <= world.now()) {
      break;
    }
    set_activity(world, id, VehicleActivity::AwaitingPath);
    kernel::Timer timer{world.simulator, start, waiting};
    auto changed = track.changed.wait(waiting);
    auto race = kernel::any_of(timer, changed);
    co_await race;
  }
  track.last_start = world.now();
  co_return world.now() - asked;
}

Task<Duration> await_track(World& world, VehicleId id, TrackId track) {
  if (world.layout.tracks[track].line.valid()) {
    return await_line(world, id, track);
  }
  return await_start(world, id, track);
}

Duration running_time(World& world, const Vehicle& vehicle, TrackId id, double factor) {
  const TrackSpec& track = world.layout.tracks[id];
  const TrackState& state = *world.tracks[id.value];
  Duration time{0};
  if (state.time) {
    const auto name = core::StreamName::of("running", track.link, vehicle.name);
    core::Stream stream = world.stream(name, vehicle.voyage);
    time = core::sample_duration(*state.time, stream);
  } else if (track.data->length && state.speed) {
    time = core::travel_time(*track.data->length, *state.speed);
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
  return world.call_of(vehicle).path;
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

Task<Duration> await_path(World& world, VehicleId id) {
  const std::vector<TrackId>& path = path_of(world, *world.vehicles[id.value]);
  Duration waited{0};
  if (!path.empty()) {
    waited = co_await await_track(world, id, path.front());
  }
  co_return waited;
}

Task<> run_to_next_call(World& world, VehicleId id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  ++vehicle.voyage;
  if (world.call_of(vehicle).rides.valid()) {
    co_await ride_to_next_call(world, id);
  } else if (path_of(world, vehicle).empty()) {  // at the same node: still an event
    co_await world.simulator.delay(Duration{0}, world.call_of(vehicle).at_berth);
  }
  const double factor = draw_speed_factor(world, vehicle);
  const std::vector<TrackId>& path = path_of(world, vehicle);
  Duration waited = vehicle.awaited_path;
  for (const TrackId track : path) {
    if (track != path.front()) {
      waited = co_await await_track(world, id, track);
    }
    world.record.started_on_track(track, waited);
    world.record.meters.runs_on(vehicle, track, world.lots, world.now());
    set_activity(world, id, VehicleActivity::Moving);
    if (world.layout.tracks[track].line.valid()) {
      co_await run_line(world, id, track, factor);
      continue;
    }
    const Duration time = running_time(world, vehicle, track, factor);
    co_await world.simulator.delay(time, world.layout.tracks[track].moving);
  }
  arrive(world, id);
}

}  // namespace corridor::model
