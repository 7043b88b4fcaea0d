#pragma once
// Links, fleets and services. Part of scenario.hpp.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/data_words.hpp"
#include "corridor/scenario/line_data.hpp"
#include "corridor/scenario/money_data.hpp"

namespace corridor::scenario {

/// A connection of two nodes, usable both ways unless `one_way`; each direction has its own slots.
/// The key `a-b` names the ends unless `from` and `to` do.
struct Link {
  Mode mode = Mode::Rail;
  std::string from;
  std::string to;
  bool one_way = false;
  std::optional<Length> length;
  std::optional<Distribution> time;  // running time; or
  std::optional<Speed> speed;        // commercial speed over `length`
  std::optional<Slots> slots;        // path slots: one train a start
  std::optional<Duration> headway;   // least time between starts, with sections on each of them
  // a line of sections with loops between them
  std::vector<Section> sections;
  std::vector<Loop> loops;  // one fewer
  Duration clearance{0};    // from a train out of a section to one the other way
  Dispatching dispatching = Dispatching::Safe;
  TrainOrder order = TrainOrder::Alternate;
  std::vector<BackgroundTrains> background_trains;
  std::optional<Length> max_train_length;
  std::optional<Amount> max_train_mass;  // grams
  // pipelines
  std::optional<Rate> rate;           // pumping capacity
  std::optional<Rate> background;     // other shippers' flow
  std::optional<Amount> line_fill;    // what must be pushed in before a parcel comes out
  std::optional<Amount> batch;        // least amount of one flow that is pumped in a row
  std::map<std::string, int> shares;  // of the line while several flows wait for it, in proportion
  std::string operated_by;            // who is paid; empty: "carrier ID"
  std::vector<Tariff> tariffs;
  std::optional<Emissions> emissions;
};

/// Technical running time of a section, forward or backward.
Duration running_time(const Link& link, std::size_t section, bool backward);

enum class FleetKind { Ship, Train, Road };
enum class CapacityRule { Separate, Shared };  // Shared: shares of capacity add up to at most 1

/// How deep a vessel lies; in between in proportion to the mass aboard.
struct Draught {
  Length light;      // empty
  Length laden;      // with its full capacity
  Length clearance;  // kept under the keel
};

struct Fleet {
  FleetKind kind = FleetKind::Ship;
  std::optional<int> count;                // none: unlimited
  std::map<std::string, Amount> capacity;  // by commodity
  std::optional<Length> lanes;             // of a ship, shared by all that has a length
  CapacityRule capacity_rule = CapacityRule::Separate;
  std::string home;                  // node; default: first call of its service
  std::map<std::string, int> start;  // vehicles by node at the beginning; the others at home
  std::optional<Length> length;      // of one vehicle; none: it fits into every loop and berth
  std::optional<Amount> tare;        // grams of an empty vehicle
  std::optional<Draught> draught;    // of a ship; none: no water is too shallow
  std::optional<Money> day_cost;     // of one vehicle, idle or not
  std::optional<Emissions> emissions;
};

enum class DepartWhen { Full, Loaded, Timetable, AtOnce };
enum class Since { Unloaded, Berthed };
enum class IfShort { Wait, Part, Cancel };

/// When a vehicle leaves a call. Tested in this order: window, weather, rule.
///   full      no waiting lot fits into what is left
///   loaded    all cargo present at the end of unloading is aboard
///   at_once   loads what is there until nothing that fits is left, never waits
///   timetable at the next departure of `timetable`; `if_short` decides below `at_least`
/// Below `at_least` it waits on; after `at_most` it leaves in any case.
struct DepartRule {
  DepartWhen when = DepartWhen::Loaded;
  std::optional<Amount> at_least;
  std::optional<Duration> at_most;
  Since since = Since::Unloaded;
  std::string window;  // a cyclic disruption during whose closures it must not leave
  IfShort if_short = IfShort::Part;
  std::optional<Timetable> timetable;
};

/// What brings a vehicle to its berth or away from it: pilots, tugs, a lock, a shunting engine. One
/// server of each facility is held for the time.
struct Manoeuvre {
  std::vector<std::string> use;      // facilities of the call's node; empty: a delay
  std::optional<Distribution> time;  // default: that of the first facility
  std::string takes;                 // pool of which the vehicle takes a unit before it
  std::string gives;                 // pool to which it gives one back after it
};

struct Call {
  std::string at;                   // node
  std::vector<std::string> berths;  // one of these facilities is held from arrival to cast-off
  int priority = 0;                 // for berth, manoeuvres and work: higher first
  std::vector<std::string> via;     // nodes passed on the way to this call, in order
  std::vector<Manoeuvre> inbound;   // before it is berthed, when a berth is kept for it
  std::vector<Manoeuvre> outbound;  // before it departs; its berth is free afterwards
  DepartRule depart;
  std::optional<Demurrage> demurrage;
};

enum class WaitsAt { Anchor, Berth };

/// A commodity's part of a vehicle's shared room.
struct RoomShare {
  double at_least = 0;  // kept for it
  double at_most = 1;
};

/// Vehicles of a fleet working a calling pattern. With a counted fleet the pattern is a cycle; with
/// an unlimited one vehicles appear at the first call when there is cargo and leave at the last.
/// Who boards first among lots of the same priority.
enum class BoardsFirst { Arrived, Due };

struct Service {
  std::string fleet;
  std::optional<int> vehicles;  // of the fleet; default: all
  std::vector<Call> calls;
  std::vector<std::string> carries;          // commodities; default: those of the fleet's capacity
  std::map<std::string, RoomShare> room;     // by commodity; others take what is left
  std::optional<Distribution> speed_factor;  // one draw a leg, multiplies running times
  WaitsAt waits_at = WaitsAt::Anchor;
  BoardsFirst order = BoardsFirst::Arrived;
  int priority = 0;                           // of its trains on lines with sections: higher first
  std::optional<Distribution> arrives_every;  // vehicles from outside, which leave at the last call
  std::string operated_by;                    // who is paid; empty: "carrier ID"
  std::vector<Tariff> tariffs;
};

/// The mode whose links a fleet of this kind uses.
Mode mode_of(FleetKind kind);

}  // namespace corridor::scenario
