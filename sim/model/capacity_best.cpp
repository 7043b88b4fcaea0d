#include "capacity_best.hpp"

#include <algorithm>
#include <optional>

#include "corridor/core/distribution.hpp"

namespace corridor::model {

namespace {

using scenario::Change;
using What = Change::What;

void shorten(std::optional<core::Distribution>& time,
             const std::optional<core::Distribution>& other) {
  if (time && other && core::mean(*other) < core::mean(*time)) {
    time = other;
  }
}

void quicken(std::optional<core::Rate>& rate, const core::Rate& other) {
  if (rate && other.per_day() > rate->per_day()) {
    rate = other;
  }
}

/// Nothing where the change has nothing to change: whoever compiles tells that.
void improve_facility(scenario::Scenario& best, const Change& change) {
  scenario::Facility& facility = best.nodes.at(change.owner).facilities.at(change.part);
  if (change.what == What::FacilityTime) {
    shorten(facility.time, change.time);
  } else {
    quicken(facility.rate, core::Rate{core::Amount{change.value}, core::kDay});
  }
}

void improve(scenario::Scenario& best, const Change& change) {
  if (change.what == What::FacilityTime || change.what == What::FacilityRate) {
    improve_facility(best, change);
  } else if (change.what == What::LinkTime) {
    shorten(best.links.at(change.owner).time, change.time);
  } else if (change.what == What::LinkSpeed) {
    std::optional<core::Speed>& speed = best.links.at(change.owner).speed;
    speed = speed && change.speed ? std::optional(std::max(*speed, *change.speed)) : speed;
  } else if (change.what == What::FleetCapacity) {
    auto& capacity = best.fleets.at(change.owner).capacity;
    const auto found = capacity.find(change.commodity);
    if (found != capacity.end()) {
      found->second = std::max(found->second, core::Amount{change.value});
    }
  }
}

}  // namespace

scenario::Scenario best_of_window(const scenario::Scenario& scenario) {
  scenario::Scenario best = scenario;
  for (const auto& [id, disruption] : scenario.disruptions) {
    const bool within = std::any_of(
        disruption.dates.begin(), disruption.dates.end(), [&](const scenario::Window& window) {
          return window.from < scenario.to && window.to > scenario.from;
        });
    for (const Change& change : disruption.changes) {
      if (within) {
        improve(best, change);
      }
    }
  }
  return best;
}

}  // namespace corridor::model
