#pragma once
// `corridor diff`.

#include <span>
#include <string>

#include "dispatch.hpp"

namespace corridor::tools {

/// Says what two scenarios differ in; 0 whether or not they do. `arguments` are those after the
/// word "diff".
int diff_command(std::span<const std::string> arguments, Streams streams);

}  // namespace corridor::tools
