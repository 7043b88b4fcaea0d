#pragma once
// A ramp by theory: how full each resource is in each year of a scenario of several years.

#include <optional>
#include <string>
#include <vector>

#include "corridor/model/capacity.hpp"

namespace corridor::model {

/// Means of a calendar year, or of the part of it that is in the window.
struct YearOfResource {
  int year = 0;
  double demand = 0;        // in the unit of the resource
  double capacity = 0;      // what there is of it, closures and breakdowns taken off
  double ratio = 0;         // demand by capacity; infinite where there is nothing to serve with
  int months_exceeded = 0;  // of the year, with a ratio of at least 1
};

/// Units: "servers" of facilities, pools and berths, "starts/d" of tracks with slots or a headway,
/// "trips/d" of the vehicles of a service (needed if each is full on its busiest leg; what the
/// fleet can make, or what comes from outside), of pipelines the cargo's, "t/d" (capacity: rate
/// less other shippers').
struct ResourceByYear {
  ResourceKind kind = ResourceKind::Facility;
  std::string name;
  std::string unit;
  std::vector<YearOfResource> years;  // those in which it is used
  std::optional<int> exceeded;        // the first year with a ratio above 1
};

/// The static capacity of each calendar year of the window, or part of one, with the dated changes
/// of that year in force; by falling highest ratio, then by kind and name. Berths and tracks have
/// to serve the trips that fleets can make: behind a fleet that is too small they look emptier than
/// what is offered would make them. The scenario must have passed check().
std::vector<ResourceByYear> capacity_by_year(const scenario::Scenario& scenario);

}  // namespace corridor::model
