// Which train of a line goes next: the order of those who wait, and the test that keeps a line from
// locking.

#include <algorithm>
#include <tuple>

#include "corridor/model/line.hpp"

namespace corridor::model {

using core::Time;

/// Of those who wait for the same section, whichever way they go.
bool Line::is_first_at_section(const Train& train) const {
  return std::ranges::none_of(heads(), [&](TrainId other) {
    return next_section(trains_[other]) == next_section(train) &&
           goes_before(trains_[other], train);
  });
}

bool Line::may_follow(const Train& train) const {
  if (!finds_tracks(train)) {
    return false;
  }
  if (link_.dispatching == scenario::Dispatching::FirstCome) {
    return is_first_at_section(train);
  }
  return leads_to_safety(train);
}

std::vector<TrainId> Line::heads() const {
  std::vector<TrainId> first;
  for (const std::set<Turn>& queue : queues_) {
    if (!queue.empty()) {
      first.push_back(std::get<TrainId>(*queue.begin()));
    }
  }
  return first;
}

/// Whether all trains on the line can leave it one after the other when the train has gone to its
/// next place. Those that stand at an end before the line are not on it.
bool Line::leads_to_safety(const Train& goes) const {
  std::vector<int> taken = taken_;
  --taken[goes.place];
  ++taken[bound_for(goes)];
  Train gone = goes;
  gone.place = bound_for(goes);
  std::vector<const Train*> left;
  for (const TrainId id : inside_) {
    left.push_back(&trains_[id] == &goes ? &gone : &trains_[id]);
  }
  if (is_end(goes.place)) {
    left.push_back(&gone);
  }
  std::erase_if(left, [this](const Train* train) { return is_end(train->place); });
  const auto can_leave = [&](const Train* train) {
    for (std::size_t place = following(train->way, train->place); !is_end(place);
         place = following(train->way, place)) {
      if (taken[place] >= link_.loops[place - 1].tracks) {
        return false;
      }
    }
    return true;
  };
  for (;;) {
    const auto leaves = std::ranges::find_if(left, can_leave);
    if (leaves == left.end()) {
      return left.empty();
    }
    --taken[(*leaves)->place];
    left.erase(leaves);
  }
}

bool Line::goes_before(const Train& a, const Train& b) const {
  const auto key = [this](const Train& train) {
    int preferred = 0;
    switch (link_.order) {
      case scenario::TrainOrder::Alternate:
        preferred = sections_[next_section(train)].last == train.way ? 1 : 0;
        break;
      case scenario::TrainOrder::LongestWait:
        break;
      case scenario::TrainOrder::Forward:
        preferred = train.way == Direction::Forward ? 0 : 1;
        break;
      case scenario::TrainOrder::Backward:
        preferred = train.way == Direction::Backward ? 0 : 1;
        break;
    }
    return std::tuple{-train.priority, preferred, train.asked, train.way, train.turn};
  };
  return key(a) < key(b);
}

std::optional<TrainId> Line::first_to_start(Time now, std::array<bool, 2> open) const {
  std::vector<TrainId> ready;
  std::vector<TrainId> kept;  // only by trains in the sections ahead
  for (const TrainId id : heads()) {
    const Train& train = trains_[id];
    if (open[index(train.way)] && may_follow(train)) {
      (may_start_at(train) <= now ? ready : kept).push_back(id);
    }
  }
  std::erase_if(ready, [&](TrainId id) {
    const Train& train = trains_[id];
    return sections_[next_section(train)].tracks == 1 &&
           std::ranges::any_of(kept, [&](TrainId other) {
             return trains_[other].way != train.way &&
                    next_section(trains_[other]) == next_section(train) &&
                    goes_before(trains_[other], train);
           });
  });
  const auto first = std::ranges::min_element(
      ready, [this](TrainId a, TrainId b) { return goes_before(trains_[a], trains_[b]); });
  return first == ready.end() ? std::nullopt : std::optional{*first};
}

}  // namespace corridor::model
