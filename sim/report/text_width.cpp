#include "corridor/report/text_width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace corridor::report {
namespace {

struct Range {
  char32_t first, last;
};

/// Combining marks, joiners, variation selectors and other characters without a column.
constexpr std::array<Range, 27> kNarrow{
    {{0x0300, 0x036F}, {0x0483, 0x0489},  {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
     {0x0670, 0x0670}, {0x06D6, 0x06DC},  {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948},
     {0x094D, 0x094D}, {0x0E31, 0x0E31},  {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},
     {0x1DC0, 0x1DFF}, {0x200B, 0x200F},  {0x202A, 0x202E}, {0x2060, 0x2064}, {0x2066, 0x206F},
     {0x20D0, 0x20FF}, {0x302A, 0x302D},  {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
     {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}}};

/// East Asian wide letters and emoji (Unicode Standard Annex 11, classes W and F, in blocks).
constexpr std::array<Range, 14> kWide{{{0x1100, 0x115F},
                                       {0x2E80, 0x303E},
                                       {0x3041, 0x33FF},
                                       {0x3400, 0x4DBF},
                                       {0x4E00, 0x9FFF},
                                       {0xA000, 0xA4CF},
                                       {0xAC00, 0xD7A3},
                                       {0xF900, 0xFAFF},
                                       {0xFE30, 0xFE6F},
                                       {0xFF00, 0xFF60},
                                       {0xFFE0, 0xFFE6},
                                       {0x1F300, 0x1F64F},
                                       {0x1F680, 0x1F9FF},
                                       {0x20000, 0x3FFFD}}};

template <std::size_t N>
bool contains(const std::array<Range, N>& ranges, char32_t code) {
  const auto* const after = std::ranges::upper_bound(ranges, code, {}, &Range::first);
  return after != ranges.begin() && code <= std::prev(after)->last;
}

/// Takes one character off `rest`; a byte that begins none comes back as itself.
char32_t next_character(std::string_view& rest) {
  const auto lead = static_cast<std::uint8_t>(rest.front());
  std::size_t length = 1;
  char32_t code = lead;
  if (lead >= 0xF0U) {
    length = 4;
    code = lead & 0x07U;
  } else if (lead >= 0xE0U) {
    length = 3;
    code = lead & 0x0FU;
  } else if (lead >= 0xC0U) {
    length = 2;
    code = lead & 0x1FU;
  }
  if (length > rest.size()) {
    length = 1;
    code = lead;
  }
  for (std::size_t i = 1; i < length; ++i) {
    code = (code << 6U) | (static_cast<std::uint8_t>(rest[i]) & 0x3FU);
  }
  rest.remove_prefix(length);
  return code;
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  while (!utf8.empty()) {
    const char32_t code = next_character(utf8);
    if (contains(kWide, code)) {
      width += 2;
    } else if (!contains(kNarrow, code)) {
      width += 1;
    }
  }
  return width;
}

std::string pad_right(std::string text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return taken < width ? text.append(width - taken, ' ') : text;
}

std::string pad_left(const std::string& text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return taken < width ? std::string(width - taken, ' ') + text : text;
}

std::string wrapped(std::string_view text, const std::string& first, std::size_t width) {
  const std::string indent(display_width(first), ' ');
  std::string result = first;
  std::size_t column = display_width(first);
  bool at_start = true;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (!at_start && column + 1 + display_width(word) > width) {
      result += "\n" + indent;
      column = indent.size();
      at_start = true;
    }
    if (!at_start) {
      result += ' ';
      ++column;
    }
    result += word;
    column += display_width(word);
    at_start = false;
  }
  return result + "\n";
}

}  // namespace corridor::report
