#pragma once

#include <span>
#include <string>

#include "dispatch.hpp"

namespace corridor::tools {

/// `corridor compare SCENARIO.yaml [OPTIONS]`.
int compare_command(std::span<const std::string> arguments, Streams streams);

}  // namespace corridor::tools
