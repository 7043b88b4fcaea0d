#pragma once
// Which dated change of a number holds when: of those in force the one that began last (on a tie,
// of the disruption whose id comes later); with none the number is what the scenario says.

#include <string>

#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

/// What a path names: "links.a-b.speed" is {LinkSpeed, "a-b"}.
struct ChangedNumber {
  scenario::Change::What what{};
  std::string owner;
  std::string part{};
  std::string commodity{};
};
ChangedNumber number_of(const scenario::Change& change);

/// Null when none is in force.
const scenario::Change* change_in_force(const scenario::Scenario& scenario,
                                        const ChangedNumber& number,
                                        core::Time at);
/// When a change of the number next begins or ends, after `at`; Time::max() when none does.
core::Time next_turn(const scenario::Scenario& scenario,
                     const ChangedNumber& number,
                     core::Time at);
/// Whether some date changes it at all.
bool ever_changes(const scenario::Scenario& scenario, const ChangedNumber& number);

}  // namespace corridor::model
