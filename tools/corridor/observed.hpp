#pragma once
// The observed figures that a command is to use.

#include <optional>

#include "arguments.hpp"
#include "corridor/scenario/scenario.hpp"
#include "dispatch.hpp"

namespace corridor::tools {

/// Puts the figures of --observed in place of the scenario's, where it was given. An exit code when
/// they are wrong or when there are none at all; the reason was printed.
std::optional<int> take_observed(const Arguments& given,
                                 scenario::Scenario& scenario,
                                 Streams streams);

}  // namespace corridor::tools
