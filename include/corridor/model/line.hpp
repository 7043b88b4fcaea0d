#pragma once
// The traffic of one railway line of sections and loops: who is where, and who may go next. No
// processes and no events: whoever drives it says what has happened and asks.
//
// Places are numbered along the line: 0 is the end `from`, then the loops, then the end `to`.
// Section i lies between the places i and i + 1. The ends take any number of trains.
//
// A train moves from one place to the next at which it fits. It starts when each section on that
// way is free for its direction and there is a track at its end. On a single track a section is
// free when no train runs against it and the clearance after the last one is over; trains that
// follow each other keep the headway at its entrance, or, without a headway, run one at a time with
// the clearance between. With two tracks only trains of the same direction count. Those that wait
// at one place for one direction start in the order of the rule. Nobody starts against a train that
// comes before it in that order and only waits for the section to become free.
//
// Safe dispatching, after Dijkstra's banker: a train starts only if afterwards all trains on the
// line can leave it one after the other, each over free tracks at all places ahead. Such an order
// then exists at any time, and the first train in it can always start when the sections ahead have
// become free, because its own departure leaves that order as it is: the line cannot lock.

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "corridor/core/time.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

using TrainId = std::uint32_t;
enum class Direction : std::uint8_t { Forward, Backward };

constexpr std::size_t index(Direction way) {
  return static_cast<std::size_t>(way);
}

class Line {
 public:
  /// The link must outlive it.
  explicit Line(const scenario::Link& link);

  /// A train at its end of the line.
  TrainId enter(Direction way, std::optional<core::Length> length, int priority);
  /// It wants to go on from where it stands.
  void ask(TrainId train, core::Time now);
  /// Starts all waiting trains that may, in the order of the rule, and says which.
  std::vector<TrainId> start(core::Time now, std::array<bool, 2> open);
  /// Nobody runs, and no train in a loop can ever go on: the line is locked.
  [[nodiscard]] bool locked(core::Time now) const;
  /// When time alone may let another one start; Time::max(): only an event can.
  [[nodiscard]] core::Time next_look(core::Time now) const;

  /// Its next section, once it has started; none: it stands at a place.
  [[nodiscard]] std::optional<std::size_t> section(TrainId train) const;
  /// When it leaves that section if it runs through it from `now` in `time`: behind a slower train
  /// later.
  core::Time leaves_at(TrainId train, core::Time now, core::Duration time);
  void leaves_section(TrainId train, core::Time now);
  [[nodiscard]] bool at_its_end(TrainId train) const;
  void leave(TrainId train);

  [[nodiscard]] bool waits(TrainId train) const { return trains_[train].waits; }
  [[nodiscard]] Direction way(TrainId train) const { return trains_[train].way; }
  [[nodiscard]] std::size_t place(TrainId train) const { return trains_[train].place; }
  /// Its way ahead, if it waits: the section that it needs first.
  [[nodiscard]] std::size_t needs(TrainId train) const { return next_section(trains_[train]); }
  /// Whose leaving it waits for: a train against it, or one that takes the track it needs; none:
  /// the rule or the clock keeps it.
  [[nodiscard]] std::optional<TrainId> held_up_by(TrainId train) const;
  [[nodiscard]] std::size_t n_sections() const { return sections_.size(); }

 private:
  struct Train {
    bool there = false;
    Direction way{};
    std::size_t place = 0;  // where it stands or, running, where it is bound for
    std::size_t next = 0;   // the section in which it runs
    bool runs = false;
    bool waits = false;
    std::optional<core::Length> length;
    int priority = 0;
    core::Time asked{};
    std::uint64_t turn = 0;  // order of asking
  };
  struct Section {
    int tracks = 1;
    std::array<int, 2> inside{};
    std::array<std::optional<core::Time>, 2> entered, left, leaves;  // last, by way
    std::optional<Direction> last;                                   // who entered it last
  };

  [[nodiscard]] std::size_t last_place() const { return sections_.size(); }
  [[nodiscard]] bool is_end(std::size_t place) const { return place == 0 || place == last_place(); }
  [[nodiscard]] bool fits(const Train& train, std::size_t place) const;
  [[nodiscard]] bool has_room(std::size_t place) const;
  [[nodiscard]] static std::size_t following(Direction way, std::size_t place) {
    return way == Direction::Forward ? place + 1 : place - 1;
  }
  [[nodiscard]] static std::size_t next_section(const Train& train) {
    return train.way == Direction::Forward ? train.place : train.place - 1;
  }
  /// Where it would stand next.
  [[nodiscard]] std::size_t bound_for(const Train& train) const;
  [[nodiscard]] core::Time free_from(const Section& section, Direction way) const;
  /// As far as the sections ahead say.
  [[nodiscard]] core::Time may_start_at(const Train& train) const;
  [[nodiscard]] bool finds_tracks(const Train& train) const;
  /// But for trains in the sections ahead.
  [[nodiscard]] bool may_follow(const Train& train) const;
  /// Those that come first, of all that wait at one place for one direction.
  [[nodiscard]] std::vector<TrainId> heads() const;
  [[nodiscard]] bool is_first_at_section(const Train& train) const;
  [[nodiscard]] bool leads_to_safety(const Train& goes) const;
  [[nodiscard]] bool goes_before(const Train& a, const Train& b) const;
  [[nodiscard]] std::optional<TrainId> first_to_start(core::Time now,
                                                      std::array<bool, 2> open) const;
  void begin(TrainId id, core::Time now);
  using Turn = std::tuple<int, std::uint64_t, TrainId>;  // less priority, order of asking
  [[nodiscard]] std::set<Turn>& queue_of(const Train& train) {
    return queues_[2 * train.place + static_cast<std::size_t>(train.way)];
  }

  const scenario::Link& link_;
  std::vector<Section> sections_;
  std::vector<int> taken_;  // tracks, by place
  std::vector<Train> trains_;
  std::vector<TrainId> unused_;         // numbers of trains that have left
  std::vector<std::set<Turn>> queues_;  // who waits, by place and direction
  std::set<TrainId> inside_;            // at a loop or bound for one
  int n_running_ = 0;
  std::uint64_t turns_ = 0;
};

}  // namespace corridor::model
