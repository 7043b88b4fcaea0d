#pragma once
// Observed figures from a table, with the words of `observed` in a scenario.

#include <string>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/reader.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

struct ObservedTable : core::Result<std::vector<Observed>> {
  ReadStatus status = ReadStatus::Ok;
};

/// The columns that a table may have: the keys of an observed figure and of a period, and `unit`.
const std::vector<std::string>& observed_columns();

/// Reads CSV (RFC 4180; a byte order mark and CRLF are taken) with a header. `id`, `measure`, `of`
/// and `value` are needed; names under `of` are parted by semicolons; the unit may stand in `value`
/// or under `unit`. Rows of one id in turn, or with `from` or `to`, are a series: they may leave
/// empty, or repeat, what the first row says. Each figure is checked as in a scenario, against the
/// names, units and window of `scenario`, whose own observed figures do not matter. All that is
/// wrong is told with its line and column.
ObservedTable read_observed_csv(const std::string& file, const Scenario& scenario);
/// The same from memory; `name` stands for the file in diagnostics.
ObservedTable read_observed_csv_text(const std::string& text,
                                     const std::string& name,
                                     const Scenario& scenario);

}  // namespace corridor::scenario
