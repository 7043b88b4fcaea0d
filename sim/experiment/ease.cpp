// The scenario with one limit eased by a step.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "corridor/experiment/limit.hpp"
#include "corridor/model/check.hpp"
#include "easing.hpp"

namespace corridor::experiment {

namespace {

using core::Duration;
using scenario::Change;
using scenario::Scenario;
using Changed = Change::What;

std::string from_to(const char* of, std::int64_t before, std::int64_t after) {
  return fmt::format("{} {} -> {}", of, before, after);
}

class Easer {
 public:
  Easer(Scenario& scenario, const Limit& limit, Step step)
      : scenario_(scenario), limit_(limit), easing_(step) {}

  /// What was changed; empty when there is nothing to ease.
  std::string ease() {
    switch (limit_.kind) {
      case LimitKind::Facility:
        return facility();
      case LimitKind::Storage:
        return storage();
      case LimitKind::Track:
        return track();
      case LimitKind::Line:
        return line();
      case LimitKind::Pipeline:
        return pipeline();
      case LimitKind::Fleet:
        return fleet();
      case LimitKind::Pool:
        return pool();
      case LimitKind::Calendar:
        break;
    }
    return calendar();
  }

 private:
  std::string facility() {
    if (easing_.by_rate() && faster()) {
      return "a tenth faster";
    }
    scenario::Facility& facility = scenario_.nodes.at(limit_.owner).facilities.at(limit_.part);
    const int before = facility.count;
    facility.count = static_cast<int>(easing_.count(before));
    later(Changed::FacilityCount,
          [&](Change& change) { change.value = easing_.count(change.value); });
    return from_to("count", before, facility.count);
  }

  /// False when nothing has a time or rate there: a berth is held as long as its ship stays.
  bool faster() {
    scenario::Node& node = scenario_.nodes.at(limit_.owner);
    scenario::Facility& facility = node.facilities.at(limit_.part);
    bool any = facility.time || facility.rate;
    easing_.distribution(facility.time);
    easing_.rate(facility.rate);
    for (scenario::Handling& handling : node.handling) {
      for (scenario::HandlingStep& step : handling.steps) {
        any = faster(step) || any;
      }
      any = (handling.direct && faster(*handling.direct)) || any;
    }
    later(Changed::FacilityTime, [&](Change& change) { easing_.distribution(change.time); });
    later(Changed::FacilityRate,
          [&](Change& change) { change.value = easing_.whole(change.value); });
    return any;
  }
  bool faster(scenario::HandlingStep& step) const {
    if (step.use != limit_.part) {
      return false;
    }
    easing_.distribution(step.time);
    easing_.rate(step.rate);
    if (step.fixed) {
      step.fixed = easing_.shorter(*step.fixed);
    }
    return step.time || step.rate || step.fixed;
  }

  std::string storage() {
    auto& capacity = scenario_.nodes.at(limit_.owner).storage.at(limit_.part).capacity;
    for (auto& [commodity, amount] : capacity) {
      amount.micro = easing_.room(amount.micro, scenario_.commodities.at(commodity).lot);
    }
    later(Changed::StorageCapacity, [&](Change& change) {
      change.value = easing_.room(change.value, scenario_.commodities.at(change.commodity).lot);
    });
    return easing_.twice() ? "twice the room" : "a tenth more room";
  }

  std::string track() {
    scenario::Link& link = scenario_.links.at(limit_.owner);
    later(Changed::LinkSlots, [&](Change& change) { change.value = easing_.count(change.value); });
    std::string what;
    if (link.slots && easing_.by_rate()) {
      link.slots->per = easing_.shorter(link.slots->per);
      what = "a tenth more slots";
    } else if (link.slots) {
      const std::int64_t before = link.slots->count;
      link.slots->count = easing_.count(before);
      what = from_to("slots", before, link.slots->count);
    }
    if (link.headway) {
      link.headway = easing_.shorter(*link.headway);
      what += fmt::format(
          "{}headway {}", what.empty() ? "" : ", ", easing_.twice() ? "halved" : "/ 1.1");
    }
    return what;
  }

