#pragma once
// The language in answers to single questions: what a key, a path or a noun means.

#include <string>

#include "corridor/scenario/numbers.hpp"

namespace corridor::scenario {

/// What a path ("flows.*.volume", "nodes.aktau.storage.yard.capacity"; ids may be left out), a noun
/// ("fleet") or a key ("headway") means, as lines of text: value, units, range, words, default,
/// example, and where it belongs. A problem that names the nearest when nothing is so called.
Parsed<std::string> explain(const std::string& what);

/// The keys at the top of a scenario, the nouns and the distributions, a line each.
std::string explain_overview();

}  // namespace corridor::scenario
