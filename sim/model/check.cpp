#include "corridor/model/check.hpp"

#include <algorithm>
#include <set>

#include "corridor/core/text.hpp"
#include "corridor/model/layout.hpp"

namespace corridor::model {

namespace {

using core::Diagnostics;
using scenario::Scenario;

/// Judges a compiled layout. Paths are those of the scenario, so that each message has its place.
class Judge {
 public:
  Judge(const Layout& layout, Diagnostics& diagnostics)
      : layout_(layout), scenario_(*layout.scenario), diagnostics_(diagnostics) {}

  void run() {
    check_lots_fit();
    check_storages();
    check_departures();
    check_speeds();
    warn_unused();
    warn_overload();
    if (layout_.flows.empty()) {
      warning("flows", "no demand: nothing will move");
    }
  }

 private:
  void error(const std::string& path, const std::string& message) {
    diagnostics_.error(scenario_.mark_of(path), path, message);
  }
  void warning(const std::string& path, const std::string& message) {
    diagnostics_.warning(scenario_.mark_of(path), path, message);
  }
  [[nodiscard]] std::string units(Amount amount, CommodityId commodity) const {
    return core::format_number(amount.to_units(), 6) + " " +
           layout_.commodities[commodity].data->unit;
  }

  /// A lot larger than the vehicle can never load.
  void check_lots_fit() {
    for (const FlowSpec& flow : layout_.flows) {
      const Amount lot = layout_.commodities[flow.commodity].lot;
      for (const Stage& stage : flow.stages) {
        if (!stage.service.valid() || layout_.services[stage.service].is_pipeline()) {
          continue;
        }
        const ServiceSpec& service = layout_.services[stage.service];
        const Amount capacity = service.capacity[flow.commodity.value];
        if (capacity < lot) {
          error("flows." + flow.id,
                "its lots of " + units(lot, flow.commodity) + " fit no vehicle of service " +
                    service.id + " (capacity " + units(capacity, flow.commodity) + ")");
        }
      }
    }
  }

  void check_storages() {
    for (const StorageSpec& storage : layout_.storages) {
      const std::string path = "nodes." + layout_.nodes[storage.node].id + ".storage." + storage.id;
      for (const auto& [id, capacity] : storage.data->capacity) {
        const CommodityId commodity = layout_.commodity(id);
        if (capacity < layout_.commodities[commodity].lot) {
          error(path + ".capacity." + id,
                "smaller than one lot of " + units(layout_.commodities[commodity].lot, commodity) +
                    ": can never load");
        }
        if (storage.data->admit == scenario::Admit::Whole) {
          check_whole_trains(path, storage, commodity, capacity);
        }
      }
      for (const auto& [id, initial] : storage.data->initial) {
        if (!taken_by_vehicle(storage, layout_.commodity(id))) {
          warning(path + ".initial." + id,
                  "not placed: no flow's handling takes it out of there onto a vehicle");
        }
      }
    }
  }

  [[nodiscard]] bool taken_by_vehicle(const StorageSpec& storage, CommodityId commodity) const {
    for (const ServiceSpec& service : layout_.services) {
      for (const CallSpec& call : service.calls) {
        const StorageId from = call.stored_in[commodity.value];
        if (from.valid() && &layout_.storages[from] == &storage) {
          return true;
        }
      }
    }
    return false;
  }

  void check_whole_trains(const std::string& path,
                          const StorageSpec& storage,
                          CommodityId commodity,
                          Amount capacity) {
    for (const FlowSpec& flow : layout_.flows) {
      for (std::size_t s = 1; s < flow.stages.size(); ++s) {
        const auto& arrival = layout_.plans[flow.stages[s].plan].arrival;
        const bool enters = flow.commodity == commodity && !arrival.empty() &&
                            arrival.back().into.valid() &&
                            &layout_.storages[arrival.back().into] == &storage;
        const Stage& before = flow.stages[s - 1];
        const Amount train = layout_.services[before.service].capacity[commodity.value];
        if (enters && train > capacity) {
          error(path + ".capacity." + layout_.commodities[commodity].id,
                "admits whole trains only, but one of service " +
                    layout_.services[before.service].id + " may bring " + units(train, commodity) +
                    ": can never unload");
        }
      }
    }
  }

