#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "corridor/core/diagnostics.hpp"

namespace corridor::core {
namespace {

struct CodePoint {
  std::uint32_t value = 0;
  std::size_t n_bytes = 0;  // 0: not valid UTF-8
};

bool continues(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The code point that `text`, which is not empty, begins with (Unicode 15, table 3-7).
CodePoint decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80U) {
    return {lead, 1};
  }
  const std::size_t n_bytes = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  if (lead < 0xC2U || lead > 0xF4U || text.size() < n_bytes) {
    return {};
  }
  std::uint32_t value = lead & (0x7FU >> n_bytes);
  for (std::size_t i = 1; i < n_bytes; ++i) {
    if (!continues(text[i])) {
      return {};
    }
    value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> kLeast{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800U && value <= 0xDFFFU;
  if (value < kLeast[n_bytes] || value > 0x10FFFFU || surrogate) {
    return {};
  }
  return {value, n_bytes};
}

/// Controls of the terminal (C0, DEL, C1), of lines and of the writing direction.
bool is_control(std::uint32_t code) {
  const bool control = code < 0x20U || (code >= 0x7FU && code <= 0x9FU);
  const bool direction = code == 0x061CU || code == 0x200EU || code == 0x200FU ||
                         (code >= 0x202AU && code <= 0x202EU) ||
                         (code >= 0x2066U && code <= 0x2069U);
  const bool line = code == 0x2028U || code == 0x2029U;
  return control || direction || line;
}

}  // namespace

std::string escape_for_terminal(const std::string& text) {
  std::string result;
  result.reserve(text.size());
  std::string_view rest = text;
  while (!rest.empty()) {
    const CodePoint code = decode(rest);
    if (code.n_bytes == 0) {
      result += fmt::format("\\x{:02x}", static_cast<unsigned char>(rest[0]));
    } else if (!is_control(code.value)) {
      result += rest.substr(0, code.n_bytes);
    } else if (code.n_bytes == 1) {
      result += fmt::format("\\x{:02x}", code.value);
    } else {
      result += fmt::format("\\u{{{:x}}}", code.value);
    }
    rest.remove_prefix(code.n_bytes == 0 ? 1 : code.n_bytes);
  }
  return result;
}

}  // namespace corridor::core
