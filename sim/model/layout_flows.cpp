// Flows: their routes over service legs, the stages of the journey and the free-flow time.

#include <algorithm>
#include <set>

#include "compiler.hpp"
#include "corridor/core/fingerprint.hpp"
#include "corridor/network/service_network.hpp"

namespace corridor::model {

using scenario::Side;

namespace {

/// Hours that a change of service adds when routes are compared: fewer changes win near-ties.
constexpr double kChangePenaltyHours = 6;

std::vector<network::ServiceLeg> all_legs(const Layout& layout) {
  std::vector<network::ServiceLeg> legs;
  for (std::uint32_t s = 0; s < layout.services.size(); ++s) {
    const ServiceSpec& service = layout.services[ServiceId{s}];
    const auto n = static_cast<std::uint32_t>(service.calls.size());
    for (std::uint32_t from = 0; from < n; ++from) {
      const bool cyclic = !service.is_pipeline() && service.cyclic();
      const std::uint32_t hops = cyclic ? n - 1 : n - 1 - from;
      std::uint32_t to = from;
      for (std::uint32_t hop = 0; hop < hops; ++hop) {
        to = service.next_call(to);
        const Stage stage{{}, {}, ServiceId{s}, from, to};
        legs.push_back({network::NodeId{service.calls[from].node.value},
                        network::NodeId{service.calls[to].node.value},
                        s,
                        from,
                        to,
                        core::to_hours(mean_leg_time(layout, stage)),
                        0});
      }
    }
  }
  return legs;
}

}  // namespace

void Compiler::add_flows() {
  for (const auto& [id, data] : scenario_.flows) {
    add_flow(id, data);
  }
  for (const bool riding : {true, false}) {  // how long they ride decides on other routes
    for (std::uint32_t f = 0; f < layout_.flows.size(); ++f) {
      if (layout_.flows[FlowId{f}].data->vehicles.has_value() == riding) {
        find_way(FlowId{f});
      }
    }
  }
}

void Compiler::add_flow(const std::string& id, const scenario::Flow& data) {
  FlowSpec flow;
  flow.id = id;
  flow.name_hash = core::hash64(id);
  flow.data = &data;
  flow.commodity = layout_.commodity(data.commodity);
  if (data.returns) {
    flow.returns_from = pool_stock(data.returns->pool, layout_.node(data.from));
    flow.returns_to = pool_stock(data.returns->pool, layout_.node(data.to));
  }
  if (data.vehicles) {
    const Amount lot = layout_.commodities[flow.commodity].lot;
    flow.lots_a_vehicle = data.vehicles->each.value_or(lot).micro / lot.micro;
  }
  layout_.flows.push_back(std::move(flow));
}

void Compiler::find_way(FlowId id) {
  FlowSpec& flow = layout_.flows[id];
  flow.stages = route(flow, flow.data->via, "flows." + flow.id);
  add_routes(flow);
  if (flow.stages.empty()) {
    return;
  }
  add_piles(flow);
  flow.free_flow = free_flow(flow.commodity, flow.stages);
  add_stream(id);
  judge_ride(flow);
}

/// A stream fills the tank that the first step at its origin enters, by itself.
void Compiler::add_stream(FlowId id) {
  const FlowSpec& flow = layout_.flows[id];
  if (!flow.data->arrives.continuous()) {
    return;
  }
  const std::string path = "flows." + flow.id + ".arrives";
  const auto& steps = layout_.plans[flow.stages.front().plan].middle;
  const bool enters = !steps.empty() && steps.front().into.valid() &&
                      layout_.storages[steps.front().into].is_tank();
  if (!enters || steps.front().facility.valid() || steps.front().takes_time()) {
    error(path,
          "a stream fills a tank (expected handling at " + flow.data->from + " from: origin, of " +
              flow.data->commodity +
              ", whose first step is only `into` a storage with tank: true)");
    return;
  }
  StorageSpec& tank = layout_.storages[steps.front().into];
  if (tank.stream.valid()) {
    error(path,
          "a second stream into " + tank.place + ", which flow " + layout_.flows[tank.stream].id +
              " fills (expected one stream a tank: give each flow its own tank)");
    return;
  }
  tank.stream = id;
}

/// Of those in `via`, as "; feeder does not carry wagon".
std::string Compiler::not_carried_by(const FlowSpec& flow,
                                     const std::vector<std::string>& via) const {
  std::string text;
  for (const ServiceSpec& service : layout_.services) {
    const bool named = std::find(via.begin(), via.end(), service.id) != via.end();
    if (named && service.capacity[flow.commodity.value] == Amount{}) {
      text += "; " + service.id + " does not carry " + flow.data->commodity;
    }
  }
  return text;
}

std::vector<Stage> Compiler::route(const FlowSpec& flow,
                                   const std::vector<std::string>& via,
                                   const std::string& path) {
  const NodeId from = layout_.node(flow.data->from);
  const NodeId to = layout_.node(flow.data->to);
  std::vector<network::ServiceLeg> legs;
  if (from != to) {
    network::RouteQuery query;
    query.from = network::NodeId{from.value};
    query.to = network::NodeId{to.value};
    query.hours_per_change = kChangePenaltyHours;
    for (const std::string& id : via) {
      const auto found = std::find_if(layout_.services.begin(),
                                      layout_.services.end(),
                                      [&id](const auto& service) { return service.id == id; });
      query.services.push_back(static_cast<std::uint32_t>(found - layout_.services.begin()));
    }
    query.allows = [this, &flow](const network::ServiceLeg& leg) {
      return layout_.services[ServiceId{leg.service}].capacity[flow.commodity.value] > Amount{};
    };
    const network::ServiceNetwork services{layout_.nodes.size(), all_legs(layout_)};
    const auto found = services.route(query);
    if (!found) {
      error(
          path,
          "no route from " + flow.data->from + " to " + flow.data->to + " by services that carry " +
              flow.data->commodity +
              (query.services.empty() ? ""
                                      : " with exactly the services named in `via`, in this order" +
                                            not_carried_by(flow, via)) +
              " (from there cargo reaches " + reachable(from, flow.commodity) + ")");
      return {};
    }
    for (const network::LegId leg : *found) {
      legs.push_back(services.leg(leg));
    }
  }
  Side side = Side::Origin;
  NodeId here = from;
  std::vector<Stage> stages;
  for (const network::ServiceLeg& leg : legs) {
    const ServiceId service{leg.service};
    const Side next = side_of(layout_.services[service].mode);
    const PlanId plan = plan_for(here, flow, side, next);
    stages.push_back({here, plan, service, leg.from_call, leg.to_call});
    side = next;
    here = NodeId{leg.to.value};
  }
  stages.push_back({to, plan_for(to, flow, side, Side::Destination), {}, 0, 0});
  return stages;
}

/// The nodes to which services carry the commodity from `from`.
std::string Compiler::reachable(NodeId from, CommodityId commodity) const {
  std::set<std::uint32_t> reached{from.value};
  const std::vector<network::ServiceLeg> legs = all_legs(layout_);
  for (std::size_t before = 0; before < reached.size();) {
    before = reached.size();
    for (const network::ServiceLeg& leg : legs) {
      const bool carries =
          layout_.services[ServiceId{leg.service}].capacity[commodity.value] > Amount{};
      if (carries && reached.contains(leg.from.value)) {
        reached.insert(leg.to.value);
      }
    }
  }
  reached.erase(from.value);
  constexpr std::size_t kMostNamed = 10;
  std::string names;
  std::size_t n = 0;
  for (const std::uint32_t node : reached) {
    if (++n <= kMostNamed) {
      names += (names.empty() ? "" : ", ") + layout_.nodes[NodeId{node}].id;
    }
  }
  if (n > kMostNamed) {
    names += " and " + std::to_string(n - kMostNamed) + " more";
  }
  return names.empty() ? "no other node" : names;
}

void Compiler::add_piles(FlowSpec& flow) {
  for (const Stage& stage : flow.all_stages) {
    if (!stage.service.valid()) {
      continue;
    }
    ServiceSpec& service = layout_.services[stage.service];
    CallSpec& call = service.calls[stage.board];
    if (!call.pile.valid()) {
      const std::string& place = layout_.nodes[call.node].id;
      call.pile =
          layout_.piles.push_back({stage.service,
                                   stage.board,
                                   call.node,
                                   layout_.causes.waiting(Lacking::Vehicle, place, service.id)});
    }
    call.boards[flow.commodity.value] = true;
    for (const StepPlan& step : layout_.plans[stage.plan].departure) {
      if (step.out_of.valid()) {
        call.stored_in[flow.commodity.value] = step.out_of;
        const StorageSpec& storage = layout_.storages[step.out_of];
        if (storage.is_tank()) {
          call.at_berth = layout_.causes.waiting(Lacking::Batch, storage.place, "stock");
        }
      }
    }
  }
}

}  // namespace corridor::model
