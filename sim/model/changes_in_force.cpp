#include "changes_in_force.hpp"

#include <algorithm>

namespace corridor::model {

namespace {

bool is_of(const scenario::Change& change, const ChangedNumber& number) {
  return change.what == number.what && change.owner == number.owner && change.part == number.part &&
         change.commodity == number.commodity;
}

/// Calls `act(change, window)` for each window of each change of the number, by id.
template <class F>
void for_each_window(const scenario::Scenario& scenario, const ChangedNumber& number, F&& act) {
  for (const auto& [id, disruption] : scenario.disruptions) {
    for (const scenario::Change& change : disruption.changes) {
      if (is_of(change, number)) {
        std::for_each(disruption.dates.begin(),
                      disruption.dates.end(),
                      [&](const scenario::Window& window) { act(change, window); });
      }
    }
  }
}

}  // namespace

ChangedNumber number_of(const scenario::Change& change) {
  return {.what = change.what,
          .owner = change.owner,
          .part = change.part,
          .commodity = change.commodity};
}

const scenario::Change* change_in_force(const scenario::Scenario& scenario,
                                        const ChangedNumber& number,
                                        core::Time at) {
  const scenario::Change* last = nullptr;
  core::Time begun = core::Time::min();
  for_each_window(scenario, number, [&](const auto& change, const scenario::Window& window) {
    if (window.from <= at && at < window.to && window.from >= begun) {
      last = &change;
      begun = window.from;
    }
  });
  return last;
}

core::Time next_turn(const scenario::Scenario& scenario,
                     const ChangedNumber& number,
                     core::Time at) {
  core::Time next = core::Time::max();
  for_each_window(scenario, number, [&](const auto& /*change*/, const scenario::Window& window) {
    for (const core::Time turn : {window.from, window.to}) {
      next = turn > at ? std::min(next, turn) : next;
    }
  });
  return next;
}

bool ever_changes(const scenario::Scenario& scenario, const ChangedNumber& number) {
  return next_turn(scenario, number, core::Time::min()) < core::Time::max();
}

}  // namespace corridor::model
