// Ships that can never float where they call, or load nothing there.

#include <algorithm>
#include <vector>

#include "changes_in_force.hpp"
#include "corridor/model/water.hpp"
#include "judge.hpp"

namespace corridor::model {

namespace {

class DraughtJudge : Judge {
 public:
  DraughtJudge(const Layout& layout, core::Diagnostics& diagnostics)
      : Judge(layout, diagnostics), times_(times_of(*layout.scenario)) {}

  void run() {
    for (const ServiceSpec& service : layout_.services) {
      if (!service.is_pipeline() && service.fleet->draught) {
        check_calls(service);
      }
    }
    check_depths_are_of_use();
    check_waters();
  }

 private:
  /// The least depth of a berth over the run, and when.
  struct Shallowest {
    double depth = 0;
    Time when;
  };

  /// Between these the level goes along straight lines and depths stay as they are.
  static std::vector<Time> times_of(const scenario::Scenario& scenario) {
    const Time begin = scenario.from - scenario.warm_up;
    const Time end = scenario.to + scenario.cool_down;
    std::vector<Time> times{begin, end};
    const auto add = [&](Time time) {
      if (begin < time && time < end) {
        times.push_back(time);
      }
    };
    for (const auto& [id, water] : scenario.waters) {
      for (const scenario::WaterLevel& level : water.levels) {
        add(level.at);
      }
    }
    for (const auto& [id, disruption] : scenario.disruptions) {
      for (const scenario::Window& window : disruption.dates) {
        add(window.from);
        add(window.to - Duration{1});
        add(window.to);
      }
    }
    std::ranges::sort(times);
    return times;
  }

  /// The depth that changes in force then give the berth.
  [[nodiscard]] double charted(FacilityId berth, Time now) const {
    const FacilitySpec& spec = layout_.facilities[berth];
    const scenario::Change* const change =
        change_in_force(scenario_,
                        {.what = scenario::Change::What::BerthDepth,
                         .owner = layout_.nodes[spec.node].id,
                         .part = spec.id},
                        now);
    return change != nullptr ? static_cast<double>(change->value) / 1e6 : spec.data->depth->metres;
  }

  [[nodiscard]] Shallowest shallowest(FacilityId berth) const {
    const scenario::Water* water = layout_.nodes[layout_.facilities[berth].node].water;
    Shallowest least{.depth = 1e9, .when = {}};
    for (const Time now : times_) {
      const double depth = charted(berth, now) + (water != nullptr ? level_at(*water, now) : 0);
      if (depth < least.depth) {
        least = {.depth = depth, .when = now};
      }
    }
    return least;
  }

  /// Where the least water of the run is most.
  [[nodiscard]] FacilityId deepest(const std::vector<FacilityId>& berths) const {
    return *std::ranges::max_element(
        berths, {}, [this](FacilityId berth) { return shallowest(berth).depth; });
  }

  void check_calls(const ServiceSpec& service) {
    for (std::uint32_t c = 0; c < service.calls.size(); ++c) {
      const std::vector<FacilityId>& berths = service.calls[c].berths;
      const auto deep = [&](FacilityId berth) { return !layout_.facilities[berth].data->depth; };
      if (std::ranges::none_of(berths, deep) && !berths.empty()) {
        check_call(service, deepest(berths), c);
      }
    }
  }

  void check_call(const ServiceSpec& service, FacilityId berth, std::uint32_t call) {
    const scenario::Draught& draught = *service.fleet->draught;
    const Shallowest least = shallowest(berth);
    const std::string place = layout_.facilities[berth].place;
    const std::string then = " (" + core::format_number(least.depth, 3) + " m of water on " +
                             core::to_string(least.when) + ")";
    const std::string path = "services." + service.id + ".calls[" + std::to_string(call) + "]";
    if (least.depth < draught.light.metres + draught.clearance.metres) {
      error(path,
            "its ships do not float at " + place + then + ": empty they need " +
                core::format_number(draught.light.metres + draught.clearance.metres, 3) +
                " m (give the berth more depth, or another berth)");
      return;
    }
    for (std::uint32_t i = 0; i < layout_.commodities.size(); ++i) {
      const CommoditySpec& commodity = layout_.commodities[CommodityId{i}];
      if (service.calls[call].boards[i] &&
          payload(service, least.depth) < commodity.grams(commodity.lot)) {
        error(path,
              "its ships can load no lot of " + commodity.id + " at " + place + then + ": " +
                  units(commodity.lot, CommodityId{i}) + " are too heavy");
      }
    }
  }

  void check_depths_are_of_use() {
    std::set<std::uint32_t> used;
    for (const ServiceSpec& service : layout_.services) {
      for (const CallSpec& call : service.calls) {
        if (!service.is_pipeline() && service.fleet->draught) {
          for (const FacilityId berth : call.berths) {
            used.insert(berth.value);
          }
        }
      }
    }
    for (std::uint32_t f = 0; f < layout_.facilities.size(); ++f) {
      const FacilitySpec& facility = layout_.facilities[FacilityId{f}];
      if (facility.data->depth && !used.contains(f)) {
        warning(path_of(facility) + ".depth",
                "of no effect: no ship with a draught calls at this berth");
      }
    }
  }

  void check_waters() {
    std::map<std::string, std::string> first;
    for (const auto& [id, water] : scenario_.waters) {
      for (const std::string& node : water.nodes) {
        const auto known = first.emplace(node, id);
        if (!known.second) {
          error("waters." + id + ".nodes",
                node + " lies in two waters (found also in " + known.first->second + ")");
        }
      }
    }
  }

  std::vector<Time> times_;
};

}  // namespace

void judge_draught(const Layout& layout, core::Diagnostics& diagnostics) {
  DraughtJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
