#pragma once
// Text in columns of a terminal: names may hold any script, combining marks and emoji.

#include <cstddef>
#include <string>
#include <string_view>

namespace corridor::report {

/// Columns that UTF-8 text takes: 0 for combining marks and joiners, 2 for wide letters and emoji.
/// A byte that is not UTF-8 counts as one.
std::size_t display_width(std::string_view utf8);

std::string pad_right(std::string text, std::size_t width);
std::string pad_left(const std::string& text, std::size_t width);

inline constexpr std::size_t kLineWidth = 80;

/// Breaks `text` at blanks into lines of at most `width` columns (longer words stay whole). The
/// first line begins with `first`, the others with as many blanks.
std::string wrapped(std::string_view text,
                    const std::string& first = {},
                    std::size_t width = kLineWidth);

}  // namespace corridor::report
