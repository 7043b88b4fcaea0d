#pragma once

#include <span>
#include <string>

#include "dispatch.hpp"

namespace corridor::tools {

/// `corridor capacity`: what theory says of a scenario, without a run.
int capacity_command(std::span<const std::string> arguments, Streams streams);

}  // namespace corridor::tools
