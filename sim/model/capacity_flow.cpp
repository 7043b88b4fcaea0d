#include "capacity_flow.hpp"

#include <algorithm>
#include <map>

#include "capacity_network.hpp"

namespace corridor::model {

namespace {

using network::kUnlimited;

/// Where the flows begin or end, with how much per day.
using Ends = std::map<NodeId, double>;

void add_ends(FlowNetwork& network, const Ends& from, const Ends& to, bool limited) {
  for (const auto& [node, units] : from) {
    network.add({Spot::Source}, {Spot::Origin, node.value}, limited ? units : -1);
  }
  for (const auto& [node, units] : to) {
    network.add({Spot::Destination, node.value}, {Spot::Sink}, limited ? units : -1);
  }
}

std::vector<std::string> names_of(const Layout& layout, const Ends& ends) {
  std::vector<std::pair<NodeId, double>> sorted(ends.begin(), ends.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second > b.second;
  });
  std::vector<std::string> names;
  names.reserve(sorted.size());
  for (const auto& [node, units] : sorted) {
    names.push_back(layout.nodes[node].id);
  }
  return names;
}

void add_ways(const Traffic& traffic,
              const std::vector<FlowId>& flows,
              bool tonnes,
              std::vector<FlowCapacity>& to) {
  std::vector<FlowCapacity> found;
  for (const std::vector<FlowId>& way : same_ways(traffic.layout(), flows)) {
    found.push_back(flow_capacity(traffic, way, tonnes));
  }
  std::stable_sort(
      found.begin(), found.end(), [](const auto& a, const auto& b) { return a.demand > b.demand; });
  to.insert(to.end(), found.begin(), found.end());
}

}  // namespace

std::vector<FlowCapacity> flows_by_commodity(const Traffic& traffic) {
  std::map<CommodityId, std::vector<FlowId>> flows;
  for (std::uint32_t f = 0; f < traffic.layout().flows.size(); ++f) {
    if (traffic.units(FlowId{f}) > 0) {
      flows[traffic.layout().flows[FlowId{f}].commodity].push_back(FlowId{f});
    }
  }
  std::vector<FlowCapacity> all;
  for (const auto& [commodity, of_it] : flows) {
    add_ways(traffic, of_it, false, all);
  }
  return all;
}

std::vector<FlowCapacity> flows_together(const Traffic& traffic) {
  std::vector<FlowId> massive;
  for (std::uint32_t f = 0; f < traffic.layout().flows.size(); ++f) {
    const CommodityId commodity = traffic.layout().flows[FlowId{f}].commodity;
    const auto& mass = traffic.layout().commodities[commodity].data->mass;
    if (traffic.units(FlowId{f}) > 0 && mass && *mass > Amount{}) {
      massive.push_back(FlowId{f});
    }
  }
  std::vector<FlowCapacity> all;
  add_ways(traffic, massive, true, all);
  return all;
}

FlowCapacity flow_capacity(const Traffic& traffic, const std::vector<FlowId>& flows, bool tonnes) {
  const Layout& layout = traffic.layout();
  FlowNetwork network{traffic, flows, tonnes};
  FlowCapacity result;
  Ends from;
  Ends to;
  for (const FlowId id : flows) {
    const FlowSpec& flow = layout.flows[id];
    const double units = traffic.units(id) * network.weight(flow.commodity);
    from[flow.stages.front().node] += units;
    to[flow.stages.back().node] += units;
    result.demand += units;
  }
  result.from = names_of(layout, from);
  result.to = names_of(layout, to);
  const std::size_t n_inside = network.n_arcs();
  add_ends(network, from, to, false);
  const network::MaxFlow most = network.max_flow();
  if (most.value < kUnlimited) {
    result.max_flow = static_cast<double>(most.value) / kMicroUnits;
    for (const std::size_t arc : most.cut) {
      result.cut.push_back(network.part(arc));
    }
  }
  network.keep(n_inside);
  add_ends(network, from, to, true);
  const double offered = static_cast<double>(network.max_flow().value) / kMicroUnits;
  result.carried = std::min(result.demand, offered);
  const CommoditySpec& commodity = layout.commodities[layout.flows[flows.front()].commodity];
  result.commodity = tonnes ? "" : commodity.id;
  result.unit = tonnes ? "t" : commodity.data->unit;
  return result;
}

}  // namespace corridor::model
