// Services: calls, piles' places and the tracks between calls.

#include <algorithm>

#include "compiler.hpp"
#include "corridor/core/text.hpp"
#include "corridor/network/graph.hpp"

namespace corridor::model {

void Compiler::add_services() {
  for (const auto& [id, data] : scenario_.services) {
    add_service(id, data);
  }
  for (std::uint32_t i = 0; i < layout_.tracks.size(); ++i) {
    const TrackSpec& track = layout_.tracks[TrackId{i}];
    if (track.mode == Mode::Pipeline) {
      add_pipeline(track.link, TrackId{i});
    }
  }
}

void Compiler::add_service(const std::string& id, const scenario::Service& data) {
  const scenario::Fleet& fleet = scenario_.fleets.at(data.fleet);
  ServiceSpec service;
  service.id = id;
  service.mode = scenario::mode_of(fleet.kind);
  service.data = &data;
  service.fleet = &fleet;
  if (fleet.count) {
    service.vehicles = data.vehicles ? data.vehicles : fleet.count;
  }
  add_room(service);
  add_calls(id, service);
  if (fleet.draught) {
    add_deadweight(service);
  }
  find_rides(id, service);
  find_paths(id, service);
  layout_.services.push_back(std::move(service));
}

/// Of one vehicle, by its own room and by its lanes; 0: does not carry it.
Amount Compiler::capacity_of(const ServiceSpec& service, CommodityId id) const {
  const CommoditySpec& commodity = layout_.commodities[id];
  const auto& carries = service.data->carries;
  if (!carries.empty() &&
      std::find(carries.begin(), carries.end(), commodity.id) == carries.end()) {
    return Amount{};
  }
  const auto own = service.fleet->capacity.find(commodity.id);
  const bool has_own = own != service.fleet->capacity.end();
  if (service.lanes == 0 || commodity.length == 0) {
    return has_own ? own->second : Amount{};
  }
  const Amount in_lanes = commodity.lot * (service.lanes / commodity.length);
  return has_own ? std::min(own->second, in_lanes) : in_lanes;
}

void Compiler::add_room(ServiceSpec& service) const {
  service.lanes = micrometres(service.fleet->lanes.value_or(core::Length{}));
  const bool shared = !service.data->room.empty();
  for (std::uint32_t i = 0; i < layout_.commodities.size(); ++i) {
    service.capacity.push_back(capacity_of(service, CommodityId{i}));
    if (shared) {
      const auto part = service.data->room.find(layout_.commodities[CommodityId{i}].id);
      service.room.push_back(part == service.data->room.end() ? scenario::RoomShare{}
                                                              : part->second);
    }
  }
}

/// Of separate rooms together; of a shared room with the heaviest cargo.
void Compiler::add_deadweight(ServiceSpec& service) {
  std::int64_t shared = 0;
  for (std::uint32_t i = 0; i < layout_.commodities.size(); ++i) {
    const CommoditySpec& commodity = layout_.commodities[CommodityId{i}];
    if (service.capacity[i] == Amount{}) {
      continue;
    }
    if (commodity.mass == Amount{}) {
      error("fleets." + service.data->fleet + ".draught",
            "needs the mass of what its ships carry (expected mass in commodities." + commodity.id +
                ", such as 14 t/" + commodity.data->unit + ")");
    }
    const std::int64_t full = commodity.grams(service.capacity[i]);
    const bool shares = service.fleet->capacity_rule == scenario::CapacityRule::Shared ||
                        (service.lanes > 0 && commodity.length > 0);
    shared = shares ? std::max(shared, full) : shared;
    service.deadweight += shares ? 0 : full;
  }
  service.deadweight += shared;
}

void Compiler::add_calls(const std::string& id, ServiceSpec& service) {
  Causes& causes = layout_.causes;
  for (const scenario::Call& call : service.data->calls) {
    CallSpec spec;
    spec.node = layout_.node(call.at);
    spec.data = &call;
    const std::string name = id + " " + std::to_string(service.calls.size());
    add_berths(id, service, spec);
    spec.inbound = add_manoeuvres(spec.node, call.inbound, name + " in ");
    spec.outbound = add_manoeuvres(spec.node, call.outbound, name + " out ");
    spec.at_berth = causes.waiting(Lacking::Batch, call.at, id);
    spec.window = causes.waiting(Lacking::Window, call.at, id);
    spec.turn = causes.waiting(Lacking::Server, call.at, id + " loading turn");
    spec.no_berth = causes.waiting(Lacking::Server, call.at, id);
    spec.loading = causes.in_service(call.at, id + " loading");
    spec.boards.assign(layout_.commodities.size(), false);
    spec.stored_in.assign(layout_.commodities.size(), StorageId{});
    service.calls.push_back(std::move(spec));
  }
}

/// Those that are long enough for the vehicles of the service.
void Compiler::add_berths(const std::string& id, const ServiceSpec& service, CallSpec& call) {
  const auto& length = service.fleet->length;
  double longest = 0;
  for (const std::string& name : call.data->berths) {
    const FacilityId berth = layout_.facility(call.node, name);
    const auto& most = layout_.facilities[berth].data->length;
    if (length && most && length->metres > most->metres) {
      longest = std::max(longest, most->metres);
    } else {
      call.berths.push_back(berth);
    }
  }
  if (call.berths.empty() && !call.data->berths.empty()) {
    error("services." + id + ".calls[" + std::to_string(service.calls.size()) + "].berth",
          "its vehicles of " + core::format_number(length->metres, 6) +
              " m are too long: the longest berth here has " + core::format_number(longest, 6) +
              " m");
  }
}

/// Facilities are taken in one order everywhere, so that no two vehicles hold what the other needs.
std::vector<ManoeuvreSpec> Compiler::add_manoeuvres(
    NodeId node, const std::vector<scenario::Manoeuvre>& manoeuvres, const std::string& name) {
  std::vector<ManoeuvreSpec> specs;
  for (const scenario::Manoeuvre& manoeuvre : manoeuvres) {
    scenario::HandlingStep step;
    step.use = manoeuvre.use.empty() ? "" : manoeuvre.use.front();
    step.per = scenario::Per::Train;
    step.time = manoeuvre.time;
    step.takes = manoeuvre.takes;
    step.gives = manoeuvre.gives;
    ManoeuvreSpec spec{compile_step(node, step, name + std::to_string(specs.size())), {}};
    for (const std::string& facility : manoeuvre.use) {
      spec.use.push_back(layout_.facility(node, facility));
    }
    std::sort(spec.use.begin(), spec.use.end());
    specs.push_back(std::move(spec));
  }
  return specs;
}

void Compiler::add_pipeline(const std::string& link, TrackId track) {
  ServiceSpec service;
  service.id = link;
  service.mode = Mode::Pipeline;
  service.pipe = track;
  service.capacity.assign(layout_.commodities.size(), Amount{1});
  const TrackSpec& pipe = layout_.tracks[track];
  for (const NodeId end : {pipe.from, pipe.to}) {
    CallSpec call;
    call.node = end;
    call.boards.assign(layout_.commodities.size(), false);
    call.stored_in.assign(layout_.commodities.size(), StorageId{});
    service.calls.push_back(call);
  }
  service.calls.front().path = {track};
  layout_.services.push_back(std::move(service));
}

void Compiler::find_paths(const std::string& id, ServiceSpec& service) {
  const auto n = static_cast<std::uint32_t>(service.calls.size());
  for (std::uint32_t call = 0; call < n; ++call) {
    const bool returns = call + 1 == n;
    if (service.calls[call].rides.valid() || (returns && !service.cyclic())) {
      continue;
    }
    auto path = find_path(service, call);
    if (path) {
      service.calls[call].path = std::move(*path);
      find_mass_limit(service, call);
      continue;
    }
    const auto& here = service.data->calls[call].at;
    const auto& next = service.data->calls[service.next_call(call)].at;
    error("services." + id + ".calls",
          "no way for its vehicles from " + here + " to " + next +
              (returns ? " (a counted fleet returns to its first call)" : ""));
  }
}

/// What a train may carry to the next call, by the mass that the links let pass.
void Compiler::find_mass_limit(ServiceSpec& service, std::uint32_t call) const {
  const std::int64_t tare = service.fleet->tare.value_or(Amount{}).micro;
  std::int64_t& most = service.calls[call].most_grams;
  for (const TrackId track : service.calls[call].path) {
    const auto& limit = layout_.tracks[track].data->max_train_mass;
    if (limit) {
      const std::int64_t cargo = std::max<std::int64_t>(1, limit->micro - tare);
      most = most == 0 ? cargo : std::min(most, cargo);
    }
  }
}

std::optional<std::vector<TrackId>> Compiler::find_path(const ServiceSpec& service,
                                                        std::uint32_t call) const {
  std::vector<network::Arc> arcs;
  std::vector<TrackId> tracks;
  for (std::uint32_t i = 0; i < layout_.tracks.size(); ++i) {
    const TrackSpec& track = layout_.tracks[TrackId{i}];
    if (track.mode == service.mode) {
      arcs.push_back({network::NodeId{track.from.value},
                      network::NodeId{track.to.value},
                      core::to_hours(mean_running_time(track)),
                      i});
      tracks.push_back(TrackId{i});
    }
  }
  const network::Graph graph{layout_.nodes.size(), std::move(arcs)};
  const CallSpec& next = service.calls[service.next_call(call)];
  std::vector<network::NodeId> via;
  for (const std::string& node : next.data->via) {
    via.push_back(network::NodeId{layout_.node(node).value});
  }
  const auto found = network::cheapest_path(graph,
                                            network::NodeId{service.calls[call].node.value},
                                            via,
                                            network::NodeId{next.node.value});
  if (!found) {
    return std::nullopt;
  }
  std::vector<TrackId> path;
  for (const std::size_t arc : *found) {
    path.push_back(tracks[arc]);
  }
  return path;
}

}  // namespace corridor::model
