#pragma once
// What is refused before the YAML parser sees a file.

#include <cstdint>
#include <string_view>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

/// Whether the bytes may go to the parser: size, UTF-8, control characters, towers of brackets.
bool check_bytes(std::string_view bytes,
                 std::uint32_t file,
                 const Sources& sources,
                 core::Diagnostics& diagnostics);

}  // namespace corridor::scenario
