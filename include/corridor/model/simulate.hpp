#pragma once
// The one pure function of the project: it reads no clock, no environment, no file and no global.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "corridor/model/activity.hpp"
#include "corridor/model/ids.hpp"
#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

/// A line of the event log.
struct TraceEvent {
  Time time;
  std::string entity;  // "china-georgia/12", "feeder#3", "storm caspian"
  std::string event;   // "offered", "arrived", "berthed", "loaded", "departed", ...
  std::string place;
  std::string cause;
  double quantity = 0;  // units
};

class TraceSink {
 public:
  TraceSink() = default;
  TraceSink(const TraceSink&) = default;
  TraceSink& operator=(const TraceSink&) = default;
  virtual ~TraceSink() = default;
  virtual void write(const TraceEvent& event) = 0;
};

/// A stage of one lot's journey.
struct JourneyStage {
  Time from, to;
  CauseKey cause;
  std::string carrier;  // "feeder#3", "yard", empty
};

/// Lots in the system at once; beyond this a run is out of all proportion and stops.
inline constexpr std::size_t kMostLots = 2'000'000;
/// Units of a flow offered in a run; beyond this its sums could leave 64 bits, and it stops.
inline constexpr std::int64_t kMostOffered = 100'000'000'000;

struct Watch {
  TraceSink* trace = nullptr;
  std::string follow;                 // "flow/number", numbers from 1 in order of offering
  std::vector<JourneyStage> journey;  // of the followed lot, filled by simulate
  /// For profiles: told whose event comes next, or Kind::None when results are measured.
  std::function<void(Kind)> before_event;
  /// Filled with what was active until the end of the window; the run is slower for it.
  ActivityLog* activity = nullptr;
  /// Narrower bounds, for those who run what they do not trust. Beyond them the run stops, as an
  /// event storm or at the queue limit.
  std::uint64_t most_events = std::numeric_limits<std::uint64_t>::max();
  std::size_t most_lots = kMostLots;
};

/// The scenario must have passed check() without errors. Parts of it that share nothing are run one
/// after another (see parts.hpp).
Outcome simulate(const scenario::Scenario& scenario,
                 Replication replication,
                 Watch* watch = nullptr);

/// The same with all parts in one run: the same rows, only later where there are many parts.
Outcome simulate_as_one(const scenario::Scenario& scenario,
                        Replication replication,
                        Watch* watch = nullptr);

}  // namespace corridor::model
