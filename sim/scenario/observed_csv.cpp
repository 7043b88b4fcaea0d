#include "corridor/scenario/observed_csv.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "byte_check.hpp"
#include "corridor/core/text.hpp"
#include "corridor/scenario/describe.hpp"
#include "corridor/scenario/reading.hpp"
#include "csv_rows.hpp"
#include "file_text.hpp"

namespace corridor::scenario {
namespace {

using Columns = std::map<std::string, std::size_t>;  // name -> place in a row

TreeEntry entry(const std::string& key, Place place, Tree value) {
  return {.key = key, .place = place, .value = std::move(value)};
}

Tree scalar_at(std::string text, Place place) {
  Tree tree = make_scalar(std::move(text));
  tree.place = place;
  return tree;
}

/// "a; b" as a list of both, each with the place of the cell.
Tree names_in(const CsvCell& cell) {
  Tree list = make_list();
  list.place = cell.place;
  for (std::size_t begin = 0; begin <= cell.text.size();) {
    const std::size_t end = std::min(cell.text.find(';', begin), cell.text.size());
    const std::string part = cell.text.substr(begin, end - begin);
    const std::size_t first = part.find_first_not_of(' ');
    const std::size_t last = part.find_last_not_of(' ');
    list.items.push_back(scalar_at(
        first == std::string::npos ? "" : part.substr(first, last - first + 1), cell.place));
    begin = end + 1;
  }
  return list;
}

class TableReader {
 public:
  TableReader(Scenario& scenario, const Sources& sources, core::Diagnostics& diagnostics)
      : sources_(sources),
        diagnostics_(diagnostics),
        reading_(scenario, sources, diagnostics, units_of(scenario)) {
    reading_.scope.scenario = &scenario;
  }

  void read(const std::vector<CsvRow>& rows) {
    if (rows.empty() || !read_header(rows.front())) {
      return;
    }
    std::vector<const CsvRow*> group;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (!has_all_cells(rows[i])) {
        continue;
      }
      if (!group.empty() && cell(rows[i], "id")->text != cell(*group.front(), "id")->text) {
        read_figure(group);
        group.clear();
      }
      group.push_back(&rows[i]);
    }
    if (!group.empty()) {
      read_figure(group);
    }
  }

 private:
  void error(Place place, const std::string& message) {
    diagnostics_.error(sources_.mark(place), {}, message);
  }

  bool read_header(const CsvRow& header) {
    const std::size_t before = diagnostics_.count(core::Severity::Error);
    const std::vector<std::string>& known = observed_columns();
    for (std::size_t i = 0; i < header.size(); ++i) {
      const std::string& word = header[i].text;
      if (std::ranges::find(known, word) == known.end()) {
        const std::string near = core::nearest_name(word, known);
        error(header[i].place,
              near.empty() ? fmt::format("unknown column {}", word)
                           : fmt::format("unknown column {} (did you mean {}?)", word, near));
      } else if (!columns_.emplace(word, i).second) {
        error(header[i].place, fmt::format("column {} stands twice", word));
      }
    }
    n_columns_ = header.size();
    for (const char* needed : {"id", "measure", "of", "value"}) {
      if (!columns_.contains(needed)) {
        error(header.front().place, fmt::format("column {} is missing", needed));
      }
    }
    return diagnostics_.count(core::Severity::Error) == before;
  }

  bool has_all_cells(const CsvRow& row) {
    if (row.size() == n_columns_) {
      return true;
    }
    error(row.front().place,
          fmt::format("a row of {} cells (expected {}, as in the header)", row.size(), n_columns_));
    return false;
  }

  /// The cell of a column, or null when there is no such column.
  [[nodiscard]] const CsvCell* cell(const CsvRow& row, const std::string& column) const {
    const auto found = columns_.find(column);
    return found == columns_.end() ? nullptr : &row[found->second];
  }

  /// The same where something is written in it.
  [[nodiscard]] const CsvCell* written(const CsvRow& row, const std::string& column) const {
    const CsvCell* found = cell(row, column);
    return found == nullptr || found->text.empty() ? nullptr : found;
  }

  void copy(const CsvRow& row, const std::string& column, Tree& map) const {
    if (const CsvCell* found = written(row, column)) {
      map.entries.push_back(entry(column, found->place, scalar_at(found->text, found->place)));
    }
  }

