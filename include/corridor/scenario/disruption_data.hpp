#pragma once
// What takes things away for a time, and what changes at a date. Part of scenario.hpp.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/data_words.hpp"

namespace corridor::scenario {

/// Closed for `length` from offset + k * every after midnight of 1970-01-01 UTC.
struct Cycle {
  Duration every{0};
  Duration offset{0};
  Duration length{0};
};

enum class Weekday { Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

/// A shift, from and to hours after the local midnight of its day; beyond 24 h on the next one.
struct Hours {
  Duration from{0};
  Duration to{0};
};

/// Open in the hours of the days of the week that are no holidays, by local time; closed otherwise.
struct Shifts {
  std::vector<Hours> open;
  std::vector<Weekday> days;           // in order
  std::vector<Time> holidays;          // their midnights as if they were UTC; in order
  std::optional<Duration> utc_offset;  // default: of the nodes that the disruption closes
};

enum class Forbids { Arrivals, Departures, Starts };
enum class Reason { Weather, Works, Shift, Window };

/// A number that changes at a date. The reader has found the target and converted the value. What
/// is under way goes on as it began; the new value holds for what starts after it.
struct Change {
  enum class What {
    FacilityCount,
    FacilityTime,
    FacilityRate,
    BerthDepth,
    StorageCapacity,
    LinkSlots,
    LinkSpeed,
    LinkTime,
    LinkRate,
    FleetCount,
    FleetCapacity,
    FlowVolume
  } what{};
  std::string path;       // as written
  std::string owner;      // node, link, fleet or flow
  std::string part;       // facility or storage
  std::string commodity;  // of a capacity
  /// Count, slots per day, millionths of a unit (per day for a rate) or of a metre.
  std::int64_t value = 0;
  std::optional<Speed> speed;        // instead of `value`, of a link's speed
  std::optional<Distribution> time;  // or of a time
};

struct Disruption {
  std::vector<std::string> closes;  // "aktau", "aktau-alat" or "nodes.aktau.facilities.berths"
  std::vector<Forbids> forbids;     // empty: all three
  std::vector<Mode> modes;          // whose vehicles and steps; default: sea for weather, else all
  Reason reason = Reason::Works;    // weather when share_by_month is given
  UnderWay under_way = UnderWay::Finish;
  // exactly one kind of calendar:
  std::optional<std::array<double, 12>> share_by_month;  // closed share that results
  std::optional<Distribution> length;                    // of a closure, with share_by_month
  std::optional<Duration> longest;                       // cap of a closure
  std::optional<Cycle> every;
  std::optional<Shifts> shifts;
  std::vector<Window> dates;
  std::vector<Change> changes;  // instead of or beside `closes`, in force during `dates`
};

bool forbids(const Disruption& disruption, Forbids what);

}  // namespace corridor::scenario
