#pragma once
// A scenario as plain data: what the YAML says, checked field by field, with units converted and
// defaults filled in. Maps are ordered by id in byte order, which numbers the entities of a run.
// Nothing here knows YAML; nothing here knows how the model works. Long because the nouns of one
// language are read together.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/core/distribution.hpp"
#include "corridor/core/quantity.hpp"
#include "corridor/core/time.hpp"

namespace corridor::scenario {

using core::Amount;
using core::Distribution;
using core::Duration;
using core::Emission;
using core::Length;
using core::Mark;
using core::Money;
using core::Rate;
using core::Speed;
using core::Time;

enum class Mode { Rail, Sea, Road, Pipeline };
/// Where a lot comes from or goes to inside a node: a mode, or the ends of its journey.
enum class Side { Origin, Destination, Rail, Sea, Road, Pipeline };
/// What happens to work under way when its server closes or fails.
enum class UnderWay { Finish, Pause, Restart };
enum class Confidence { Unstated, Sourced, Derived, Assumed };

/// n starts in each period, evenly spaced: start k of a period at k * per / count.
struct Slots {
  std::int64_t count = 0;
  Duration per = core::kDay;
  friend bool operator==(const Slots&, const Slots&) = default;
};

struct Commodity {
  std::string unit;                 // "TEU", "t", "wagon", "truck": spelled as in units
  Amount lot;                       // cargo moves in whole lots
  std::optional<Amount> mass;       // tonnes per unit (its `micro` is grams); 1 t when unit is t
  std::optional<Money> delay_cost;  // per unit and day
};

/// What carrying cargo on a leg costs. Of a list the first entry that fits is charged, its price
/// and its price by distance together.
struct Tariff {
  std::vector<std::string> cargo;  // commodities
  std::string from;                // node where the leg begins; empty: any
  std::string to;                  // where it ends
  std::optional<Money> price;      // per unit
  std::optional<Money> per_km;     // per unit and km of the way
};

/// Of cargo that lies in a storage longer than `free_time`.
struct StorageFee {
  Duration free_time{0};
  Money fee;  // per unit and day beyond
};

/// Of a vehicle that stays at a call longer than `laytime`, from arrival to departure.
struct Demurrage {
  Duration laytime{0};
  Money rate;  // per day beyond
};

/// CO2 of one vehicle; of a pipeline only `per_tonne_km`.
struct Emissions {
  std::optional<Emission> per_tonne_km;
  std::optional<Emission> per_km;    // loaded or empty
  std::optional<Emission> at_berth;  // per hour
};

struct Breakdown {
  Distribution time_to_failure;
  Distribution time_to_repair;
  enum class Clock { Calendar, Working } clock = Clock::Calendar;
  UnderWay under_way = UnderWay::Pause;
};

/// Identical servers at a node: berths, cranes, tracks, gauge-change lines, customs lanes.
struct Facility {
  int count = 1;
  std::optional<Distribution> time;  // default for steps that use it
  std::optional<Rate> rate;          // of one server
  UnderWay under_way = UnderWay::Finish;
  std::optional<Breakdown> breakdowns;  // of each server
  std::optional<Length> depth;          // of a berth, at the datum of its water; none: no limit
};

enum class WhenFull { Wait, Refuse, StopSource };
enum class Admit { Parts, Whole };

/// A yard, tank farm or waiting area. A commodity without an entry in `capacity` is not limited.
struct Storage {
  std::map<std::string, Amount> capacity;  // by commodity
  std::map<std::string, Amount> initial;   // by commodity, shared among its flows by volume
  std::map<std::string, StorageFee> fees;  // by commodity; without an entry it lies for nothing
  WhenFull when_full = WhenFull::Wait;
  Admit admit = Admit::Parts;
};

enum class Per { Lot, Group, Train };

/// One step of handling. Steps up to the first `into` are work on the arriving vehicle, steps from
/// the last `out_of` on are work on the departing one, those between happen in storage.
struct HandlingStep {
  std::string use;  // facility, or empty: a delay without a server
  Per per = Per::Lot;
  std::optional<Distribution> time;  // of one piece (lot, group, train)
  std::optional<Rate> rate;          // with a vehicle: piece by piece at this rate
  std::optional<Duration> fixed;     // once per vehicle (or per piece without a vehicle)
  std::string into;                  // storage entered when the step ends
  std::string out_of;                // storage left when the step starts
  std::optional<Money> tariff;       // per unit
};

struct Handling {
  std::vector<std::string> cargo;  // commodities
  Side from = Side::Origin;
  Side to = Side::Destination;
  std::vector<HandlingStep> steps;
};

struct Position {
  double latitude = 0;
  double longitude = 0;
};

struct Node {
  std::string name;         // defaults to the id
  std::string country;      // ISO 3166 alpha-2
  std::string operated_by;  // who is paid here; empty: "terminal ID"
  std::optional<Position> position;
  std::map<std::string, Facility> facilities;
  std::map<std::string, Storage> storage;
  std::vector<Handling> handling;
};

struct WaterLevel {
  Time at;
  Length level;  // over the datum of the depths; below zero when the water has fallen
};

/// A sea or river: its level along straight lines between the points, and as at the nearest point
/// outside them.
struct Water {
  std::vector<std::string> nodes;  // whose berths lie in it
  std::vector<WaterLevel> levels;  // in order of time
};

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
  std::optional<Duration> headway;   // least time between starts
  // pipelines
  std::optional<Rate> rate;         // pumping capacity
  std::optional<Rate> background;   // other shippers' flow
  std::optional<Amount> line_fill;  // what must be pushed in before a parcel comes out
  std::string operated_by;          // who is paid; empty: "carrier ID"
  std::vector<Tariff> tariffs;
  std::optional<Emissions> emissions;
};

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
  CapacityRule capacity_rule = CapacityRule::Separate;
  std::string home;                  // node; default: first call of its service
  std::map<std::string, int> start;  // vehicles by node at the beginning; the others at home
  std::optional<Draught> draught;    // of a ship; none: no water is too shallow
  std::optional<Money> day_cost;     // of one vehicle, idle or not
  std::optional<Emissions> emissions;
};