  /// "4.484" and "Mt/yr" as "4.484 Mt/yr"; "358" and "/yr" as "358/yr".
  void copy_value(const CsvRow& row, Tree& map) const {
    const CsvCell* value = written(row, "value");
    const CsvCell* unit = written(row, "unit");
    if (value == nullptr) {
      return;
    }
    std::string text = value->text;
    if (unit != nullptr) {
      text += (unit->text.starts_with('/') ? "" : " ") + unit->text;
    }
    map.entries.push_back(entry("value", value->place, scalar_at(text, value->place)));
  }

  static Tree map_at(const CsvRow& row) {
    Tree map = make_map();
    map.place = row.front().place;
    return map;
  }

  Tree period(const CsvRow& row) const {
    Tree map = map_at(row);
    for (const char* column : {"from", "to", "source", "note"}) {
      copy(row, column, map);
    }
    copy_value(row, map);
    return map;
  }

  void check_repeated(const CsvRow& first, const CsvRow& row, const std::string& column) {
    const CsvCell* given = written(row, column);
    if (given != nullptr && given->text != cell(first, column)->text) {
      error(given->place,
            fmt::format("{} differs within {} (expected nothing, or that of its first row)",
                        column,
                        cell(first, "id")->text));
    }
  }

  void read_figure(const std::vector<const CsvRow*>& rows) {
    const CsvRow& first = *rows.front();
    Tree map = map_at(first);
    for (const char* column : {"id",
                               "measure",
                               "at",
                               "from_event",
                               "to_event",
                               "statistic",
                               "tolerance",
                               "role",
                               "confidence"}) {
      copy(first, column, map);
      for (const CsvRow* row : rows) {
        check_repeated(first, *row, column);
      }
    }
    if (const CsvCell* of = written(first, "of")) {
      map.entries.push_back(entry("of", of->place, names_in(*of)));
    }
    for (const CsvRow* row : rows) {
      check_repeated(first, *row, "of");
    }
    const bool series =
        rows.size() > 1 || written(first, "from") != nullptr || written(first, "to") != nullptr;
    if (series) {
      Tree list = make_list();
      list.place = map.place;
      for (const CsvRow* row : rows) {
        list.items.push_back(period(*row));
      }
      map.entries.push_back(entry("series", map.place, std::move(list)));
    } else {
      copy_value(first, map);
      copy(first, "source", map);
      copy(first, "note", map);
    }
    take(map);
  }

  void take(const Tree& map) {
    Scenario& scenario = reading_.scenario();
    const Reading::Step step(
        reading_, fmt::format("observed[{}]", scenario.observed.size()), map.place);
    Observed figure;
    read_struct(reading_, describe_observed(), map, &figure);
    scenario.observed.push_back(std::move(figure));
  }

  const Sources& sources_;
  core::Diagnostics& diagnostics_;
  Reading reading_;
  Columns columns_;
  std::size_t n_columns_ = 0;
};

}  // namespace

const std::vector<std::string>& observed_columns() {
  static const std::vector<std::string> kColumns{"id",
                                                 "measure",
                                                 "of",
                                                 "at",
                                                 "from_event",
                                                 "to_event",
                                                 "statistic",
                                                 "from",
                                                 "to",
                                                 "value",
                                                 "unit",
                                                 "tolerance",
                                                 "role",
                                                 "source",
                                                 "confidence",
                                                 "note"};
  return kColumns;
}

ObservedTable read_observed_csv_text(const std::string& text,
                                     const std::string& name,
                                     const Scenario& scenario) {
  ObservedTable table;
  Sources sources;
  const std::uint32_t file = sources.add(name);
  if (check_bytes(text, file, sources, table.diagnostics)) {
    Scenario copy = scenario;
    copy.observed.clear();
    const std::vector<CsvRow> rows = csv_rows(text, file, sources, table.diagnostics);
    TableReader(copy, sources, table.diagnostics).read(rows);
    if (copy.observed.empty() && !table.diagnostics.has_errors()) {
      table.diagnostics.error({.file = name, .line = 1, .column = 1},
                              {},
                              "no observed figure (expected a header and rows)");
    }
    table.value = std::move(copy.observed);
  }
  table.diagnostics.sort_by_place();
  if (table.diagnostics.has_errors()) {
    table.value.reset();
    table.status = ReadStatus::Invalid;
  }
  return table;
}

ObservedTable read_observed_csv(const std::string& file, const Scenario& scenario) {
  const FileText text = read_file(file);
  if (text.status != ReadStatus::Ok) {
    ObservedTable table;
    table.status = text.status;
    table.diagnostics.error({.file = file, .line = 0, .column = 0}, {}, text.message);
    return table;
  }
  return read_observed_csv_text(text.bytes, file, scenario);
}

}  // namespace corridor::scenario
