#pragma once

#include <span>
#include <string>

#include "dispatch.hpp"

namespace corridor::tools {

/// `corridor explain PATH`: prints what a key, a path or a noun of the language means.
int explain_command(std::span<const std::string> arguments, Streams streams);

}  // namespace corridor::tools
