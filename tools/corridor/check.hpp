#pragma once

#include <span>
#include <string>

#include "dispatch.hpp"

namespace corridor::tools {

/// `corridor check S.yaml`: the verdict that `run` would give, and what the scenario holds.
int check_command(std::span<const std::string> arguments, Streams streams);

}  // namespace corridor::tools
