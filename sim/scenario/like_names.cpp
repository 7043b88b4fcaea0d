#include "like_names.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace corridor::scenario {
namespace {

/// Base letters of U+00C0 to U+017F, in order.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnoooooxouuuuyts"
    "aaaaaaaceeeeiiiidnooooo/ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggg"
    "gggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssss"
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

struct Decoded {
  std::uint32_t value = 0;
  std::size_t n_bytes = 1;
};

/// `text` has passed the check of bytes: it is UTF-8.
Decoded decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t n = lead < 0x80U ? 1 : lead < 0xE0U ? 2 : lead < 0xF0U ? 3 : 4;
  std::uint32_t value = n == 1 ? lead : lead & (0x7FU >> n);
  for (std::size_t i = 1; i < n && i < text.size(); ++i) {
    value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  return {.value = value, .n_bytes = n};
}

bool is_invisible(std::uint32_t c) {
  const bool combining = (c >= 0x300 && c <= 0x36F) || (c >= 0xFE00 && c <= 0xFE0F);
  return combining || c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200D) || c == 0x2060;
}

/// Small letters for capitals; composed letters without their marks.
std::uint32_t cyrillic(std::uint32_t c) {
  constexpr std::array<std::array<std::uint32_t, 2>, 6> kComposed{{{0x439, 0x438},
                                                                   {0x450, 0x435},
                                                                   {0x451, 0x435},
                                                                   {0x457, 0x456},
                                                                   {0x45D, 0x438},
                                                                   {0x45E, 0x443}}};
  if (c <= 0x40F) {
    c += 0x50;
  } else if (c <= 0x42F) {
    c += 0x20;
  } else if (c >= 0x48A) {
    c |= c >= 0x4C1 && c <= 0x4CE ? 0U : 1U;
  }
  for (const auto& [composed, base] : kComposed) {
    c = c == composed ? base : c;
  }
  return c;
}

std::uint32_t base_letter(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') {
    return c - 'A' + 'a';
  }
  if (c >= 0xC0 && c < 0x180) {
    return static_cast<unsigned char>(kLatin[c - 0xC0]);
  }
  if (c == 0xA0 || c == '\t' || (c >= 0x2000 && c <= 0x200A)) {
    return ' ';
  }
  return c >= 0x400 && c < 0x530 ? cyrillic(c) : c;
}

}  // namespace

std::string folded(const std::string& name) {
  std::string result;
  for (std::string_view rest = name; !rest.empty();) {
    const Decoded point = decode(rest);
    rest.remove_prefix(std::min(point.n_bytes, rest.size()));
    if (is_invisible(point.value)) {
      continue;
    }
    for (std::uint32_t c = base_letter(point.value); c > 0; c >>= 8U) {
      result += static_cast<char>(c & 0xFFU);
    }
  }
  const std::size_t first = result.find_first_not_of(' ');
  return first == std::string::npos
             ? ""
             : result.substr(first, result.find_last_not_of(' ') - first + 1);
}

}  // namespace corridor::scenario
