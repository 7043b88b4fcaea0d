#pragma once
// Nodes with their facilities, storage and handling, and the waters at them. Part of scenario.hpp.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/data_words.hpp"
#include "corridor/scenario/money_data.hpp"

namespace corridor::scenario {

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
  std::optional<Length> length;         // of a berth: longer vehicles lie elsewhere
};

enum class WhenFull { Wait, Refuse, StopSource };
enum class Admit { Parts, Whole };

/// A yard, tank farm or waiting area. A commodity without an entry in `capacity` is not limited. A
/// tank holds one liquid, whose level rises and falls continuously.
struct Storage {
  bool tank = false;
  std::map<std::string, Amount> capacity;  // by commodity
  std::map<std::string, Amount> initial;   // by commodity, shared among its flows by volume
  std::map<std::string, std::vector<Amount>> marks;  // of a tank, by commodity: levels to be told
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
  std::string takes;                 // pool of which each lot takes a unit before the step
  std::string gives;                 // pool to which each gives one back after it
  int servers = 1;                   // at most so many work together on one vehicle
};

struct Handling {
  std::vector<std::string> cargo;  // commodities
  Side from = Side::Origin;
  Side to = Side::Destination;
  std::vector<HandlingStep> steps;
  std::optional<HandlingStep> direct;  // instead, onto a vehicle that lies there with room
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
  Duration utc_offset{0};  // of its local time
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

}  // namespace corridor::scenario
