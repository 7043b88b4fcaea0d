#pragma once
// What is done at each facility and on each track, how often and for how long.

#include <vector>

#include "capacity_trips.hpp"

namespace corridor::model {

/// All work at a facility, or all starts on a track, in one period. Days and per day.
struct ResourceUse {
  double visits = 0;
  double time = 0;            // sum of visits * mean time
  double effective_time = 0;  // with the closures and breakdowns that lengthen it
  double effective_squares = 0;
  double berth_visits = 0;     // of ships that lie there, with their time
  double closed_wait = 0;      // sum of visits * mean wait for closures before
  double batch_wait = 0;       // sum of visits * mean wait for those that came at the same time
  double closed_share = 0;     // sum of visits * closed part of the time
  double longest_closure = 0;  // the longest mean length of what closes it
};

struct ResourceUses {
  std::vector<ResourceUse> facilities;  // by FacilityId
  std::vector<ResourceUse> tracks;      // by TrackId: visits only
};

ResourceUses uses_of(const Traffic& traffic, const std::vector<Trips>& trips);

/// A step in the terminal, without a vehicle.
struct PartyWork {
  FacilityId facility;
  double per_day = 0;
  double days = 0;
  double variance = 0;
  double batch = 1;  // E[B^2] / E[B] of B that come at the same instant
};

/// What a flow's lots have done at the node of a stage, in order.
std::vector<PartyWork> parties_at(const Traffic& traffic,
                                  const std::vector<Trips>& trips,
                                  FlowId flow,
                                  std::size_t stage);

}  // namespace corridor::model
