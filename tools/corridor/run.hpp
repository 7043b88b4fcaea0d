#pragma once

#include <span>
#include <string>

#include "dispatch.hpp"

namespace corridor::tools {

/// `corridor run S.yaml`: simulates, prints the report and leaves a folder of tables.
int run_command(std::span<const std::string> arguments, Streams streams);

}  // namespace corridor::tools
