#include "corridor/scenario/text_check.hpp"

#include <cstdint>
#include <utility>

#include <fmt/format.h>

namespace corridor::scenario {
namespace {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 0;  // 0: not valid UTF-8
};

struct Lead {
  std::size_t length;
  std::uint32_t bits;
  std::uint32_t least;  // smallest code point that needs this length: shorter forms are refused
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) {
    return {.length = 1, .bits = byte, .least = 0};
  }
  if ((byte & 0xE0U) == 0xC0) {
    return {.length = 2, .bits = byte & 0x1FU, .least = 0x80};
  }
  if ((byte & 0xF0U) == 0xE0) {
    return {.length = 3, .bits = byte & 0x0FU, .least = 0x800};
  }
  if ((byte & 0xF8U) == 0xF0) {
    return {.length = 4, .bits = byte & 0x07U, .least = 0x10000};
  }
  return {.length = 0, .bits = 0, .least = 0};
}

CodePoint decode(std::string_view text, std::size_t at) {
  const Lead lead = lead_of(static_cast<unsigned char>(text[at]));
  if (lead.length == 0 || at + lead.length > text.size()) {
    return {};
  }
  std::uint32_t value = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xC0U) != 0x80) {
      return {};
    }
    value = (value << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < lead.least || value > 0x10FFFF || surrogate) {
    return {};
  }
  return {.value = value, .length = lead.length};
}

bool is_control(std::uint32_t c) {
  if (c == '\t' || c == '\n' || c == '\r' || c == 0x85) {
    return false;
  }
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/// Characters that change the direction of the text around them can make a file read otherwise
/// than it looks (Boucher and Anderson 2021, "Trojan Source").
bool is_direction_override(std::uint32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string fault_of(CodePoint point, unsigned char byte) {
  if (point.length == 0) {
    return fmt::format("byte 0x{:02X} is not valid UTF-8", byte);
  }
  if (is_control(point.value)) {
    return fmt::format("control character U+{:04X} is not allowed", point.value);
  }
  if (is_direction_override(point.value)) {
    return fmt::format("text direction control U+{:04X} is not allowed", point.value);
  }
  return {};
}

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

std::optional<TextFault> find_text_fault(std::string_view text) {
  int line = 1;
  std::size_t line_start = text.substr(0, 3) == kByteOrderMark ? 3 : 0;
  for (std::size_t at = line_start; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const CodePoint point = decode(text, at);
    std::string what = fault_of(point, byte);
    if (!what.empty()) {
      return TextFault{.offset = at,
                       .line = line,
                       .column = static_cast<int>(at - line_start) + 1,
                       .what = std::move(what)};
    }
    const bool half_of_crlf = byte == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    at += point.length;
    if (byte == '\n' || (byte == '\r' && !half_of_crlf)) {
      ++line;
      line_start = at;
    }
  }
  return std::nullopt;
}

std::string normalised_line_ends(std::string text) {
  std::size_t to = 0;
  const std::size_t start = std::string_view(text).substr(0, 3) == kByteOrderMark ? 3 : 0;
  for (std::size_t from = start; from < text.size(); ++from) {
    const bool half_of_crlf =
        text[from] == '\r' && from + 1 < text.size() && text[from + 1] == '\n';
    if (!half_of_crlf) {
      text[to++] = text[from] == '\r' ? '\n' : text[from];
    }
  }
  text.resize(to);
  return text;
}

bool is_closed_quote(std::string_view text) {
  const char quote = text.front();
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool escape = quote == '"' ? text[i] == '\\' : text.substr(i, 2) == "''";
    if (escape) {
      ++i;
    } else if (text[i] == quote) {
      return true;
    }
  }
  return false;
}

bool has_bracket_tower(std::string_view text, int limit) {
  int open = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') {
      ++open;
    } else if (c == ']' || c == '}') {
      --open;
    }
    if (open > limit) {
      return true;
    }
  }
  return false;
}

}  // namespace corridor::scenario
