#pragma once
// Max-flow over the services' network.

#include <vector>

#include "capacity_trips.hpp"
#include "corridor/model/capacity.hpp"

namespace corridor::model {

/// Flows of which each shares a link in its direction with another of them.
std::vector<std::vector<FlowId>> same_ways(const Layout& layout, const std::vector<FlowId>& flows);

/// Of the flows together, in units of their one commodity, or in tonnes.
FlowCapacity flow_capacity(const Traffic& traffic, const std::vector<FlowId>& flows, bool tonnes);

/// Every commodity way by way, in byte order and by falling demand.
std::vector<FlowCapacity> flows_by_commodity(const Traffic& traffic);
/// All that have a mass, way by way.
std::vector<FlowCapacity> flows_together(const Traffic& traffic);

/// "aktau-alat to alat".
std::string track_name(const Layout& layout, TrackId track);

}  // namespace corridor::model
