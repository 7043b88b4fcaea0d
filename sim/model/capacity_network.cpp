#include "capacity_network.hpp"

#include <algorithm>
#include <cmath>

#include "capacity_flow.hpp"
#include "compiler.hpp"

namespace corridor::model {

namespace {

using network::kUnlimited;
using scenario::Side;

std::optional<double> weighed(std::optional<double> capacity, double weight) {
  return capacity ? std::optional{*capacity * weight} : std::nullopt;
}
Vertex at(Spot spot, NodeId node, Mode mode) {
  return {spot, node.value, static_cast<std::uint32_t>(mode)};
}

Vertex begin_of(NodeId node, Side side) {
  return side == Side::Origin ? Vertex{Spot::Origin, node.value}
                              : at(Spot::Arrived, node, mode_of(side));
}
Vertex end_of(NodeId node, Side side) {
  return side == Side::Destination ? Vertex{Spot::Destination, node.value}
                                   : at(Spot::Departing, node, mode_of(side));
}

}  // namespace

FlowNetwork::FlowNetwork(const Traffic& traffic, const std::vector<FlowId>& flows, bool tonnes)
    : traffic_(traffic), layout_(traffic.layout()), rates_(traffic) {
  number(Vertex{Spot::Source});
  number(Vertex{Spot::Sink});
  for (const FlowId flow : flows) {
    const CommodityId commodity = layout_.flows[flow].commodity;
    const auto& mass = layout_.commodities[commodity].data->mass;
    weights_[commodity] = tonnes ? mass.value_or(Amount{}).to_units() : 1;
  }
  for (const auto& [commodity, weight] : weights_) {
    add_services(commodity, weight);
    add_handling(commodity, weight);
  }
  for (const auto& [key, shared] : shared_) {
    const double capacity = shared.limited ? shared.part.capacity : -1;
    add(shared.in, shared.out, capacity, shared.part);
  }
}

std::uint32_t FlowNetwork::number(const Vertex& vertex) {
  const auto next = static_cast<std::uint32_t>(vertices_.size());
  return vertices_.try_emplace(vertex, next).first->second;
}
void FlowNetwork::add(const Vertex& from, const Vertex& to, double capacity, const CutPart& part) {
  const bool limited = capacity >= 0 && capacity * kMicroUnits < static_cast<double>(kUnlimited);
  arcs_.push_back(
      {number(from),
       number(to),
       limited ? static_cast<std::int64_t>(std::llround(capacity * kMicroUnits)) : kUnlimited});
  parts_.push_back(part);
}

/// Ways of several commodities through one resource: it can do the most of what any of them can.
const Shared& FlowNetwork::share(const CutPart& resource,
                                 std::uint32_t id,
                                 std::uint32_t use,
                                 std::optional<double> capacity) {
  const auto kind = static_cast<std::uint32_t>(resource.kind);
  Shared fresh;
  fresh.part = resource;
  fresh.in = {Spot::In, kind, id, use};
  fresh.out = {Spot::Out, kind, id, use};
  Shared& shared = shared_.try_emplace({resource.kind, id, use}, fresh).first->second;
  shared.limited = shared.limited && capacity.has_value();
  shared.part.capacity = std::max(shared.part.capacity, capacity.value_or(0));
  return shared;
}

void FlowNetwork::add_services(CommodityId commodity, double weight) {
  for (std::uint32_t s = 0; s < layout_.services.size(); ++s) {
    const ServiceSpec& service = layout_.services[ServiceId{s}];
    if (service.capacity[commodity.value] <= Amount{}) {
      continue;
    }
    if (service.is_pipeline()) {
      add_pipeline(service, weight);
      continue;
    }
    for (std::uint32_t call = 0; call < service.calls.size(); ++call) {
      if (!service.calls[call].path.empty() || service.calls[call].rides.valid()) {
        add_ride(ServiceId{s}, call, commodity, weight);
      }
    }
  }
}

void FlowNetwork::add_pipeline(const ServiceSpec& service, double weight) {
  const auto rate = traffic_.conditions().pipeline_rate(service.pipe);
  const Shared& pipe = share({.kind = ResourceKind::Pipeline, .name = service.id},
                             service.pipe.value,
                             0,
                             weighed(rate, weight));
  add(at(Spot::Departing, service.calls.front().node, Mode::Pipeline), pipe.in);
  add(pipe.out, at(Spot::Arrived, service.calls.back().node, Mode::Pipeline));
}

/// Berth, fleet, tracks, berth.
void FlowNetwork::add_ride(ServiceId id, std::uint32_t call, CommodityId commodity, double weight) {
  const ServiceSpec& service = layout_.services[id];
  const std::uint32_t next = service.next_call(call);
  const double load = service.capacity[commodity.value].to_units();
  Vertex here = at(Spot::Departing, service.calls[call].node, service.mode);
  const auto pass = [&](const Shared& shared) {
    add(here, shared.in);
    here = shared.out;
  };
  const auto berth = [&](std::uint32_t at_call, Way way) {
    const Vertex off{Spot::Berthed, id.value, at_call, static_cast<std::uint32_t>(way)};
    for (const FacilityId facility : service.calls[at_call].berths) {
      const Shared& shared =
          share({.kind = ResourceKind::Berth, .name = layout_.facilities[facility].place},
                facility.value,
                static_cast<std::uint32_t>(way),
                weighed(rates_.berth(id, at_call, facility, commodity, way), weight));
      add(here, shared.in);
      add(shared.out, off);
    }
    here = service.calls[at_call].berths.empty() ? here : off;
  };
  berth(call, Way::Boarding);
  pass(share({.kind = ResourceKind::Fleet, .name = service.id},
             id.value,
             call,
             weighed(rates_.fleet(id, call, commodity), weight)));
  for (const TrackId track : service.calls[call].path) {
    auto starts = traffic_.conditions().starts_per_day(track);
    if (starts) {
      *starts *= traffic_.conditions().open_share(track) * load;
    }
    pass(share({.kind = ResourceKind::Track, .name = track_name(layout_, track)},
               track.value,
               0,
               weighed(starts, weight)));
  }
  berth(next, Way::Landing);
  add(here, at(Spot::Arrived, service.calls[next].node, service.mode));
}

void FlowNetwork::add_handling(CommodityId commodity, double weight) {
  const std::string& cargo = layout_.commodities[commodity].id;
  for (std::uint32_t n = 0; n < layout_.nodes.size(); ++n) {
    const NodeId node{n};
    std::set<std::pair<Side, Side>> given;
    for (const scenario::Handling& entry : layout_.nodes[node].data->handling) {
      const bool concerned =
          std::find(entry.cargo.begin(), entry.cargo.end(), cargo) != entry.cargo.end();
      if (concerned && given.insert({entry.from, entry.to}).second) {
        add_entry(node, entry, commodity, weight);
      }
    }
    add_free_ways(node, given);
  }
}

/// What begins here and what comes from elsewhere go through a facility apart, so that nothing is
/// delivered where it began.
void FlowNetwork::add_entry(NodeId node,
                            const scenario::Handling& entry,
                            CommodityId commodity,
                            double weight) {
  Vertex here = begin_of(node, entry.from);
  for (const Rates::Step& step : Rates::steps_of(entry)) {
    if (step.data->use.empty()) {
      continue;
    }
    const FacilityId facility = layout_.facility(node, step.data->use);
    const Shared& shared =
        share({.kind = ResourceKind::Facility, .name = layout_.facilities[facility].place},
              facility.value,
              entry.from == Side::Origin ? 1 : 0,
              weighed(rates_.step(node, commodity, step), weight));
    add(here, shared.in);
    here = shared.out;
  }
  add(here, end_of(node, entry.to));
}

/// Without an entry cargo of the same mode passes, and what begins or ends here needs no work.
void FlowNetwork::add_free_ways(NodeId node, const std::set<std::pair<Side, Side>>& given) {
  for (const Side side : {Side::Rail, Side::Sea, Side::Road, Side::Pipeline}) {
    for (const auto& [from, to] : {std::pair{side, side},
                                   std::pair{Side::Origin, side},
                                   std::pair{side, Side::Destination}}) {
      if (!given.contains({from, to})) {
        add(begin_of(node, from), end_of(node, to));
      }
    }
  }
}

network::MaxFlow FlowNetwork::max_flow() const {
  return network::max_flow(vertices_.size(), arcs_, 0, 1);
}

void FlowNetwork::keep(std::size_t n) {
  arcs_.resize(n);
  parts_.resize(n);
}

CutPart FlowNetwork::part(std::size_t arc) const {
  CutPart part = parts_[arc];
  part.capacity = static_cast<double>(arcs_[arc].capacity) / kMicroUnits;
  return part;
}

}  // namespace corridor::model
