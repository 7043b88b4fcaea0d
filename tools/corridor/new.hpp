#pragma once

#include <span>
#include <string>

#include "dispatch.hpp"

namespace corridor::tools {

/// `corridor new [FILE]`: writes a scenario to begin with, and never over a file that is there.
int new_command(std::span<const std::string> arguments, Streams streams);

}  // namespace corridor::tools
