#pragma once
// A CSV file as cells with their places (RFC 4180): quotes, doubled quotes, line breaks in quotes,
// CRLF or LF, a byte order mark.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/tree.hpp"

namespace corridor::scenario {

struct CsvCell {
  std::string text;
  Place place;
};

using CsvRow = std::vector<CsvCell>;

/// Rows without empty lines, the header first. A quote that is not closed or stands inside a cell
/// is reported, and the rows before it are given.
std::vector<CsvRow> csv_rows(std::string_view bytes,
                             std::uint32_t file,
                             const Sources& sources,
                             core::Diagnostics& diagnostics);

}  // namespace corridor::scenario
