#include "corridor/report/misfit_page.hpp"

#include <cmath>
#include <cstddef>

#include <fmt/format.h>

#include "corridor/core/time.hpp"
#include "corridor/report/csv.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using experiment::Misfit;
using experiment::ValidationRow;

std::string observed_text(const ValidationRow& row) {
  const double tolerance = row.observed.tolerance * std::fabs(row.observed.value);
  return plain(row.observed.value) + " ±" + rounded(tolerance);
}

std::string period_text(const ValidationRow& row) {
  return row.of_series ? date_of(row.period.from) + " to " + date_of(row.period.to) : "";
}

/// Figures as far off as this are counted, in units of their tolerance.
constexpr double kFar = 2;

std::string closing_text(const Misfit& misfit) {
  std::size_t far = 0;
  for (const auto& z : misfit.standardised) {
    far += z && std::fabs(*z) > kFar ? 1U : 0U;
  }
  return wrapped(fmt::format(
      "Sum of squared misfits {} of {} figures; {} are off by more than twice their tolerance. "
      "Misfit: (simulated - observed) / tolerance.",
      rounded(misfit.sum_of_squares),
      misfit.n,
      far));
}

}  // namespace

std::string misfit_page(const std::string& scenario,
                        const std::vector<ValidationRow>& rows,
                        const Misfit& misfit) {
  Table table({{.header = "figure", .align = Align::Left},
               {.header = "period", .align = Align::Left},
               {.header = "simulated"},
               {.header = "observed"},
               {.header = "unit", .align = Align::Left},
               {.header = "misfit"}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& z = misfit.standardised[i];
    table.add({name(rows[i].observed.id),
               period_text(rows[i]),
               plus_minus(rows[i].simulated),
               observed_text(rows[i]),
               name(rows[i].observed.unit),
               z ? fmt::format("{:+.2f}", *z) : "-"});
    if (!rows[i].reason.empty()) {
      table.add_note(name(rows[i].reason));
    }
  }
  return heading(name(scenario) + ": simulated beside observed") + table.text() +
         closing_text(misfit);
}

std::string misfit_csv(const std::vector<ValidationRow>& rows, const Misfit& misfit) {
  Csv csv({"figure",
           "measure",
           "from",
           "to",
           "simulated",
           "half_width",
           "replications",
           "observed",
           "tolerance",
           "unit",
           "misfit",
           "source"});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const scenario::Observed& observed = rows[i].observed;
    csv.text(observed.id).text(observed.measure);
    csv.text(core::to_string(rows[i].period.from)).text(core::to_string(rows[i].period.to));
    csv.estimate(rows[i].simulated).number(observed.value);
    csv.number(observed.tolerance * std::fabs(observed.value)).text(observed.unit);
    csv.number(misfit.standardised[i]).text(observed.source).end_row();
  }
  return csv.content();
}

}  // namespace corridor::report