  std::string line() {
    scenario::Link& link = scenario_.links.at(limit_.owner);
    if (easing_.by_rate()) {
      for (std::size_t i = 0; i < link.sections.size(); ++i) {
        const Duration there = scenario::running_time(link, i, false);
        const Duration back = scenario::running_time(link, i, true);
        link.sections[i].time = easing_.shorter(there);
        link.sections[i].back = easing_.shorter(back);
      }
      link.clearance = easing_.shorter(link.clearance);
      return "a tenth faster";
    }
    std::optional<std::size_t> longest;
    for (std::size_t i = 0; i < link.sections.size(); ++i) {
      if (link.sections[i].tracks == 1 &&
          (!longest || round_trip(link, i) > round_trip(link, *longest))) {
        longest = i;
      }
    }
    if (!longest) {
      return {};
    }
    for (std::size_t i = 0; i < link.sections.size(); ++i) {
      link.sections[i].tracks = easing_.twice() || i == *longest ? 2 : link.sections[i].tracks;
    }
    return easing_.twice() ? "two tracks throughout"
                           : fmt::format("two tracks on section {}", *longest + 1);
  }
  static Duration round_trip(const scenario::Link& link, std::size_t section) {
    return scenario::running_time(link, section, false) +
           scenario::running_time(link, section, true);
  }

  std::string pipeline() {
    easing_.rate(scenario_.links.at(limit_.owner).rate);
    later(Changed::LinkRate, [&](Change& change) { change.value = easing_.whole(change.value); });
    return easing_.twice() ? "twice the rate" : "a tenth more rate";
  }

  std::string fleet() {
    scenario::Fleet& fleet = scenario_.fleets.at(limit_.owner);
    if (limit_.part.empty()) {
      const int before = *fleet.count;
      fleet.count = static_cast<int>(easing_.count(before));
      later(Changed::FleetCount,
            [&](Change& change) { change.value = easing_.count(change.value); });
      return from_to("vehicles", before, *fleet.count);
    }
    scenario::Service& service = scenario_.services.at(limit_.part);
    const int before = *service.vehicles;
    service.vehicles = static_cast<int>(easing_.count(before));
    *fleet.count += *service.vehicles - before;
    return from_to("vehicles", before, *service.vehicles);
  }

  std::string pool() {
    auto& at = scenario_.pools.at(limit_.owner).at;
    const auto most =
        std::ranges::max_element(at, {}, [](const auto& entry) { return entry.second; });
    if (most == at.end()) {
      return {};
    }
    std::int64_t before = 0;
    std::int64_t after = 0;
    const bool one = !easing_.by_rate() && !easing_.twice();
    for (auto& [node, units] : at) {
      before += units;
      const bool here = units > 0 && (!one || node == most->first);
      units = here ? static_cast<int>(easing_.count(units)) : units;
      after += units;
    }
    return from_to("units", before, after);
  }

  std::string calendar() {
    scenario::Disruption& closure = scenario_.disruptions.at(limit_.owner);
    const auto less = [&](Duration time) {
      return Duration{std::llround(easing_.closed(static_cast<double>(time.count())))};
    };
    if (closure.share_by_month) {
      std::ranges::transform(*closure.share_by_month,
                             closure.share_by_month->begin(),
                             [&](double share) { return easing_.closed(share); });
    } else if (closure.every) {
      closure.every->length = less(closure.every->length);
    } else if (closure.shifts) {
      longer_shifts(*closure.shifts);
    } else if (!closure.dates.empty()) {
      for (scenario::Window& window : closure.dates) {
        window.to = window.from + less(window.to - window.from);
      }
    } else {
      return {};
    }
    return less_closed();
  }

  [[nodiscard]] std::string less_closed() const {
    return easing_.twice() ? "closed half as long" : "closed a tenth less";
  }

  /// Each shift takes its part of the closed time behind it.
  void longer_shifts(scenario::Shifts& shifts) const {
    for (std::size_t i = 0; i < shifts.open.size(); ++i) {
      const Duration next = i + 1 < shifts.open.size() ? shifts.open[i + 1].from
                                                       : shifts.open.front().from + core::kDay;
      const auto closed = static_cast<double>((next - shifts.open[i].to).count());
      shifts.open[i].to = next - Duration{std::llround(easing_.closed(closed))};
    }
  }

  /// What dated changes make of the same number.
  template <class Function>
  void later(Changed what, Function change_it) {
    for (auto& [id, disruption] : scenario_.disruptions) {
      for (Change& change : disruption.changes) {
        if (change.what == what && change.owner == limit_.owner && change.part == limit_.part) {
          change_it(change);
        }
      }
    }
  }

  Scenario& scenario_;
  const Limit& limit_;
  Easing easing_;
};

}  // namespace

Eased ease(const Scenario& scenario, const Limit& limit, Step step) {
  Eased eased;
  Scenario changed = scenario;
  eased.what = Easer(changed, limit, step).ease();
  if (eased.what.empty()) {
    eased.refused = "nothing to ease";
    return eased;
  }
  const core::Diagnostics diagnostics = model::check(changed);
  if (diagnostics.has_errors()) {
    eased.refused = core::first_error(diagnostics);
    return eased;
  }
  eased.scenario = std::move(changed);
  return eased;
}

}  // namespace corridor::experiment
