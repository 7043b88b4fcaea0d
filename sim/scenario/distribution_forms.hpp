#pragma once
// The parameters of each distribution.

#include "corridor/scenario/description.hpp"

namespace corridor::scenario {

const Description& describe_uniform();
const Description& describe_triangular();
const Description& describe_exponential();
const Description& describe_gamma();
const Description& describe_erlang();
const Description& describe_lognormal();
const Description& describe_truncated_normal();
const Description& describe_empirical();

}  // namespace corridor::scenario
