// Which flows run the same way.

#include <algorithm>
#include <set>

#include "capacity_flow.hpp"

namespace corridor::model {

namespace {

/// Directed links of a flow's route; a flow within one node has the node's number beyond them.
std::vector<std::uint32_t> way_of(const Layout& layout, const FlowSpec& flow) {
  std::vector<std::uint32_t> way;
  for (const Stage& stage : flow.stages) {
    if (!stage.service.valid()) {
      continue;
    }
    const ServiceSpec& service = layout.services[stage.service];
    if (service.is_pipeline()) {
      way.push_back(service.pipe.value);
      continue;
    }
    for (std::uint32_t call = stage.board;;) {
      for (const TrackId track : service.calls[call].path) {
        way.push_back(track.value);
      }
      call = service.next_call(call);
      if (call == stage.alight) {
        break;
      }
    }
  }
  if (way.empty()) {
    way.push_back(static_cast<std::uint32_t>(layout.tracks.size()) +
                  flow.stages.front().node.value);
  }
  return way;
}

}  // namespace

std::string track_name(const Layout& layout, TrackId track) {
  const TrackSpec& spec = layout.tracks[track];
  return spec.link + " to " + layout.nodes[spec.to].id;
}

std::vector<std::vector<FlowId>> same_ways(const Layout& layout, const std::vector<FlowId>& flows) {
  std::vector<std::set<std::uint32_t>> ways;
  std::vector<std::vector<FlowId>> groups;
  for (const FlowId flow : flows) {
    const std::vector<std::uint32_t> way = way_of(layout, layout.flows[flow]);
    std::set<std::uint32_t> joined(way.begin(), way.end());
    std::vector<FlowId> members;
    for (std::size_t g = 0; g < groups.size();) {
      const bool meets = std::any_of(
          way.begin(), way.end(), [&](std::uint32_t link) { return ways[g].contains(link); });
      if (!meets) {
        ++g;
        continue;
      }
      joined.insert(ways[g].begin(), ways[g].end());
      members.insert(members.end(), groups[g].begin(), groups[g].end());
      ways.erase(ways.begin() + static_cast<std::ptrdiff_t>(g));
      groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(g));
    }
    members.push_back(flow);
    ways.push_back(std::move(joined));
    groups.push_back(std::move(members));
  }
  return groups;
}

}  // namespace corridor::model
