#pragma once
// Judges a compiled layout: what is impossible is an error, what is odd a warning.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/core/text.hpp"
#include "corridor/model/check.hpp"
#include "corridor/model/layout.hpp"

namespace corridor::model {

/// What all judges share. Paths are those of the scenario, so that each message has its place.
class Judge {
 public:
  Judge(const Layout& layout, core::Diagnostics& diagnostics)
      : layout_(layout), scenario_(*layout.scenario), diagnostics_(diagnostics) {}

 protected:
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
  [[nodiscard]] std::string path_of(const FacilitySpec& facility) const {
    return "nodes." + layout_.nodes[facility.node].id + ".facilities." + facility.id;
  }
  /// What a full storage refuses leaves the system, and would take along what is with it.
  void check_refusals(const FlowSpec& flow, const std::string& with_it) {
    for (const Stage& stage : flow.all_stages) {
      for (const StepPlan& step : layout_.plans[stage.plan].middle) {
        if (step.into.valid() &&
            layout_.storages[step.into].data->when_full == scenario::WhenFull::Refuse) {
          error("flows." + flow.id,
                "is refused by a full " + layout_.storages[step.into].place + ", and with it " +
                    with_it + " would be lost (expected when_full: wait)");
        }
      }
    }
  }
  /// Numbers of the facilities that steps use or vehicles hold as berths.
  [[nodiscard]] std::set<std::uint32_t> used_facilities() const {
    std::set<std::uint32_t> used;
    for (const HandlingPlan& plan : layout_.plans) {
      for (const auto* part : {&plan.arrival, &plan.middle, &plan.departure, &plan.direct}) {
        for (const StepPlan& step : *part) {
          used.insert(step.facility.value);
        }
      }
    }
    for (const ServiceSpec& service : layout_.services) {
      for (const CallSpec& call : service.calls) {
        for (const FacilityId berth : call.berths) {
          used.insert(berth.value);
        }
        use(call.inbound, used);
        use(call.outbound, used);
      }
    }
    return used;
  }

  static void use(const std::vector<ManoeuvreSpec>& manoeuvres, std::set<std::uint32_t>& used) {
    for (const ManoeuvreSpec& manoeuvre : manoeuvres) {
      used.insert(manoeuvre.step.facility.value);
      for (const FacilityId facility : manoeuvre.use) {
        used.insert(facility.value);
      }
    }
  }

  const Layout& layout_;
  const scenario::Scenario& scenario_;
  core::Diagnostics& diagnostics_;
};

/// Nothing to serve with, and more demand than can be served.
void judge_capacity(const Layout& layout, core::Diagnostics& diagnostics);
/// Speeds, durations and dates out of all proportion.
void judge_times(const Layout& layout, core::Diagnostics& diagnostics);
/// Trains that are longer than what they run on, and mass limits that leave nothing to carry.
void judge_lines(const Layout& layout, core::Diagnostics& diagnostics);
/// Units of pools that are given without having been taken, never come back, or are too few.
void judge_pools(const Layout& layout, core::Diagnostics& diagnostics);
/// Shares of a room that nobody shares, or that leave no room for a lot; vehicles that get lost.
void judge_berths(const Layout& layout, core::Diagnostics& diagnostics);
void judge_room(const Layout& layout, core::Diagnostics& diagnostics);
/// Choices of route that choose nothing, and diversions of who has no other way.
void judge_trade(const Layout& layout, core::Diagnostics& diagnostics);
/// Shifts that never open or close, and work that is longer than every shift which must hold it.
void judge_shifts(const Layout& layout, core::Diagnostics& diagnostics);
/// Ships that can never float where they call, or load nothing there.
void judge_draught(const Layout& layout, core::Diagnostics& diagnostics);
/// Tanks through which cargo can never go.
void judge_tanks(const Layout& layout, core::Diagnostics& diagnostics);
/// Dated changes of what is not there or cannot work. Part of compiling: a run relies on it.
void judge_changes(const Layout& layout, core::Diagnostics& diagnostics);
/// What is there and used by nobody.
void judge_use(const Layout& layout, core::Diagnostics& diagnostics);

}  // namespace corridor::model
