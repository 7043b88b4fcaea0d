#pragma once
// What theory says of a scenario without a run (model/capacity.hpp), and whether it sees more in
// several changes together than in each of them.

#include <map>
#include <string>
#include <vector>

#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

struct TheoryBound {
  /// Most a day of what is offered, by max-flow: tonnes; units where nothing has a mass.
  double carried = 0;
  /// By flow: demand times this fills the first of the facilities, berths, tracks, pipelines and
  /// fleets of its route, with the loads of today. Infinite: nothing limits it.
  std::map<std::string, double> growth{};
};

/// The scenario must have passed check().
TheoryBound theory_bound(const scenario::Scenario& scenario);

struct JointGain {
  double share = 0;    // of the base's bound; infinite where that is 0
  std::string flow{};  // of whose growth; empty: of all that is carried
};

/// How far changes together lift a bound beyond the sum of what each lifts it alone, and beyond
/// each of them; of all bounds the greatest. Two quays of one size in series have 1 when both are
/// doubled: each alone lifts nothing, both together lift the bound by all that it was. 0 where
/// changes add up, hinder each other, or concern different flows. A bound that one of them lifts to
/// infinity alone is out of it.
JointGain joint_gain(const TheoryBound& base,
                     const std::vector<TheoryBound>& alone,
                     const TheoryBound& together);

}  // namespace corridor::experiment
