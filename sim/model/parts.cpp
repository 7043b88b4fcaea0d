#include "corridor/model/parts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "corridor/network/components.hpp"

namespace corridor::model {

namespace {

using scenario::Scenario;

/// "nodes.aktau.facilities.berths", "links.aktau-alat" or "aktau" -> "aktau", "aktau-alat".
std::string owner_of(std::string_view closed) {
  for (const std::string_view kind : {"nodes.", "links."}) {
    if (closed.starts_with(kind)) {
      closed.remove_prefix(kind.size());
    }
  }
  return std::string(closed.substr(0, closed.find(".facilities.")));
}

bool leaves_by(const scenario::Service& service, const std::string& window) {
  return std::ranges::any_of(
      service.calls, [&](const scenario::Call& call) { return call.depart.window == window; });
}

/// Which part each node, link, fleet, service, flow and observed figure belongs to.
class Parting {
 public:
  explicit Parting(const Scenario& whole) : whole_(whole) {
    join_network();
    join_pools();
    join_services();
    join_flows();
    join_embargoes();
    join_observed();
    component_ = network::connected_components(number_.size(), joints_);
    number_parts();
  }

  [[nodiscard]] std::size_t n_parts() const { return std::max<std::size_t>(1, with_flow_.size()); }
  [[nodiscard]] std::size_t of(const std::string& kind, const std::string& id) const {
    return part(component_[number_.at({kind, id})]);
  }
  /// Of what `closes` names, a node or a link.
  [[nodiscard]] std::size_t of_place(const std::string& path) const {
    const std::string owner = owner_of(path);
    return of(whole_.nodes.contains(owner) ? "node" : "link", owner);
  }
  [[nodiscard]] std::size_t of_change(const scenario::Change& change) const {
    switch (change.what) {
      case scenario::Change::What::FleetCount:
      case scenario::Change::What::FleetCapacity:
        return of("fleet", change.owner);
      case scenario::Change::What::FlowVolume:
        return of("flow", change.owner);
      default:
        return of_place(change.owner);
    }
  }

 private:
  using Named = std::pair<std::string, std::string>;  // kind and id

  std::uint32_t number(const std::string& kind, const std::string& id) {
    return number_.try_emplace({kind, id}, static_cast<std::uint32_t>(number_.size()))
        .first->second;
  }
  void join(const Named& a, const Named& b) {
    joints_.emplace_back(number(a.first, a.second), number(b.first, b.second));
  }
  /// Where there is a node of this name.
  void join_node(const Named& what, const std::string& node) {
    number(what.first, what.second);
    if (whole_.nodes.contains(node)) {
      join(what, {"node", node});
    }
  }

  void join_network() {
    for (const auto& [id, node] : whole_.nodes) {
      number("node", id);
    }
    for (const auto& [id, link] : whole_.links) {
      join_node({"link", id}, link.from);
      join_node({"link", id}, link.to);
    }
  }
  void join_pool(const std::string& pool, const std::string& node) {
    if (!pool.empty()) {
      join_node({"pool", pool}, node);
    }
  }
  /// Places whose steps, calls or empties take units of one pool.
  void join_pools() {
    for (const auto& [id, pool] : whole_.pools) {
      number("pool", id);
      for (const auto& [node, units] : pool.at) {
        join_pool(id, node);
      }
    }
    for (const auto& [id, node] : whole_.nodes) {
      join_steps(id, node);
    }
    for (const auto& [id, service] : whole_.services) {
      for (const scenario::Call& call : service.calls) {
        join_manoeuvres(call.inbound, call.at);
        join_manoeuvres(call.outbound, call.at);
      }
    }
    for (const auto& [id, flow] : whole_.flows) {
      join_pool(flow.returns ? flow.returns->pool : "", flow.from);
    }
  }
  void join_steps(const std::string& id, const scenario::Node& node) {
    for (const scenario::Handling& handling : node.handling) {
      for (const scenario::HandlingStep& step : handling.steps) {
        join_pool(step.takes, id);
        join_pool(step.gives, id);
      }
    }
  }
  void join_manoeuvres(const std::vector<scenario::Manoeuvre>& manoeuvres,
                       const std::string& node) {
    for (const scenario::Manoeuvre& manoeuvre : manoeuvres) {
      join_pool(manoeuvre.takes, node);
      join_pool(manoeuvre.gives, node);
    }
  }
  void join_services() {
    for (const auto& [id, fleet] : whole_.fleets) {
      join_node({"fleet", id}, fleet.home);
      for (const auto& [node, vehicles] : fleet.start) {
        join_node({"fleet", id}, node);
      }
    }
    for (const auto& [id, service] : whole_.services) {
      join({"service", id}, {"fleet", service.fleet});
      for (const scenario::Call& call : service.calls) {
        join_node({"service", id}, call.at);
        for (const std::string& node : call.via) {
          join_node({"service", id}, node);
        }
      }
    }
  }
  void join_flows() {
    for (const auto& [id, flow] : whole_.flows) {
      join_node({"flow", id}, flow.from);
      join_node({"flow", id}, flow.to);
      if (flow.vehicles) {
        join({"flow", id}, {"service", flow.vehicles->of});
      }
    }
  }
  void join_embargoes() {
    for (const auto& [id, embargo] : whole_.embargoes) {
      join_node({"embargo", id}, embargo.at);
      for (const std::string& flow : embargo.flows) {
        join({"embargo", id}, {"flow", flow});
      }
    }
  }
  void join_observed() {
    for (std::size_t i = 0; i < whole_.observed.size(); ++i) {
      const Named figure{"observed", std::to_string(i)};
      const scenario::Observed& observed = whole_.observed[i];
      for (const std::string& name : observed.of) {
        join_named(figure, name);
      }
      join_node(figure, observed.at);
      for (const std::string& event : {observed.from_event, observed.to_event}) {
        join_node(figure, event.substr(event.find(' ') + 1));
      }
    }
  }
  /// A flow, its label, a service, a pipeline or a node.
  void join_named(const Named& figure, const std::string& name) {
    for (const auto& [id, flow] : whole_.flows) {
      if (id == name || std::ranges::find(flow.counts, name) != flow.counts.end()) {
        join(figure, {"flow", id});
      }
    }
    for (const char* kind : {"service", "link", "node"}) {
      if (number_.contains({kind, name})) {
        join(figure, {kind, name});
      }
    }
  }

