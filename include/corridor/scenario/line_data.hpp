#pragma once
// Railway lines of sections and loops. Part of scenario.hpp.

#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/data_words.hpp"

namespace corridor::scenario {

struct Timetable {
  std::optional<Duration> every;  // departures at offset + k * every after midnight of `from`
  Duration offset{0};
  std::vector<Time> times;  // or these, in order
};

/// Between two places where trains meet. Running times are technical: without waiting for others.
struct Section {
  std::optional<Duration> time;  // from the link's `from` to its `to`; or
  std::optional<Length> length;  // at the link's speed
  std::optional<Duration> back;  // the other way; default: as there
  int tracks = 1;                // 2: one for each direction
};

/// Where trains meet and pass each other.
struct Loop {
  std::string name;
  int tracks = 2;                // trains that it holds, those that run through included
  std::optional<Length> length;  // longer trains run through without stopping
};

/// Safe: a train starts only if all trains can still leave the line one after the other.
/// First come: the first one at a section starts when the section and the loop behind it are free.
enum class Dispatching { Safe, FirstCome };

/// Which of several trains that may start goes first, after their priority.
enum class TrainOrder { Alternate, LongestWait, Forward, Backward };

/// Passenger and other trains that are there by the timetable and carry nothing of this model.
struct BackgroundTrains {
  bool backward = false;
  Timetable timetable;
  std::optional<Length> length;
  int priority = 100;
};

}  // namespace corridor::scenario
