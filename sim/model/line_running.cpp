// Trains on lines of sections: each asks at every place where it may have to stop, and the line
// says who starts. Those who ask at one instant are looked at together, when all else of that
// instant has happened.

#include <algorithm>

#include "corridor/kernel/race.hpp"
#include "corridor/model/departure_rules.hpp"
#include "corridor/model/processes.hpp"

namespace corridor::model {

using kernel::Process;
using kernel::Task;

namespace {

kernel::Tag line_tag(LineId line) {
  return kernel::Tag::of(static_cast<std::uint32_t>(Kind::Line), line.value);
}

void look(kernel::Simulator& simulator, void* context);

/// The line looks at its trains then, after all else of that instant.
void look_at(LineState& state, Time at) {
  if (at < state.looks_at) {
    state.looks_at = at;
    state.world.simulator.at(at, {look, &state, line_tag(state.id)}, kernel::kLast);
  }
}

void look(kernel::Simulator& simulator, void* context) {
  auto& state = *static_cast<LineState*>(context);
  const Time now = simulator.now();
  if (state.looks_at <= now) {
    state.looks_at = Time::max();
  }
  const auto is_open = [&state](Direction way) {
    const TrackState* const track = state.tracks[static_cast<std::size_t>(way)];
    return track != nullptr && track->open.is_open();
  };
  for (const TrainId train :
       state.line.start(now, {is_open(Direction::Forward), is_open(Direction::Backward)})) {
    state.started[train]->raise();
  }
  look_at(state, state.line.next_look(now));
  if (is_open(Direction::Forward) && is_open(Direction::Backward) && state.line.locked(now)) {
    state.world.locked_line = state.id;
    simulator.pause_at(simulator.events());
  }
}

TrainId enter(LineState& state,
              Direction way,
              std::optional<core::Length> length,
              int priority,
              const std::string& name) {
  const TrainId train = state.line.enter(way, length, priority);
  if (train == state.started.size()) {
    state.started.push_back(std::make_unique<kernel::Signal>(line_tag(state.id)));
    state.names.emplace_back();
  }
  state.names[train] = name;
  return train;
}

/// Where it stands, until the line lets it start.
Task<> await_start(World& world, LineId id, TrainId train) {
  LineState& state = *world.lines[id.value];
  TrackState& track = *state.tracks[static_cast<std::size_t>(state.line.way(train))];
  const Cause waiting = world.layout.lines[id].waiting[state.line.place(train)];
  state.line.ask(train, world.now());
  look_at(state, world.now());
  while (state.line.waits(train)) {
    if (!track.open.is_open()) {
      auto pass = track.open.pass();
      co_await pass;
      look_at(state, world.now());
      continue;
    }
    auto started = state.started[train]->wait(waiting);
    auto changed = track.changed.wait(waiting);
    auto race = kernel::any_of(started, changed);
    co_await race;
  }
}

/// Over the sections up to where it may have to stop.
Task<> run_on(World& world, TrackId track_id, TrainId train, double factor) {
  const TrackSpec& track = world.layout.tracks[track_id];
  LineState& state = *world.lines[track.line.value];
  for (auto number = state.line.section(train); number; number = state.line.section(train)) {
    const Duration technical = section_time(track, *number);
    const Duration time =
        factor == 1 ? technical
                    : core::from_microseconds(static_cast<double>(technical.count()) * factor);
    const Time leaves = state.line.leaves_at(train, world.now(), time);
    co_await world.simulator.delay(leaves - world.now(), track.moving);
    state.line.leaves_section(train, world.now());
    look_at(state, world.now());
  }
}

TrackId track_of(const World& world, LineId line, Direction way) {
  for (std::uint32_t t = 0; t < world.layout.tracks.size(); ++t) {
    const TrackSpec& track = world.layout.tracks[TrackId{t}];
    if (track.line == line && track.way == way) {
      return TrackId{t};
    }
  }
  return {};
}

Process background_train(World& world, LineId id, std::size_t entry, std::uint64_t number) {
  LineState& state = *world.lines[id.value];
  const LineSpec& spec = world.layout.lines[id];
  const scenario::BackgroundTrains& trains = spec.data->background_trains[entry];
  const Direction way = trains.backward ? Direction::Backward : Direction::Forward;
  const TrackId track = track_of(world, id, way);
  std::string name = "background train ";
  name += std::to_string(entry + 1) + "." + std::to_string(number) + " of " + spec.link;
  const TrainId train = enter(state, way, trains.length, trains.priority, name);
  while (!state.line.at_its_end(train)) {
    co_await await_start(world, id, train);
    co_await run_on(world, track, train, 1);
  }
  state.line.leave(train);
}

Process follow_timetable(World& world, LineId id, std::size_t entry) {
  const scenario::BackgroundTrains& trains = world.layout.lines[id].data->background_trains[entry];
  const Time midnight = std::chrono::floor<std::chrono::days>(world.scenario.from);
  Time next = next_departure(trains.timetable, midnight, world.now());
  for (std::uint64_t number = 1; next != Time::max(); ++number) {
    co_await world.simulator.delay_until(next);
    world.simulator.spawn(background_train(world, id, entry, number), line_tag(id));
    next = next_departure(trains.timetable, midnight, world.now() + Duration{1});
  }
}

}  // namespace

Task<Duration> await_line(World& world, VehicleId id, TrackId track_id) {
  Vehicle& vehicle = *world.vehicles[id.value];
  const ServiceSpec& service = world.layout.services[vehicle.service];
  const TrackSpec& track = world.layout.tracks[track_id];
  LineState& state = *world.lines[track.line.value];
  const Time asked = world.now();
  vehicle.train =
      enter(state, track.way, service.fleet->length, service.data->priority, vehicle.name);
  set_activity(world, id, VehicleActivity::AwaitingPath);
  co_await await_start(world, track.line, vehicle.train);
  co_return world.now() - asked;
}

Task<> run_line(World& world, VehicleId id, TrackId track_id, double factor) {
  const LineId line = world.layout.tracks[track_id].line;
  LineState& state = *world.lines[line.value];
  const TrainId train = world.vehicles[id.value]->train;
  for (;;) {
    co_await run_on(world, track_id, train, factor);
    if (state.line.at_its_end(train)) {
      break;
    }
    const Time stopped = world.now();
    set_activity(world, id, VehicleActivity::AwaitingPath);
    co_await await_start(world, line, train);
    world.record.waited_on_track(track_id, world.now() - stopped);
    set_activity(world, id, VehicleActivity::Moving);
  }
  state.line.leave(train);
}

void start_background_trains(World& world) {
  for (std::uint32_t l = 0; l < world.layout.lines.size(); ++l) {
    const LineId id{l};
    for (std::size_t i = 0; i < world.layout.lines[id].data->background_trains.size(); ++i) {
      world.simulator.spawn(follow_timetable(world, id, i),
                            kernel::Tag::of(static_cast<std::uint32_t>(Kind::Background), l));
    }
  }
}

std::string explain_line(const World& world, LineId id) {
  const LineState& state = *world.lines[id.value];
  const LineSpec& spec = world.layout.lines[id];
  std::string text;
  std::vector<TrainId> told;
  std::optional<TrainId> train;
  for (TrainId t = 0; t < state.started.size() && !train; ++t) {
    train = state.line.waits(t) && state.line.held_up_by(t) ? std::optional{t} : std::nullopt;
  }
  while (train && std::ranges::find(told, *train) == told.end()) {
    told.push_back(*train);
    const std::size_t place = state.line.place(*train);
    const bool at_loop = place > 0 && place < spec.data->loops.size() + 1;
    text += told.size() == 1 ? ": " : "; ";
    text += state.names[*train];
    if (at_loop) {
      text += " holds a track of " + spec.data->loops[place - 1].name + " and";
    }
    text += " awaits section " + std::to_string(state.line.needs(*train) + 1) + " of " + spec.link;
    train = state.line.held_up_by(*train);
    if (train) {
      text += ", held up by " + state.names[*train];
    }
  }
  return text;
}

}  // namespace corridor::model
