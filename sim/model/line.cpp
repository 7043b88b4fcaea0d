#include "corridor/model/line.hpp"

#include <algorithm>
#include <tuple>

namespace corridor::model {

using core::Duration;
using core::Time;

namespace {

constexpr Direction opposite(Direction way) {
  return way == Direction::Forward ? Direction::Backward : Direction::Forward;
}

}  // namespace

Line::Line(const scenario::Link& link)
    : link_(link), taken_(link.sections.size() + 1), queues_(2 * taken_.size()) {
  for (const scenario::Section& section : link.sections) {
    sections_.emplace_back().tracks = section.tracks;
  }
}

TrainId Line::enter(Direction way, std::optional<core::Length> length, int priority) {
  if (unused_.empty()) {
    unused_.push_back(static_cast<TrainId>(trains_.size()));
    trains_.emplace_back();
  }
  const TrainId id = unused_.back();
  unused_.pop_back();
  Train train;
  train.there = true;
  train.way = way;
  train.place = way == Direction::Forward ? 0 : last_place();
  train.length = length;
  train.priority = priority;
  ++taken_[train.place];
  trains_[id] = train;
  return id;
}

void Line::ask(TrainId id, Time now) {
  Train& train = trains_[id];
  train.waits = true;
  train.asked = now;
  train.turn = ++turns_;
  queue_of(train).emplace(-train.priority, train.turn, id);
}

bool Line::fits(const Train& train, std::size_t place) const {
  if (is_end(place) || !train.length) {
    return true;
  }
  const auto& length = link_.loops[place - 1].length;
  return !length || train.length->metres <= length->metres;
}

bool Line::has_room(std::size_t place) const {
  return is_end(place) || taken_[place] < link_.loops[place - 1].tracks;
}

std::size_t Line::bound_for(const Train& train) const {
  std::size_t place = following(train.way, train.place);
  while (!fits(train, place)) {
    place = following(train.way, place);
  }
  return place;
}

Time Line::free_from(const Section& section, Direction way) const {
  const std::size_t same = index(way);
  const std::size_t other = index(opposite(way));
  Time from = Time::min();
  if (section.tracks == 1) {
    if (section.inside[other] > 0) {
      return Time::max();
    }
    if (section.left[other]) {
      from = std::max(from, *section.left[other] + link_.clearance);
    }
  }
  if (link_.headway) {
    return section.entered[same] ? std::max(from, *section.entered[same] + *link_.headway) : from;
  }
  if (section.inside[same] > 0) {
    return Time::max();
  }
  return section.left[same] ? std::max(from, *section.left[same] + link_.clearance) : from;
}

Time Line::may_start_at(const Train& train) const {
  Time from = Time::min();
  const std::size_t bound = bound_for(train);
  for (std::size_t place = train.place; place != bound; place = following(train.way, place)) {
    const std::size_t number = train.way == Direction::Forward ? place : place - 1;
    from = std::max(from, free_from(sections_[number], train.way));
  }
  return from;
}

/// At each place up to the one where it stops: it runs through the others.
bool Line::finds_tracks(const Train& train) const {
  const std::size_t bound = bound_for(train);
  for (std::size_t place = train.place; place != bound;) {
    place = following(train.way, place);
    if (!has_room(place)) {
      return false;
    }
  }
  return true;
}

void Line::begin(TrainId id, Time now) {
  Train& train = trains_[id];
  const std::size_t bound = bound_for(train);
  queue_of(train).erase({-train.priority, train.turn, id});
  train.next = next_section(train);
  for (std::size_t place = train.place; place != bound; place = following(train.way, place)) {
    Section& section = sections_[train.way == Direction::Forward ? place : place - 1];
    ++section.inside[index(train.way)];
    section.entered[index(train.way)] = now;
    section.last = train.way;
  }
  --taken_[train.place];
  ++taken_[bound];
  train.place = bound;
  train.waits = false;
  train.runs = true;
  ++n_running_;
  inside_.erase(id);
  if (!is_end(bound)) {
    inside_.insert(id);
  }
}

std::vector<TrainId> Line::start(Time now, std::array<bool, 2> open) {
  std::vector<TrainId> started;
  for (auto id = first_to_start(now, open); id; id = first_to_start(now, open)) {
    begin(*id, now);
    started.push_back(*id);
  }
  return started;
}

Time Line::next_look(Time now) const {
  Time next = Time::max();
  for (const TrainId id : heads()) {
    const Time at = may_start_at(trains_[id]);
    next = at > now ? std::min(next, at) : next;
  }
  return next;
}

bool Line::locked(Time now) const {
  return n_running_ == 0 && next_look(now) == Time::max() &&
         std::ranges::any_of(inside_, [this](TrainId id) { return trains_[id].waits; });
}

std::optional<std::size_t> Line::section(TrainId id) const {
  return trains_[id].runs ? std::optional{trains_[id].next} : std::nullopt;
}

Time Line::leaves_at(TrainId id, Time now, Duration time) {
  const Train& train = trains_[id];
  auto& before = sections_[train.next].leaves[index(train.way)];
  Time leaves = now + time;
  if (before && link_.headway) {
    leaves = std::max(leaves, *before + *link_.headway);
  }
  before = leaves;
  return leaves;
}

void Line::leaves_section(TrainId id, Time now) {
  Train& train = trains_[id];
  Section& section = sections_[train.next];
  --section.inside[index(train.way)];
  section.left[index(train.way)] = now;
  const std::size_t reached = train.way == Direction::Forward ? train.next + 1 : train.next;
  train.runs = reached != train.place;
  n_running_ -= train.runs ? 0 : 1;
  train.next = train.way == Direction::Forward ? reached : reached - 1;
}

bool Line::at_its_end(TrainId id) const {
  const Train& train = trains_[id];
  return !train.runs && train.place == (train.way == Direction::Forward ? last_place() : 0);
}

void Line::leave(TrainId id) {
  --taken_[trains_[id].place];
  trains_[id].there = false;
  unused_.push_back(id);
}

std::optional<TrainId> Line::held_up_by(TrainId id) const {
  const Train& train = trains_[id];
  const std::size_t bound = bound_for(train);
  for (TrainId other = 0; other < trains_.size(); ++other) {
    const Train& there = trains_[other];
    const bool against = there.there && other != id && there.way != train.way;
    const bool in_the_way = there.place == bound && !is_end(bound) && !has_room(bound);
    if (against && in_the_way) {
      return other;
    }
  }
  return std::nullopt;
}

}  // namespace corridor::model
