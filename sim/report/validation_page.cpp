#include <cmath>

#include <fmt/format.h>

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
  constexpr double kPercent = 100;
  return fmt::format("misses by {:+.0f} %", row.deviation * kPercent);
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

}  // namespace

std::string validation_page(const Summary& summary) {
  Table table({{.header = "figure", .align = Align::Left},
               {.header = "simulated"},
               {.header = "observed"},
               {.header = "unit", .align = Align::Left},
               {.header = "verdict", .align = Align::Left},
               {.header = "observation", .align = Align::Left}});
  std::size_t n_met = 0;
  for (const ValidationRow& row : summary.validation) {
    n_met += row.verdict == Verdict::Meets ? 1 : 0;
    table.add({name(row.observed.id),
               plus_minus(row.simulated),
               plain(row.observed.value),
               name(row.observed.unit),
               verdict_of(row),
               confidence_word(row.observed.confidence)});
    if (const std::string source = source_of(row); !source.empty()) {
      table.add_note(source);
    }
  }
  if (table.empty()) {
    return {};
  }
  return heading("Simulated beside observed") + table.text() +
         wrapped(fmt::format("{} of {} meet: the interval reaches the observed value ±10 %.",
                             n_met,
                             summary.validation.size()));
}

}  // namespace corridor::report
