#pragma once
// The network of queues that the flows' routes make, and the waits that follow.

#include <vector>

#include "capacity_uses.hpp"

namespace corridor::model {

struct ResourceState {
  ResourceUse use;
  double servers = 0;
  double utilisation = 0;
  double arrival_scv = 1;
  double service_scv = 0;
  double wait = 0;  // infinite from a utilisation of 1 on
};

struct Loads {
  std::vector<ResourceState> facilities;  // by FacilityId
  std::vector<ResourceState> tracks;      // by TrackId
};

Loads loads_of(const Traffic& traffic, const std::vector<Trips>& trips);

}  // namespace corridor::model