enum class DepartWhen { Full, Loaded, Timetable, AtOnce };
enum class Since { Unloaded, Berthed };
enum class IfShort { Wait, Part, Cancel };

struct Timetable {
  std::optional<Duration> every;  // departures at offset + k * every after midnight of `from`
  Duration offset{0};
  std::vector<Time> times;  // or these, in order
};

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

struct Call {
  std::string at;                // node
  std::string berth;             // facility held from arrival to cast-off; empty: none
  std::vector<std::string> via;  // nodes passed on the way to this call, in order
  DepartRule depart;
  std::optional<Demurrage> demurrage;
};

enum class WaitsAt { Anchor, Berth };

/// Vehicles of a fleet working a calling pattern. With a counted fleet the pattern is a cycle; with
/// an unlimited one vehicles appear at the first call when there is cargo and leave at the last.
struct Service {
  std::string fleet;
  std::optional<int> vehicles;  // of the fleet; default: all
  std::vector<Call> calls;
  std::vector<std::string> carries;          // commodities; default: those of the fleet's capacity
  std::optional<Distribution> speed_factor;  // one draw a leg, multiplies running times
  WaitsAt waits_at = WaitsAt::Anchor;
  std::optional<Distribution> arrives_every;  // vehicles from outside, which leave at the last call
  std::string operated_by;                    // who is paid; empty: "carrier ID"
  std::vector<Tariff> tariffs;
};

enum class ArrivalForm { Lots, Group, BlockTrain };
enum class ArrivalProcess { Poisson, Even };

struct Arrivals {
  ArrivalForm as = ArrivalForm::Lots;
  std::optional<Distribution> size;  // units of the commodity, rounded to lots, at least one
  ArrivalProcess process = ArrivalProcess::Poisson;  // with `volume`
  std::optional<Distribution> every;                 // or a renewal process (microseconds)
  Duration first{0};             // with `every`: the first one comes this long after the start
  bool starts_with_draw = true;  // false when `first` is given
  std::vector<Time> at;          // or these instants
};

struct Flow {
  std::string from;
  std::string to;
  std::string commodity;
  std::optional<Amount> volume;       // per calendar year
  std::array<double, 12> by_month{};  // shares of the year, sum 1; default: by days
  bool by_month_given = false;
  Arrivals arrives;
  std::optional<Duration> due;
  int priority = 0;                 // higher boards first
  std::vector<std::string> via;     // services in order
  std::vector<std::string> counts;  // labels of totals, e.g. titr
  /// Per unit: all that the shipper pays, to the operator, who pays legs and terminals.
  std::optional<Money> through_rate;
  std::string operated_by;  // of the through rate; empty: "through operator of ID"
};

