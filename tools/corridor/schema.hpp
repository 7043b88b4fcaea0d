#pragma once

#include <span>
#include <string>

#include "dispatch.hpp"

namespace corridor::tools {

/// `corridor schema`: prints the JSON Schema of the scenario language.
int schema_command(std::span<const std::string> arguments, Streams streams);

}  // namespace corridor::tools
