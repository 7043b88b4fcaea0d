#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>

#include <fmt/format.h>

#include "corridor/core/factors.hpp"
#include "corridor/core/time.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "table_files.hpp"

namespace corridor::report {
namespace {

using experiment::Summary;
using experiment::ValidationRow;
using experiment::Verdict;

std::string verdict_of(const ValidationRow& row) {
  if (row.verdict != Verdict::Misses) {
    return experiment::to_string(row.verdict);
  }
  if (std::isinf(row.deviation)) {
    return "misses";
  }
  return fmt::format("misses by {:+.0f} %", row.deviation * core::kPercent);
}

std::string source_of(const ValidationRow& row) {
  std::string text = row.verdict == Verdict::NoValue ? name(row.reason) : std::string();
  for (const std::string& part : {row.observed.source, row.observed.note}) {
    if (!part.empty()) {
      text += (text.empty() ? "" : "; ") + name(part);
    }
  }
  return text;
}

/// "d", or "d, P50".
std::string unit_of(const ValidationRow& row) {
  const std::string statistic = statistic_word(row.observed.statistic);
  return name(row.observed.unit) + (statistic == "mean" ? "" : ", " + statistic);
}

/// "derived, fitted".
std::string standing_of(const ValidationRow& row) {
  std::string confidence = confidence_word(row.observed.confidence);
  if (row.observed.role == scenario::Role::Compared) {
    return confidence;
  }
  return confidence + (confidence.empty() ? "" : ", ") + role_word(row.observed.role);
}

std::string month_name(core::Time time) {
  static const std::array<const char*, 12> kNames{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return kNames.at(static_cast<std::size_t>(core::month_index(time)));
}

/// "Mar 2024", "Jan - Mar 2024", or both dates.
std::string period_of(const ValidationRow& row) {
  const core::Time last = row.period.to - core::Duration(1);
  const bool months = core::next_month(row.period.from - core::Duration(1)) == row.period.from &&
                      core::next_month(last) == row.period.to;
  if (!months || core::start_of_year(row.period.from) != core::start_of_year(last)) {
    return date_of(row.period.from) + " to " + date_of(row.period.to);
  }
  const std::string first = month_name(row.period.from);
  const std::string end = month_name(last) + " " + date_of(last).substr(0, 4);
  return core::next_month(row.period.from) == row.period.to ? end : first + " - " + end;
}

std::string whole_table(const Summary& summary) {
  Table table({{.header = "figure", .align = Align::Left},
               {.header = "simulated"},
               {.header = "observed"},
               {.header = "unit", .align = Align::Left},
               {.header = "verdict", .align = Align::Left},
               {.header = "observation", .align = Align::Left}});
  for (const ValidationRow& row : summary.validation) {
    if (row.of_series) {
      continue;
    }
    table.add({name(row.observed.id),
               plus_minus(row.simulated),
               plain(row.observed.value),
               unit_of(row),
               verdict_of(row),
               standing_of(row)});
    if (const std::string source = source_of(row); !source.empty()) {
      table.add_note(source);
    }
  }
  return table.empty() ? "" : table.text();
}

/// Figures of parts of the window. A source that holds for several rows in turn stands once.
std::string series_table(const Summary& summary) {
  Table table({{.header = "part of the window", .align = Align::Left},
               {.header = "period", .align = Align::Left},
               {.header = "simulated"},
               {.header = "observed"},
               {.header = "unit", .align = Align::Left},
               {.header = "verdict", .align = Align::Left}});
  std::string figure;
  std::string told;
  for (const ValidationRow& row : summary.validation) {
    if (!row.of_series) {
      continue;
    }
    const bool first = row.observed.id != figure;
    table.add({first ? name(row.observed.id) : "",
               period_of(row),
               plus_minus(row.simulated),
               plain(row.observed.value),
               unit_of(row),
               verdict_of(row)});
    const std::string source = source_of(row);
    if (!source.empty() && (first || source != told)) {
      table.add_note(source);
    }
    figure = row.observed.id;
    told = source;
  }
  return table.empty() ? "" : table.text();
}

}  // namespace

std::string validation_page(const Summary& summary) {
  if (summary.validation.empty()) {
    return {};
  }
  const auto n_met =
      std::ranges::count(summary.validation, Verdict::Meets, &ValidationRow::verdict);
  const std::string whole = whole_table(summary);
  const std::string series = series_table(summary);
  return heading("Simulated beside observed") + whole +
         (whole.empty() || series.empty() ? "" : "\n") + series +
         wrapped(fmt::format("{} of {} meet: the interval reaches the observed value give or take "
                             "its tolerance, 10 % unless the scenario says otherwise.",
                             n_met,
                             summary.validation.size()));
}

}  // namespace corridor::report
