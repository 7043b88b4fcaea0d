// Nothing to serve with, and more demand than can be served.

#include <algorithm>
#include <set>

#include "corridor/model/capacity.hpp"
#include "judge.hpp"

namespace corridor::model {

namespace {

using What = scenario::Change::What;

class CapacityJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    check_fleets();
    check_shared_fleets();
    check_homes();
    check_crowds();
    warn_no_servers();
    warn_overload();
    warn_min_cut();
  }

 private:
  /// Lots that may come into being at one instant.
  static constexpr double kMostAtOnce = 100'000;

  /// Whether some dated change makes more than nothing of it.
  [[nodiscard]] bool comes_later(What what,
                                 const std::string& owner,
                                 const std::string& part) const {
    const auto raises = [&](const scenario::Change& change) {
      return change.what == what && change.owner == owner && change.part == part &&
             change.value > 0;
    };
    return std::any_of(
        scenario_.disruptions.begin(), scenario_.disruptions.end(), [&](const auto& entry) {
          const auto& changes = entry.second.changes;
          return std::any_of(changes.begin(), changes.end(), raises);
        });
  }

  void check_fleets() {
    for (const FlowSpec& flow : layout_.flows) {
      for (const Stage& stage : flow.stages) {
        if (stage.service.valid()) {
          check_fleet(flow, layout_.services[stage.service]);
        }
      }
    }
  }
  void check_fleet(const FlowSpec& flow, const ServiceSpec& service) {
    const bool none = service.vehicles && *service.vehicles == 0;
    if (none && !comes_later(What::FleetCount, service.data->fleet, "")) {
      error("fleets." + service.data->fleet + ".count",
            "no vehicles: flow " + flow.id + " can never leave by service " + service.id);
    }
  }

  /// Services that share a fleet cannot have more vehicles together than it has: each vehicle works
  /// one.
  void check_shared_fleets() {
    for (const auto& [id, fleet] : scenario_.fleets) {
      int together = 0;
      std::string services;
      for (const ServiceSpec& service : layout_.services) {
        if (!service.is_pipeline() && service.data->fleet == id && !service.data->arrives_every) {
          together += service.vehicles.value_or(0);
          services += (services.empty() ? "" : ", ") + service.id;
        }
      }
      if (fleet.count && together > *fleet.count) {
        error("fleets." + id + ".count",
              "its services have more vehicles together (" + services + ": found " +
                  std::to_string(together) + ", expected at most " + std::to_string(*fleet.count) +
                  "; say how many each has by vehicles)");
      }
    }
  }

  /// Vehicles begin at a call of their service.
  void check_homes() {
    for (const auto& [id, fleet] : scenario_.fleets) {
      const std::set<std::string> calls = calls_of(id);
      if (calls.empty()) {
        continue;
      }
      if (!fleet.home.empty() && !calls.contains(fleet.home)) {
        error("fleets." + id + ".home", "no service of the fleet calls at " + fleet.home);
      }
      for (const auto& [node, count] : fleet.start) {
        if (!calls.contains(node)) {
          error("fleets." + id + ".start." + node, "no service of the fleet calls there");
        }
      }
    }
  }
  [[nodiscard]] std::set<std::string> calls_of(const std::string& fleet) const {
    std::set<std::string> nodes;
    for (const auto& [id, service] : scenario_.services) {
      if (service.fleet == fleet) {
        for (const scenario::Call& call : service.calls) {
          nodes.insert(call.at);
        }
      }
    }
    return nodes;
  }

  /// Every lot is an object of the run: sizes out of all proportion would take all memory.
  void check_crowds() {
    for (const FlowSpec& flow : layout_.flows) {
      const double lot = layout_.commodities[flow.commodity].lot.to_units();
      if (flow.data->arrives.size && core::mean(*flow.data->arrives.size) / lot > kMostAtOnce) {
        error("flows." + flow.id + ".arrives.size", too_many());
      }
    }
    for (const StorageSpec& storage : layout_.storages) {
      for (const auto& [id, initial] : storage.data->initial) {
        const Amount lot = layout_.commodities[layout_.commodity(id)].lot;
        if (initial.to_units() / lot.to_units() > kMostAtOnce) {
          error("nodes." + layout_.nodes[storage.node].id + ".storage." + storage.id + ".initial." +
                    id,
                too_many());
        }
      }
    }
  }
  static std::string too_many() {
    return "more than " + core::format_number(kMostAtOnce, 6) +
           " lots at one instant (give the commodity a larger lot)";
  }

  void warn_no_servers() {
    const std::set<std::uint32_t> used = used_facilities();
    for (std::uint32_t f = 0; f < layout_.facilities.size(); ++f) {
      const FacilitySpec& facility = layout_.facilities[FacilityId{f}];
      const std::string& node = layout_.nodes[facility.node].id;
      if (used.contains(f) && facility.data->count == 0 &&
          !comes_later(What::FacilityCount, node, facility.id)) {
        warning(Judge::path_of(facility) + ".count", "no servers: it can never serve");
      }
    }
  }

  void warn_overload() {
    for (const LinkDemand& link : link_demand(scenario_)) {
      if (link.capacity && link.demand > *link.capacity) {
        warning("links." + link.link,
                "not in equilibrium: demand of " + core::format_number(link.demand, 3) + " " +
                    link.unit + " a day from " + link.from + " to " + link.to +
                    " exceeds what it allows, " + core::format_number(*link.capacity, 3));
      }
    }
  }

  /// Facilities and berths are named by node and facility, fleets by their service.
  static std::string path_of(const CutPart& part) {
    if (part.kind == ResourceKind::Fleet) {
      return "services." + part.name;
    }
    const std::size_t dot = part.name.find('.');
    return dot == std::string::npos
               ? "links." + part.name
               : "nodes." + part.name.substr(0, dot) + ".facilities." + part.name.substr(dot + 1);
  }

  /// Links are warned of by name above; this is about fleets, berths and facilities.
  void warn_min_cut() {
    if (diagnostics_.has_errors()) {
      return;
    }
    for (const FlowCapacity& flow : flow_capacities(scenario_)) {
      // what cannot serve at all is warned of elsewhere
      const double most = flow.max_flow.value_or(0);
      const bool short_of = most > 0 && flow.demand > most * (1 + 1e-6);
      const bool by_links = std::all_of(flow.cut.begin(), flow.cut.end(), [](const CutPart& part) {
        return part.kind == ResourceKind::Track || part.kind == ResourceKind::Pipeline;
      });
      if (!short_of || by_links) {
        continue;
      }
      std::string cut;
      for (const CutPart& part : flow.cut) {
        cut += (cut.empty() ? "" : ", ") + part.name;
      }
      warning(path_of(flow.cut.front()),
              "not in equilibrium: demand of " + core::format_number(flow.demand, 3) + " " +
                  flow.unit + (flow.unit == flow.commodity ? "" : " of " + flow.commodity) +
                  " a day from " + flow.from.front() + " to " + flow.to.front() +
                  " exceeds the static capacity, " + core::format_number(most, 3) +
                  " (minimum cut: " + cut + ")");
    }
  }
};

}  // namespace

void judge_capacity(const Layout& layout, core::Diagnostics& diagnostics) {
  CapacityJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
