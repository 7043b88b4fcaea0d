#include "csv_rows.hpp"

#include <utility>

namespace corridor::scenario {
namespace {

class CsvReader {
 public:
  CsvReader(std::string_view bytes,
            std::uint32_t file,
            const Sources& sources,
            core::Diagnostics& diagnostics)
      : rest_(bytes),
        place_{.file = file, .line = 1, .column = 1},
        sources_(sources),
        diagnostics_(diagnostics) {}

  std::vector<CsvRow> run() {
    while (!rest_.empty() && !failed_) {
      read_row();
    }
    return std::move(rows_);
  }

 private:
  void read_row() {
    CsvRow row;
    do {
      row.push_back(read_cell());
    } while (!failed_ && take(','));
    if (failed_) {
      return;
    }
    end_line();
    if (row.size() > 1 || !row.front().text.empty()) {
      rows_.push_back(std::move(row));
    }
  }

  CsvCell read_cell() {
    CsvCell cell{.text = {}, .place = place_};
    if (take('"')) {
      read_quoted(cell);
      return cell;
    }
    while (!at_end_of_cell()) {
      if (rest_.front() == '"') {
        fail(place_, "a quote inside a cell (expected the whole cell in quotes, quotes doubled)");
        return cell;
      }
      cell.text += step();
    }
    return cell;
  }

  void read_quoted(CsvCell& cell) {
    while (!rest_.empty()) {
      const char c = step();
      if (c == '"' && !take('"')) {
        if (!at_end_of_cell()) {
          fail(place_, "text after the quote that ends a cell (expected a comma)");
        }
        return;
      }
      cell.text += c;
    }
    fail(cell.place, "the quote that begins here is not closed");
  }

  [[nodiscard]] bool at_end_of_cell() const {
    return rest_.empty() || rest_.front() == ',' || rest_.front() == '\n' ||
           rest_.starts_with("\r\n");
  }

  void end_line() {
    take('\r');
    take('\n');
  }

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) {
      return false;
    }
    step();
    return true;
  }

  char step() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    ++place_.column;
    if (c == '\n') {
      ++place_.line;
      place_.column = 1;
    }
    return c;
  }

  void fail(Place place, const std::string& message) {
    diagnostics_.error(sources_.mark(place), {}, message);
    failed_ = true;
  }

  std::string_view rest_;
  Place place_;
  const Sources& sources_;
  core::Diagnostics& diagnostics_;
  std::vector<CsvRow> rows_;
  bool failed_ = false;
};

}  // namespace

std::vector<CsvRow> csv_rows(std::string_view bytes,
                             std::uint32_t file,
                             const Sources& sources,
                             core::Diagnostics& diagnostics) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  return CsvReader(bytes, file, sources, diagnostics).run();
}

}  // namespace corridor::scenario
