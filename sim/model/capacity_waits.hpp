#pragma once
// How long cargo waits for its vehicle.

#include <vector>

#include "capacity_trips.hpp"
#include "corridor/model/capacity.hpp"

namespace corridor::model {

/// One row for each call where cargo boards, in their order. Where vehicles wait for cargo: until
/// one is full. Where they come and go: (1 + c^2) / (2 n) for n a day that come at intervals of
/// squared variation c^2, 1 for those of a fleet (Cox 1962, section 5.4: the rest of an interval).
std::vector<VehicleWait> vehicle_waits(const Traffic& traffic,
                                       const std::vector<Trips>& trips,
                                       ServiceId service);

}  // namespace corridor::model
