#pragma once
// A table that is written as CSV and as JSON: columns are named once.

#include <optional>
#include <string>
#include <vector>

namespace corridor::report {

/// A value in a row, before it is a cell or a JSON number.
struct Cell {
  std::string name;  // of the column
  std::string text;
  std::optional<double> number;
  bool is_text = false;
};

Cell text(const std::string& name, const std::string& value);
/// Empty, or null, when it is absent or not finite.
Cell number(const std::string& name, std::optional<double> value);

using Row = std::vector<Cell>;
struct Sheet {
  std::string name;
  std::vector<Row> rows;
};

/// The sheet must have a row.
std::string csv_of(const Sheet& sheet);
/// A document: the cells of `head`, then a list of objects for each sheet. What is not UTF-8 is
/// replaced.
std::string json_of(const Row& head, const std::vector<Sheet>& sheets);

}  // namespace corridor::report
