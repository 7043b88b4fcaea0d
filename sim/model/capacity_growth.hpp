#pragma once
// How far all demand can grow before the first resource is full.

#include <vector>

#include "capacity_trips.hpp"
#include "corridor/model/capacity.hpp"

namespace corridor::model {

struct Growth {
  double factor = 0;  // infinite: nothing is limited
  std::string fills;  // the resource that is full then
  ResourceKind kind = ResourceKind::Facility;
  std::vector<CarrierLoad> carriers;  // limited ones, by ServiceId; their peaks are not set
};

/// With full vehicles loads grow in proportion to demand, so the first resource to be full is the
/// one of the highest utilisation, when demand is the inverse of it times what it is.
Growth growth_of(const Traffic& traffic);

}  // namespace corridor::model
