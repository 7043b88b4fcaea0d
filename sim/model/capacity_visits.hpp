#pragma once

// Who comes to which facility and track, from where and how unevenly: the arcs of the queueing
// network of docs/capacity.md.

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "capacity_trips.hpp"

namespace corridor::model {

/// Customers that go from one resource to the next.
struct Move {
  double leave = 0;  // customers per day of the first resource
  double come = 0;   // of the second
};

/// Resources are numbered: facilities, then tracks.
struct Visits {
  std::vector<double> outside;              // customers per day that come from outside
  std::vector<double> outside_variability;  // their rate times their squared variation
  std::map<std::pair<std::size_t, std::size_t>, Move> moves;
};

[[nodiscard]] Visits visits_of(const Traffic& traffic, const std::vector<Trips>& trips);

}  // namespace corridor::model
