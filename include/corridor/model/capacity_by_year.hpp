#pragma once
// A ramp by theory: how full each resource is in each year of a scenario of several years.

#include <optional>
#include <string>
#include <vector>

#include "corridor/model/capacity.hpp"

namespace corridor::model {

struct YearOfResource {
  int year = 0;
  double demand = 0;    // servers needed, or trains per day
  double capacity = 0;  // servers that can serve, or trains per day
  double ratio = 0;     // demand by capacity
};

struct ResourceByYear {
  ResourceKind kind = ResourceKind::Facility;
  std::string name;
  std::vector<YearOfResource> years;  // those in which it is used
  std::optional<int> exceeded;        // the first year with a ratio above 1
};

/// The static capacity of each calendar year of the window, or part of one, with the dated changes
/// of that year in force; by falling highest ratio, then by name. The scenario must have passed
/// check().
std::vector<ResourceByYear> capacity_by_year(const scenario::Scenario& scenario);

}  // namespace corridor::model