struct Window {
  Time from;
  Time to;
};

/// Closed for `length` from offset + k * every after midnight of 1970-01-01 UTC.
struct Cycle {
  Duration every{0};
  Duration offset{0};
  Duration length{0};
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
  std::int64_t value =
      0;  // count, slots per day, millionths of a unit (per day for a rate) or metre
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
  std::vector<Window> dates;
  std::vector<Change> changes;  // instead of or beside `closes`, in force during `dates`
};

struct Option {
  std::map<std::string, std::string> changes;  // path -> value as written
  std::optional<Time> from;
  std::optional<Money> capex;
  std::optional<Money> opex;  // per year
  std::string source;
};

enum class Statistic { Mean, P50, P80, P95 };
/// What a comparison is worth: a balance is right when what was put in comes out.
enum class Role { Compared, Fitted, Predicted, Balance };

/// One value of a series, for its own period within the statistics window.
struct ObservedPeriod {
  std::optional<Time> from;  // none: the beginning of the window
  std::optional<Time> to;    // none: its end
  double value = 0;          // in `unit`
  std::string unit;
  std::string source;
  std::string note;
};

/// An observed figure to print beside the simulated one. `measure` is one of the names in
/// docs/scenario-reference.md; events are "offered", "delivered" or "<verb> <node>" with verb
/// arrived, unloaded, loaded or departed.
struct Observed {
  std::string id;
  std::string measure;
  std::vector<std::string> of;  // flows, labels, services or nodes, by measure
  std::string at;               // node, where the measure needs one
  std::string from_event;
  std::string to_event;
  Statistic statistic = Statistic::Mean;  // of transit and dwell
  double value = 0;                       // in `unit`; not used beside a series
  std::string unit;                       // as written, "Mt/yr", "d", "h", "TEU/yr", "1/month"
  std::vector<ObservedPeriod> series;
  double tolerance = 0.1;  // relative
  Role role = Role::Compared;
  std::string source;
  std::string note;
  Confidence confidence = Confidence::Unstated;
};

/// What is compared: an observed figure as a whole, or one entry of its series.
struct ObservedPart {
  std::size_t figure = 0;            // index into Scenario::observed
  std::optional<std::size_t> entry;  // of its series
  Window period;
};

/// Where a number comes from and how far it may move; keyed by path in Scenario::provenance.
struct Provenance {
  std::string source;
  Confidence confidence = Confidence::Unstated;
  std::string low;  // as written
  std::string high;
  std::string note;
};

struct Scenario {
  int format = 1;
  std::string name;
  Time from;
  Time to;
  Duration warm_up{0};
  Duration cool_down{0};
  int replications = 20;
  std::uint64_t seed = 1;
  std::string currency;                     // of the accounts; empty: the one of all prices
  std::map<std::string, Money> currencies;  // what one of another currency is worth
  std::map<std::string, Commodity> commodities;
  std::map<std::string, Node> nodes;
  std::map<std::string, Link> links;
  std::map<std::string, Water> waters;
  std::map<std::string, Fleet> fleets;
  std::map<std::string, Service> services;
  std::map<std::string, Flow> flows;
  std::map<std::string, Disruption> disruptions;
  std::map<std::string, Option> options;
  std::vector<std::string> with;     // of these, which the reader puts in force (then: applied)
  std::vector<std::string> applied;  // of these, whose changes it has already
  std::vector<Observed> observed;

  std::map<std::string, Provenance> provenance;  // by path
  std::map<std::string, Mark> marks;             // of every path that was written
  std::map<std::string, std::string> units;      // cargo units by path, where no commodity tells

  /// Mark of `path`, or of its nearest written ancestor.
  [[nodiscard]] Mark mark_of(const std::string& path) const;
};

bool forbids(const Disruption& disruption, Forbids what);

/// The observed figures in their order, each with the statistics window or entry by entry.
std::vector<ObservedPart> observed_parts(const Scenario& scenario);

/// The mode whose links a fleet of this kind uses.
Mode mode_of(FleetKind kind);

}  // namespace corridor::scenario
