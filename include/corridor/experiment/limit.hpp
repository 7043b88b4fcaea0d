#pragma once
// What can hold a corridor back: each number of a scenario that bounds how much goes through, and
// what the scenario is when that one number is eased by a step.

#include <optional>
#include <string>
#include <vector>

#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

enum class LimitKind {
  Facility,  // servers of a node
  Storage,   // its room
  Track,     // path slots or headway of a link, both directions
  Line,      // a link of sections with loops
  Pipeline,  // pumping rate
  Fleet,     // vehicles; of one service where each has its own
  Pool,      // wagons, boxes, locomotives
  Calendar   // storms, windows, shifts, works that close something
};

struct Limit {
  LimitKind kind = LimitKind::Facility;
  std::string owner;  // node, link, fleet, pool or disruption
  std::string part;   // facility, storage or service; may be empty

  /// "aktau.yard", "altynkol-zhetygen", "feeders", "tankers.tanker_sangachal".
  [[nodiscard]] std::string name() const;
  friend auto operator<=>(const Limit&, const Limit&) = default;
};

/// All limits of the scenario, by kind, then in byte order of their names.
std::vector<Limit> limits_of(const scenario::Scenario& scenario);

/// What a step is:
///              one                           tenth                             twice
///   facility   one server more               rates by a tenth more, times      servers x 2
///                                            / 1.1; without any, one server
///   storage    a tenth more, at least a lot  a tenth more                      x 2
///   track      one slot more a period        slots by a tenth, headway / 1.1   x 2, / 2
///   line       the longest section doubled   times and clearance / 1.1         all sections
///   doubled pipeline   a tenth more                  likewise                          x 2 fleet
///   one vehicle more              a tenth more, at least one        x 2 pool       one unit more
///   where most lie  a tenth more at each node         x 2 calendar   closed a tenth less likewise
///   closed half as long
/// What a dated change makes of the number later is eased likewise.
enum class Step { One, Tenth, Twice };

struct Eased {
  std::optional<scenario::Scenario> scenario;
  std::string what;     // "count 2 -> 3"
  std::string refused;  // why there is no such scenario
};
Eased ease(const scenario::Scenario& scenario, const Limit& limit, Step step);

std::string to_string(LimitKind kind);
std::string to_string(Step step);

}  // namespace corridor::experiment