  /// Components get numbers in the order of their first nodes, so parts do, too.
  void number_parts() {
    std::set<std::uint32_t> with_flow;
    for (const auto& [id, flow] : whole_.flows) {
      with_flow.insert(component_[number_.at({"flow", id})]);
    }
    with_flow_.assign(with_flow.begin(), with_flow.end());
  }
  [[nodiscard]] std::size_t part(std::uint32_t component) const {
    const auto found = std::ranges::lower_bound(with_flow_, component);
    const bool has_flow = found != with_flow_.end() && *found == component;
    return has_flow ? static_cast<std::size_t>(found - with_flow_.begin()) : 0;
  }

  const Scenario& whole_;
  std::map<Named, std::uint32_t> number_;
  std::vector<network::Joint> joints_;
  std::vector<std::uint32_t> component_;
  std::vector<std::uint32_t> with_flow_;  // components
};

void share_out(const std::string& id,
               const scenario::Disruption& disruption,
               const Scenario& whole,
               const Parting& parting,
               std::vector<Scenario>& parts) {
  std::vector<scenario::Disruption> shares(parts.size(), disruption);
  std::vector<bool> touched(parts.size());
  for (scenario::Disruption& share : shares) {
    share.closes.clear();
    share.changes.clear();
  }
  for (const std::string& place : disruption.closes) {
    shares[parting.of_place(place)].closes.push_back(place);
    touched[parting.of_place(place)] = true;
  }
  for (const scenario::Change& change : disruption.changes) {
    shares[parting.of_change(change)].changes.push_back(change);
    touched[parting.of_change(change)] = true;
  }
  for (const auto& [service_id, service] : whole.services) {
    if (leaves_by(service, id)) {
      touched[parting.of("service", service_id)] = true;
    }
  }
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (touched[p]) {
      parts[p].disruptions.emplace(id, std::move(shares[p]));
    }
  }
}

}  // namespace

std::vector<Scenario> independent_parts(const Scenario& whole) {
  const Parting parting(whole);
  if (parting.n_parts() == 1) {
    return {};
  }
  Scenario frame = scenario::frame_of(whole);
  frame.waters = whole.waters;  // of which only the nodes of a part find theirs
  std::vector<Scenario> parts(parting.n_parts(), frame);
  const auto share = [&](const std::string& kind, auto Scenario::*things) {
    for (const auto& [id, thing] : whole.*things) {
      (parts[parting.of(kind, id)].*things).emplace(id, thing);
    }
  };
  share("node", &Scenario::nodes);
  share("pool", &Scenario::pools);
  share("link", &Scenario::links);
  share("fleet", &Scenario::fleets);
  share("service", &Scenario::services);
  share("flow", &Scenario::flows);
  share("embargo", &Scenario::embargoes);
  for (const auto& [id, disruption] : whole.disruptions) {
    share_out(id, disruption, whole, parting, parts);
  }
  for (std::size_t i = 0; i < whole.observed.size(); ++i) {
    parts[parting.of("observed", std::to_string(i))].observed.push_back(whole.observed[i]);
  }
  return parts;
}

}  // namespace corridor::model
