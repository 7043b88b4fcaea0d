#pragma once
// A scenario whose parts share nothing is simulated part by part: each part then has the
// processor's cache for itself, so that an event costs the same however many parts there are. As
// random streams are named after what draws from them, nothing that is measured depends on it.

#include <vector>

#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::model {

/// Parts that have no node, link, fleet, service or flow in common and that no observed figure
/// spans, each with a flow, in the order of their first nodes; the first one also has what no flow
/// can reach. A disruption is in each part that it touches, with what it closes and changes there.
/// Without what is of no use to simulate(): options, provenance, marks. Empty for a scenario that
/// does not fall apart.
std::vector<scenario::Scenario> independent_parts(const scenario::Scenario& whole);

/// The outcome of the whole from those of its parts. Rows come in the order of simulate_as_one();
/// causes are numbered in another order; the fingerprint is that of the parts' fingerprints. A run
/// of which a part stopped tells of the one that stopped first.
Outcome join(const scenario::Scenario& whole, std::vector<Outcome> parts);

}  // namespace corridor::model