  void check_departures() {
    for (const ServiceSpec& service : layout_.services) {
      for (std::size_t c = 0; c < service.calls.size(); ++c) {
        if (!service.is_pipeline()) {
          check_departure(service, c);
        }
      }
    }
  }

  void check_departure(const ServiceSpec& service, std::size_t call) {
    const scenario::DepartRule& rule = service.calls[call].data->depart;
    const std::string path =
        "services." + service.id + ".calls[" + std::to_string(call) + "].depart";
    const Amount most = *std::max_element(service.capacity.begin(), service.capacity.end());
    if (rule.at_least && *rule.at_least > most) {
      error(path + ".at_least", "more than a vehicle of fleet " + service.data->fleet + " holds");
    }
    if (rule.when == scenario::DepartWhen::Timetable && !rule.timetable) {
      error(path, "`when: timetable` needs a `timetable`");
    }
    const bool boards = service.calls[call].pile.valid();
    const bool last = !service.cyclic() && call + 1 == service.calls.size();
    const bool waits = rule.when == scenario::DepartWhen::Full || rule.at_least;
    if (!boards && !last && waits && !rule.at_most) {
      error(path, "no flow boards here, so the vehicle would wait for ever (give `at_most`)");
    }
  }

  /// Limits between which a mean speed is plausible, km/h.
  static std::pair<double, double> plausible_speed(Mode mode) {
    switch (mode) {
      case Mode::Rail:
        return {1, 200};
      case Mode::Sea:
        return {3, 60};
      case Mode::Road:
        return {3, 130};
      case Mode::Pipeline:
        break;
    }
    return {0, 1e9};
  }

  void check_speeds() {
    for (const auto& [id, link] : scenario_.links) {
      const auto track = std::find_if(layout_.tracks.begin(),
                                      layout_.tracks.end(),
                                      [&id = id](const auto& t) { return t.link == id; });
      if (!link.length || link.mode == Mode::Pipeline || track == layout_.tracks.end()) {
        continue;
      }
      const double hours = core::to_hours(mean_running_time(*track));
      const double speed = link.length->metres / 1000 / std::max(hours, 1e-9);
      const auto [low, high] = plausible_speed(link.mode);
      if (speed < low || speed > high) {
        warning("links." + id,
                "implausible mean speed of " + core::format_number(speed, 3) + " km/h (expected " +
                    core::format_number(low, 3) + " to " + core::format_number(high, 3) + ")");
      }
    }
  }

  [[nodiscard]] std::set<std::uint32_t> services_of_flows() const {
    std::set<std::uint32_t> used;
    for (const FlowSpec& flow : layout_.flows) {
      for (const Stage& stage : flow.stages) {
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
    std::set<std::uint32_t> used;
    for (const HandlingPlan& plan : layout_.plans) {
      for (const auto* part : {&plan.arrival, &plan.middle, &plan.departure}) {
        for (const StepPlan& step : *part) {
          used.insert(step.facility.value);
        }
      }
    }
    for (const ServiceSpec& service : layout_.services) {
      for (const CallSpec& call : service.calls) {
        used.insert(call.berth.value);
      }
    }
    for (std::uint32_t f = 0; f < layout_.facilities.size(); ++f) {
      const FacilitySpec& facility = layout_.facilities[FacilityId{f}];
      if (!used.contains(f)) {
        warning("nodes." + layout_.nodes[facility.node].id + ".facilities." + facility.id,
                "no flow's handling and no call uses it");
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

  const Layout& layout_;
  const Scenario& scenario_;
  Diagnostics& diagnostics_;
};

}  // namespace

core::Diagnostics check(const Scenario& scenario) {
  core::Diagnostics diagnostics;
  const Layout layout = compile(scenario, diagnostics);
  if (!diagnostics.has_errors()) {
    Judge{layout, diagnostics}.run();
  }
  diagnostics.sort_by_place();
  return diagnostics;
}

}  // namespace corridor::model
