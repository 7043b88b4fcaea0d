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

/// Whether the quote at the beginning of `text` is closed somewhere in it, by YAML's rules.
bool is_closed_quote(std::string_view text);

/// Whether more than `limit` brackets are open at some place, quoted or not.
bool has_bracket_tower(std::string_view text, int limit);

}  // namespace corridor::scenario
