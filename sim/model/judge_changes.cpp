// Dated changes: each needs something to change, in the same unit, and a value that can work.

#include <algorithm>
#include <set>
#include <vector>

#include "judge.hpp"

namespace corridor::model {

namespace {

using scenario::Change;
using What = Change::What;

class ChangeJudge : Judge {
 public:
  using Judge::Judge;

  void run() {
    for (const auto& [id, disruption] : scenario_.disruptions) {
      for (const Change& change : disruption.changes) {
        judge("disruptions." + id + ".changes." + change.path, change);
      }
    }
  }

 private:
  void judge(const std::string& path, const Change& change) {
    switch (change.what) {
      case What::FacilityTime:
      case What::FacilityRate:
        return judge_pace(path, change);
      case What::FleetCount:
      case What::FleetCapacity:
        return judge_fleet(path, change);
      case What::LinkSlots:
      case What::LinkSpeed:
      case What::LinkTime:
      case What::LinkRate:
        return judge_link(path, change);
      case What::FlowVolume:
        return judge_flow(path, change);
      case What::BerthDepth:
        return needs(depth_of(change).has_value(), path, "facility " + change.part, "depth");
      case What::FacilityCount:
      case What::StorageCapacity:
        break;
    }
  }

  void needs(bool there, const std::string& path, const std::string& owner, const char* what) {
    if (!there) {
      error(path,
            owner + " has no " + what + " that could change (it must have one to begin with)");
    }
  }

  [[nodiscard]] std::optional<core::Length> depth_of(const Change& change) const {
    return scenario_.nodes.at(change.owner).facilities.at(change.part).depth;
  }

  void judge_pace(const std::string& path, const Change& change) {
    const scenario::Facility& facility =
        scenario_.nodes.at(change.owner).facilities.at(change.part);
    if (change.what == What::FacilityTime) {
      needs(facility.time.has_value(), path, "facility " + change.part, "time");
    } else {
      needs(facility.rate.has_value(), path, "facility " + change.part, "rate");
      same_unit(path, unit_at(change.path));
    }
    const FacilityId id = layout_.facility(layout_.node(change.owner), change.part);
    if (!any_step_takes_pace_of(id)) {
      warning(path, "changes nothing: no step takes its time from the facility");
    }
  }
  [[nodiscard]] bool any_step_takes_pace_of(FacilityId id) const {
    const auto takes = [id](const std::vector<StepPlan>& steps) {
      return std::any_of(steps.begin(), steps.end(), [id](const StepPlan& step) {
        return step.facility_pace && step.facility == id;
      });
    };
    return std::any_of(layout_.plans.begin(), layout_.plans.end(), [&](const HandlingPlan& plan) {
      return takes(plan.arrival) || takes(plan.middle) || takes(plan.departure) ||
             takes(plan.direct);
    });
  }

  void judge_link(const std::string& path, const Change& change) {
    const scenario::Link& link = scenario_.links.at(change.owner);
    const std::string name = "link " + change.owner;
    if (change.what == What::LinkSlots) {
      needs(link.slots.has_value(), path, name, "slots");
    } else if (change.what == What::LinkSpeed) {
      needs(link.speed.has_value() && link.sections.empty(), path, name, "speed");
    } else if (change.what == What::LinkTime) {
      needs(link.time.has_value(), path, name, "time");
    } else {
      needs(link.rate.has_value(), path, name, "rate");
    }
  }

  void judge_fleet(const std::string& path, const Change& change) {
    const scenario::Fleet& fleet = scenario_.fleets.at(change.owner);
    if (change.what == What::FleetCount) {
      if (!fleet.count) {
        error(path, "fleet " + change.owner + " is unlimited: it has no count that could change");
      }
      return;
    }
    const bool carries = fleet.capacity.contains(change.commodity);
    needs(carries, path, "fleet " + change.owner, "such capacity");
    if (carries) {
      judge_capacity(path, change);
    }
  }
  void judge_capacity(const std::string& path, const Change& change) {
    const CommodityId commodity = layout_.commodity(change.commodity);
    const Amount capacity{change.value};
    if (capacity < layout_.commodities[commodity].lot) {
      error(path,
            "smaller than one lot of " + units(layout_.commodities[commodity].lot, commodity) +
                ": can never load");
    }
    for (const ServiceSpec& service : layout_.services) {
      if (service.is_pipeline() || service.data->fleet != change.owner) {
        continue;
      }
      for (const scenario::Call& call : service.data->calls) {
        if (call.depart.at_least && capacity < *call.depart.at_least && !call.depart.at_most) {
          error(path,
                "a vehicle of service " + service.id + " waits for more at " + call.at + " (" +
                    units(*call.depart.at_least, commodity) + ")");
        }
      }
    }
  }

  void judge_flow(const std::string& path, const Change& change) {
    const auto flow = scenario_.flows.find(change.owner);
    if (flow == scenario_.flows.end()) {
      std::vector<std::string> known;
      for (const auto& [id, data] : scenario_.flows) {
        known.push_back(id);
      }
      const std::string near = core::nearest_name(change.owner, known);
      error(path,
            "no such flow (found " + change.owner +
                (near.empty() ? "" : "; did you mean " + near + "?") + ")");
      return;
    }
    needs(flow->second.volume.has_value(), path, "flow " + change.owner, "volume");
    same_unit(path, scenario_.commodities.at(flow->second.commodity).unit);
  }

  [[nodiscard]] std::string unit_at(const std::string& path) const {
    const auto found = scenario_.units.find(path);
    return found == scenario_.units.end() ? "" : found->second;
  }
  void same_unit(const std::string& path, const std::string& expected) {
    const std::string found = unit_at(path);
    if (!found.empty() && !expected.empty() && found != expected) {
      error(path, "wrong unit (found " + found + ", expected " + expected + ")");
    }
  }
};

}  // namespace

void judge_changes(const Layout& layout, core::Diagnostics& diagnostics) {
  ChangeJudge{layout, diagnostics}.run();
}

}  // namespace corridor::model
