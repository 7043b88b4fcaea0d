#pragma once
// A table for the terminal, with columns as wide as their contents.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace corridor::report {

/// Rows that a table of the screen shows; its file has all.
inline constexpr std::size_t kMostRows = 15;

enum class Align { Left, Right };

struct Column {
  std::string header;  // may have lines, "mean\nd": they stand at the bottom
  Align align = Align::Right;
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// As many cells as columns, on one line each.
  void add(std::vector<std::string> cells);
  /// A line of its own below the last row, wrapped.
  void add_note(std::string text);
  void add_rule();

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  /// Header, rows and notes, each line indented by two blanks and without blanks at its end.
  [[nodiscard]] std::string text() const;

 private:
  struct Row {
    enum class Kind { Cells, Note, Rule } kind = Kind::Cells;
    std::vector<std::string> cells;  // or one text
  };

  [[nodiscard]] std::vector<std::vector<std::string>> header_lines() const;
  [[nodiscard]] std::vector<std::size_t> widths() const;
  [[nodiscard]] std::string line(const std::vector<std::string>& cells,
                                 const std::vector<std::size_t>& widths) const;

  std::vector<Column> columns_;
  std::vector<Row> rows_;
};

/// "Title" underlined, after a blank line.
std::string heading(const std::string& title);

}  // namespace corridor::report
