#pragma once
// The window month by month, since demand, weather and dated changes differ: figures of the window
// are means over months by days, waits by customers (pointwise stationary approximation, Green and
// Kolesar 1991).

#include <vector>

#include "capacity_growth.hpp"
#include "capacity_loads.hpp"

namespace corridor::model {

/// Loads of one month with its part of the window.
struct MonthLoads {
  double weight = 0;
  int month = 0;  // 1..12
  std::vector<Trips> trips;
  Growth growth;
  Loads loads;
  std::vector<double> starts;                   // by TrackId, per day while open; 0: no limit
  std::vector<double> open;                     // by TrackId
  std::vector<double> vehicles;                 // by ServiceId
  std::vector<double> full_loads;               // by ServiceId
  std::vector<std::vector<VehicleWait>> waits;  // by ServiceId: the calls where cargo boards
};

MonthLoads month_loads(const Layout& layout, Period month, double weight);

/// Means of what limits each service's cargo, of those that are used.
std::vector<CarrierLoad> carriers_over(const std::vector<MonthLoads>& months);

/// Adds the rows of a service and of the calls where cargo boards it.
void add_service(const Layout& layout,
                 const std::vector<MonthLoads>& months,
                 ServiceId service,
                 StaticCapacity& result);

/// How long a service's vehicles lie at the berth of a call.
BerthCall berth_call(const Layout& layout,
                     const std::vector<MonthLoads>& months,
                     ServiceId service,
                     std::uint32_t call);

}  // namespace corridor::model
