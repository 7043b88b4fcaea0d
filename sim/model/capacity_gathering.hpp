#pragma once
// Cargo that gathers at a call until a vehicle takes it.

#include <limits>
#include <vector>

#include "capacity_trips.hpp"

namespace corridor::model {

/// What gathers at a call and when it goes. Days and per day.
struct Gathering {
  double loads = 0;   // full vehicles per day
  double groups = 0;  // that come together
  double least = 0;   // share of a vehicle below which it waits
  double at_most = std::numeric_limits<double>::infinity();
  double every = std::numeric_limits<double>::infinity();  // between departures of a timetable
  scenario::DepartWhen when = scenario::DepartWhen::Loaded;

  /// Of a vehicle that each group fills.
  [[nodiscard]] double group_size() const { return groups > 0 ? loads / groups : 0; }
  /// Whether a vehicle waits here for cargo or its hour.
  [[nodiscard]] bool makes_wait() const;
};

Gathering gathering_at(const Traffic& traffic,
                       const std::vector<Trips>& trips,
                       ServiceId service,
                       std::uint32_t call);

/// Departures per day when a vehicle is always there. Full, or `at_most` after the first group,
/// which comes to an empty place; groups as a Poisson process.
double departures_of(const Gathering& gathering);

/// Mean days that cargo waits for its vehicle to fill when one is always there. Full: (k - 1) / (2
/// g) with k groups to a vehicle and g of them a day, since the first waits for k - 1 more and the
/// last for none. Where `at_most` T comes first: T (1 + g T / 2) / (1 + g T).
double wait_to_fill(const Gathering& gathering);

}  // namespace corridor::model
