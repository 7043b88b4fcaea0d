#pragma once

#include <span>
#include <string>

#include "dispatch.hpp"

namespace corridor::tools {

/// `corridor bottlenecks SCENARIO.yaml [OPTIONS]`.
int bottlenecks_command(std::span<const std::string> arguments, Streams streams);

}  // namespace corridor::tools
