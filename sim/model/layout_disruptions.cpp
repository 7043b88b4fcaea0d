// Disruptions: what they close, for whom, and how waiting for it is charged.

#include <algorithm>

#include "compiler.hpp"

namespace corridor::model {

namespace {

Lacking lacking_of(scenario::Reason reason) {
  switch (reason) {
    case scenario::Reason::Weather:
      return Lacking::Weather;
    case scenario::Reason::Works:
      return Lacking::Works;
    case scenario::Reason::Shift:
      return Lacking::OffShift;
    case scenario::Reason::Window:
      break;
  }
  return Lacking::Window;
}

/// "nodes.aktau.facilities.berths" -> {aktau, berths}; empty when it is not a facility's path.
std::pair<std::string, std::string> split_facility(const std::string& path) {
  const std::string infix = ".facilities.";
  const std::size_t at = path.find(infix);
  const std::size_t begin = path.rfind("nodes.", 0) == 0 ? 6 : 0;
  if (at == std::string::npos) {
    return {};
  }
  return {path.substr(begin, at - begin), path.substr(at + infix.size())};
}

}  // namespace

void Compiler::add_disruptions() {
  for (const auto& [id, data] : scenario_.disruptions) {
    DisruptionSpec spec;
    spec.id = id;
    spec.data = &data;
    spec.rank = static_cast<int>(lacking_of(data.reason));
    spec.modes = data.modes;
    if (spec.modes.empty()) {
      spec.modes = data.reason == scenario::Reason::Weather
                       ? std::vector{Mode::Sea}
                       : std::vector{Mode::Rail, Mode::Sea, Mode::Road, Mode::Pipeline};
    }
    add_closed_places(spec);
    find_local_time(spec);
    layout_.disruptions.push_back(std::move(spec));
  }
  for (ServiceSpec& service : layout_.services) {
    for (CallSpec& call : service.calls) {
      find_restrictions(call);
    }
  }
}

/// Shifts are by the local time of what they close.
void Compiler::find_local_time(DisruptionSpec& spec) {
  if (!spec.data->shifts) {
    return;
  }
  const scenario::Node* first = nullptr;
  for (const ClosedPlace& place : spec.places) {
    const scenario::Node& here = *layout_.nodes[node_of(place)].data;
    if (first == nullptr) {
      first = &here;
    } else if (first->utc_offset != here.utc_offset && !spec.data->shifts->utc_offset) {
      error("disruptions." + spec.id + ".shifts",
            "closes places whose local times differ (" + first->name + " is " +
                core::to_string(first->utc_offset) + " ahead of UTC, " + here.name + " " +
                core::to_string(here.utc_offset) +
                "; expected a utc_offset, or a disruption each)");
      return;
    }
  }
  spec.utc_offset =
      spec.data->shifts->utc_offset.value_or(first == nullptr ? Duration{0} : first->utc_offset);
}

NodeId Compiler::node_of(const ClosedPlace& place) const {
  if (place.facility.valid()) {
    return layout_.facilities[place.facility].node;
  }
  return place.track.valid() ? layout_.tracks[place.track].from : place.node;
}

void Compiler::find_restrictions(CallSpec& call) const {
  for (std::uint32_t d = 0; call.data != nullptr && d < layout_.disruptions.size(); ++d) {
    const DisruptionSpec& disruption = layout_.disruptions[d];
    if (disruption.id == call.data->depart.window) {
      call.window_disruption = d;
    }
    for (const ClosedPlace& place : disruption.places) {
      const auto berth = std::ranges::find(call.berths, place.facility);
      if (berth != call.berths.end() &&
          scenario::forbids(*disruption.data, scenario::Forbids::Departures)) {
        call.berth_closures.push_back({d, *berth, place.cause});
      }
    }
  }
}

void Compiler::add_closed_places(DisruptionSpec& spec) {
  const Lacking lacking = lacking_of(spec.data->reason);
  for (const std::string& path : spec.data->closes) {
    const auto [node, facility] = split_facility(path);
    if (!facility.empty()) {
      ClosedPlace place;
      place.facility = layout_.facility(layout_.node(node), facility);
      place.cause =
          layout_.causes.waiting(lacking, layout_.facilities[place.facility].place, spec.id);
      spec.places.push_back(place);
      continue;
    }
    const std::string id = path.rfind("nodes.", 0) == 0   ? path.substr(6)
                           : path.rfind("links.", 0) == 0 ? path.substr(6)
                                                          : path;
    add_closed_node_or_link(spec, id, layout_.causes.waiting(lacking, id, spec.id));
  }
}

void Compiler::add_closed_node_or_link(DisruptionSpec& spec, const std::string& id, Cause cause) {
  ClosedPlace place;
  place.cause = cause;
  place.node = layout_.node(id);
  if (place.node.valid()) {
    if (spec.data->under_way != scenario::UnderWay::Finish) {
      error("disruptions." + spec.id + ".under_way",
            "work at a whole node can only finish (close its facilities to pause or restart it, or "
            "to begin only what will be done before)");
    }
    spec.places.push_back(place);
    return;
  }
  if (spec.data->under_way == scenario::UnderWay::Whole) {
    error("disruptions." + spec.id + ".under_way",
          "is whole, but " + id + " is a link (expected facilities only)");
  }
  for (std::uint32_t t = 0; t < layout_.tracks.size(); ++t) {
    if (layout_.tracks[TrackId{t}].link == id) {
      place.track = TrackId{t};
      spec.places.push_back(place);
    }
  }
}

}  // namespace corridor::model
