// What is there and used by nobody.

#include <algorithm>
#include <set>

#include "compiler.hpp"
#include "judge.hpp"

namespace corridor::model {

using scenario::Side;

namespace {

class UseJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    warn_unused();
    warn_unused_storages();
    warn_unused_nodes();
    warn_unused_windows();
    warn_of_free_ends();
    if (layout_.flows.empty()) {
      warning("flows", "no demand: nothing will move");
    }
  }

 private:
  [[nodiscard]] std::set<std::uint32_t> services_of_flows() const {
    std::set<std::uint32_t> used;
    for (const FlowSpec& flow : layout_.flows) {
      for (const Stage& stage : flow.all_stages) {
        if (stage.service.valid()) {
          used.insert(stage.service.value);
        }
      }
    }
    return used;
  }

  static void add_tracks(const ServiceSpec& service, std::set<std::uint32_t>& tracks) {
    for (const CallSpec& call : service.calls) {
      for (const TrackId track : call.path) {
        tracks.insert(track.value);
      }
    }
  }

  void warn_unused() {
    std::set<std::string> fleets;
    std::set<std::uint32_t> used_tracks;
    const std::set<std::uint32_t> used_services = services_of_flows();
    for (std::uint32_t s = 0; s < layout_.services.size(); ++s) {
      const ServiceSpec& service = layout_.services[ServiceId{s}];
      if (!service.is_pipeline()) {
        fleets.insert(service.data->fleet);
      }
      if (!used_services.contains(s) && !service.is_pipeline()) {
        warning("services." + service.id, "carries no flow");
      }
      add_tracks(service, used_tracks);
    }
    for (const auto& [id, fleet] : scenario_.fleets) {
      if (!fleets.contains(id)) {
        warning("fleets." + id, "no service uses it");
      }
    }
    warn_unused_links(used_tracks);
    warn_unused_facilities();
  }

  void warn_unused_links(const std::set<std::uint32_t>& used) {
    std::set<std::string> links;
    for (const std::uint32_t track : used) {
      links.insert(layout_.tracks[TrackId{track}].link);
    }
    for (const auto& [id, link] : scenario_.links) {
      if (!links.contains(id)) {
        warning("links." + id, "no service runs over it");
      }
    }
  }

  void warn_unused_facilities() {
    const std::set<std::uint32_t> used = used_facilities();
    for (std::uint32_t f = 0; f < layout_.facilities.size(); ++f) {
      const FacilitySpec& facility = layout_.facilities[FacilityId{f}];
      if (!used.contains(f)) {
        warning(path_of(facility), "no flow's handling and no call uses it");
      }
    }
  }

  void warn_unused_storages() {
    std::set<std::uint32_t> used;
    for (const HandlingPlan& plan : layout_.plans) {
      for (const auto* part : {&plan.arrival, &plan.middle, &plan.departure}) {
        for (const StepPlan& step : *part) {
          used.insert(step.into.value);
          used.insert(step.out_of.value);
        }
      }
    }
    for (std::uint32_t s = 0; s < layout_.storages.size(); ++s) {
      const StorageSpec& storage = layout_.storages[StorageId{s}];
      if (!used.contains(s)) {
        warning("nodes." + layout_.nodes[storage.node].id + ".storage." + storage.id,
                "no flow's handling uses it");
      }
    }
  }

  void warn_unused_nodes() {
    std::set<std::uint32_t> used;
    for (const TrackSpec& track : layout_.tracks) {
      used.insert(track.from.value);
      used.insert(track.to.value);
    }
    for (const FlowSpec& flow : layout_.flows) {
      for (const Stage& stage : flow.all_stages) {
        used.insert(stage.node.value);
      }
    }
    for (std::uint32_t n = 0; n < layout_.nodes.size() && !layout_.flows.empty(); ++n) {
      if (!used.contains(n)) {
        warning("nodes." + layout_.nodes[NodeId{n}].id, "no link and no flow touches it");
      }
    }
  }

  /// A disruption that closes nothing is there for the calls that name it.
  void warn_unused_windows() {
    std::set<std::uint32_t> windows;
    for (const ServiceSpec& service : layout_.services) {
      for (const CallSpec& call : service.calls) {
        if (call.window_disruption) {
          windows.insert(*call.window_disruption);
        }
      }
    }
    for (std::uint32_t d = 0; d < layout_.disruptions.size(); ++d) {
      const scenario::Disruption& data = *layout_.disruptions[d].data;
      if (data.closes.empty() && data.changes.empty() && !windows.contains(d)) {
        warning("disruptions." + layout_.disruptions[d].id, "no call names it as its window");
      }
    }
  }

  /// Journeys that begin or end without any work where there is work on such cargo.
  void warn_of_free_ends() {
    for (const FlowSpec& flow : layout_.flows) {
      if (flow.stages.size() < 2) {
        continue;
      }
      const Mode first = layout_.services[flow.stages.front().service].mode;
      const Mode last = layout_.services[flow.stages[flow.stages.size() - 2].service].mode;
      warn_of_free_end(flow, flow.stages.front(), Side::Origin, side_of(first));
      warn_of_free_end(flow, flow.stages.back(), side_of(last), Side::Destination);
    }
  }

  void warn_of_free_end(const FlowSpec& flow, const Stage& stage, Side from, Side to) {
    const std::string& cargo = flow.data->commodity;
    const NodeSpec& node = layout_.nodes[stage.node];
    bool has_entry = false;
    bool is_handled = false;
    for (const scenario::Handling& handling : node.data->handling) {
      if (std::ranges::find(handling.cargo, cargo) != handling.cargo.end()) {
        is_handled = true;
        has_entry = has_entry || (handling.from == from && handling.to == to);
      }
    }
    if (is_handled && !has_entry) {
      warning("flows." + flow.id,
              "from " + name_of(from) + " to " + name_of(to) + " takes no time at " + node.id +
                  ": its handling has no entry for " + cargo + " from " + name_of(from) + " to " +
                  name_of(to) + " (with `steps: []` it says that this is meant)");
    }
  }
};

}  // namespace

void judge_use(const Layout& layout, core::Diagnostics& diagnostics) {
  UseJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
