#include "corridor/report/table.hpp"

#include <algorithm>

#include "corridor/core/check.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

const std::string kIndent = "  ";
const std::string kGap = "  ";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  lines.push_back(text.substr(begin));
  return lines;
}

std::string without_trailing_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

void Table::add(std::vector<std::string> cells) {
  CORRIDOR_CHECK(cells.size() == columns_.size(), "a cell for each column");
  rows_.push_back({.kind = Row::Kind::Cells, .cells = std::move(cells)});
}

void Table::add_note(std::string text) {
  rows_.push_back({.kind = Row::Kind::Note, .cells = {std::move(text)}});
}

void Table::add_rule() {
  rows_.push_back({.kind = Row::Kind::Rule, .cells = {}});
}

std::vector<std::vector<std::string>> Table::header_lines() const {
  std::vector<std::vector<std::string>> columns;
  std::size_t height = 0;
  for (const Column& column : columns_) {
    columns.push_back(lines_of(column.header));
    height = std::max(height, columns.back().size());
  }
  std::vector<std::vector<std::string>> lines(height);
  for (const std::vector<std::string>& column : columns) {
    const std::size_t missing = height - column.size();
    for (std::size_t i = 0; i < height; ++i) {
      lines[i].push_back(i < missing ? "" : column[i - missing]);
    }
  }
  return lines;
}

std::vector<std::size_t> Table::widths() const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  const auto widen = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(cells[i]));
    }
  };
  for (const auto& cells : header_lines()) {
    widen(cells);
  }
  for (const Row& row : rows_) {
    if (row.kind == Row::Kind::Cells) {
      widen(row.cells);
    }
  }
  return widths;
}

std::string Table::line(const std::vector<std::string>& cells,
                        const std::vector<std::size_t>& widths) const {
  std::string result = kIndent;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    result += i > 0 ? kGap : "";
    result += columns_[i].align == Align::Left ? pad_right(cells[i], widths[i])
                                               : pad_left(cells[i], widths[i]);
  }
  return without_trailing_blanks(std::move(result)) + "\n";
}

std::string Table::text() const {
  const std::vector<std::size_t> width = widths();
  std::size_t total = kGap.size() * (width.size() - 1);
  for (const std::size_t one : width) {
    total += one;
  }
  const std::string rule = kIndent + std::string(total, '-') + "\n";
  std::string result;
  for (const auto& cells : header_lines()) {
    result += line(cells, width);
  }
  result += rule;
  for (const Row& row : rows_) {
    switch (row.kind) {
      case Row::Kind::Cells:
        result += line(row.cells, width);
        break;
      case Row::Kind::Note:
        result += wrapped(row.cells.front(), kIndent + "  ");
        break;
      case Row::Kind::Rule:
        result += rule;
        break;
    }
  }
  return result;
}

std::string heading(const std::string& title) {
  return "\n" + title + "\n" + std::string(display_width(title), '=') + "\n";
}

}  // namespace corridor::report
