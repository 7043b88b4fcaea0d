#pragma once
// What a text file may hold: UTF-8 without control characters and bidirectional overrides.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace corridor::scenario {

struct TextFault {
  std::size_t offset = 0;  // in bytes from 0
  int line = 1;
  int column = 1;  // in bytes from 1
  std::string what;
};

/// The first fault, or none. Tab, line feed and carriage return are allowed.
std::optional<TextFault> find_text_fault(std::string_view text);

/// Drops a byte order mark and turns CRLF and lone CR into LF, so that lines count alike.
std::string normalised_line_ends(std::string text);

}  // namespace corridor::scenario
