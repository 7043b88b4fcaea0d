#pragma once
// `corridor calibrate`.

#include <span>
#include <string>

#include "dispatch.hpp"

namespace corridor::tools {

/// Sets simulated figures beside observed ones from a table. `arguments` are those after the word
/// "calibrate".
int calibrate_command(std::span<const std::string> arguments, Streams streams);

}  // namespace corridor::tools
