#pragma once

#include <string_view>

namespace corridor::tools {

/// The scenario that `corridor new` writes.
std::string_view starter_scenario();

}  // namespace corridor::tools
