#pragma once
// What theory says of a scenario without a run: the most that its network can carry, how busy each
// resource is, how long what comes there waits. docs/capacity.md has every formula with its source.

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

enum class ResourceKind { Facility, Berth, Track, Fleet, Pipeline };

/// A resource in a minimum cut. Capacities are per day, in units of the commodity, or in tonnes.
struct CutPart {
  ResourceKind kind = ResourceKind::Facility;
  std::string name;  // "aktau.rail_front", "aktau-alat to alat", "feeder"
  double capacity = 0;
};

/// Max-flow and min-cut of flows that run the same way: joined are those whose routes share a link
/// in one direction. So cargo west and cargo east are two, and no unit may stand for one that goes
/// back.
struct FlowCapacity {
  std::string commodity;  // empty: all that have a mass, in tonnes
  std::string unit;
  std::vector<std::string> from, to;  // the nodes where it begins and ends, by falling demand
  double demand = 0;                  // per day
  /// Most per day from its origins to its destinations by any services that carry it, whatever is
  /// offered, every vehicle full and nothing else on the network; none: no limit.
  std::optional<double> max_flow;
  std::vector<CutPart> cut;  // nearest the origins
  double carried = 0;        // most per day of what is offered
};

/// A call of a service that holds a berth; hours there, from arrival to cast-off.
struct BerthCall {
  std::string service;
  int call = 0;
  double hours = 0;
};

/// How long a part of the time a resource is taken, and how long is waited for it. Days and per
/// day.
struct ResourceLoad {
  ResourceKind kind = ResourceKind::Facility;
  std::string name;        // "aktau.rail_front", "aktau-alat to alat"
  std::string node, id;    // of a facility; of a track its start and link
  double servers = 0;      // mean over the window
  double open = 1;         // part of the time in which they can serve
  double arrivals = 0;     // per day
  double service = 0;      // mean time of one
  double busy = 0;         // arrivals * service / servers, of all time
  double utilisation = 0;  // of the time in which they can serve
  double peak = 0;         // the same in the busiest month
  int peak_month = 0;      // 1..12
  int overloaded_months = 0;
  double arrival_scv = 1;
  double service_scv = 0;      // with closures and breakdowns, as the wait takes it
  double wait = 0;             // mean; infinite when overloaded in the mean
  double wait_closed = 0;      // of which for closures
  bool by_slots = false;       // of a track
  double longest_closure = 0;  // mean length of what closes it longest
  std::vector<BerthCall> berth_calls;
  /// Vehicles that can be here at once, where only those of counted fleets come: all of a service
  /// that berths or unloads, one for each call at which a service loads.
  std::optional<double> circulating;
};

/// Occupation of a line in one direction (UIC leaflet 406, 2004: at most 60 % of a day and 75 % of
/// the peak for mixed traffic).
struct LineOccupation {
  std::string link, from, to;
  double trains = 0;    // per day
  double capacity = 0;  // per day
  double mean = 0;      // share
  double peak = 0;      // in the busiest month
  int peak_month = 0;
};

/// Ships' berths (UNCTAD 1985: highest occupancy that does not make queues too long).
struct BerthOccupancy {
  std::string node, facility;
  double berths = 0;
  double calls = 0;      // per day
  double hours = 0;      // at the berth
  double occupancy = 0;  // of all time
  double peak = 0;
  int peak_month = 0;
  double guidance = 0;
};

/// How often a service's vehicles go; days and per day.
struct ServiceTraffic {
  std::string service;
  std::string mode;
  std::optional<double> vehicles;
  double trips = 0;
  std::optional<double> most;  // none: not limited by the fleet
  double full_loads = 0;       // vehicles per day if all were full on the busiest leg
  double running = 0, working = 0, closed = 0, for_cargo = 0;  // of a cycle
};

/// What the flows need of a service's vehicles or of a pipeline beside the most there is of it.
struct CarrierLoad {
  ResourceKind kind = ResourceKind::Fleet;
  std::string name;   // of the service or the link
  std::string unit;   // of what a pipeline carries; else empty
  double needed = 0;  // per day: trips with full vehicles on the busiest leg, or units
  double most = 0;  // per day: trips of the fleet (vehicles / cycle), or rate less other shippers'
  double peak = 0;  // ratio in the busiest month
  int peak_month = 0;  // 1..12
  int overloaded_months = 0;
  /// Infinite where there is nothing to carry with.
  [[nodiscard]] double ratio() const;
};

enum class VehicleRule { Fills, NextVehicle, NextFromOutside };

/// Waiting of cargo at a call for its vehicle to come or to fill; days.
struct VehicleWait {
  std::string service, node;
  int call = 0;  // its place in the pattern
  VehicleRule rule = VehicleRule::Fills;
  double lots = 0;            // that board, per day
  double wait = 0;            // mean of a lot, in the months in which vehicles carry all that comes
  int overloaded_months = 0;  // the others
  double closed = 0;          // mean of a vehicle for closures, before and after its work
};

struct StaticCapacity {
  double days = 0;                        // of the window
  std::vector<FlowCapacity> commodities;  // by commodity in byte order, then by falling demand
  std::vector<FlowCapacity> together;     // by falling demand
  /// Demand of every flow times this fills the first resource, with full vehicles on today's
  /// routes.
  double growth = 0;  // infinite: nothing is limited
  std::string fills;  // that resource
  ResourceKind fills_kind = ResourceKind::Facility;
  double peak_growth = std::numeric_limits<double>::infinity();  // in its narrowest month
  std::string peak_fills;
  int peak_month = 0;               // 1..12
  std::vector<ResourceLoad> loads;  // facilities, then tracks; those that are used
  std::vector<LineOccupation> lines;
  std::vector<BerthOccupancy> berths;
  std::vector<ServiceTraffic> services;
  std::vector<CarrierLoad> carriers;  // limited and used, in the order of services
  std::vector<VehicleWait> vehicle_waits;
};

/// Max-flow alone: cargo by cargo, without what it is together.
std::vector<FlowCapacity> flow_capacities(const scenario::Scenario& scenario);

/// Means over the statistics window. The scenario must have passed check().
StaticCapacity static_capacity(const scenario::Scenario& scenario);

/// UNCTAD 1985, table "maximum berth occupancy" for a ship's time costing four times a berth's:
/// 0.40 for one berth, 0.50, 0.55, 0.60, 0.65, and 0.70 from six berths on.
double berth_guidance(double berths);

}  // namespace corridor::model
