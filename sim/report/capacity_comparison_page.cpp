#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <iterator>

#include <fmt/format.h>

#include "capacity_words.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

/// How far theory is from the run, in parts of the larger.
double distance(const Comparison& row) {
  const double theory = row.theory.value_or(0);
  const double larger = std::max({std::abs(theory), std::abs(row.simulated), 1e-12});
  return row.theory ? std::abs(theory - row.simulated) / larger : 1;
}

/// All that is delivered, and of each other figure those that are the farthest apart.
std::vector<Comparison> worth_showing(const std::vector<Comparison>& all) {
  constexpr std::size_t kMostOfAFigure = 8;
  std::vector<Comparison> shown;
  for (const std::string figure :
       {"delivered", "busy", "occupied", "used", "trips", "wait", "wait for it"}) {
    std::vector<Comparison> rows;
    std::ranges::copy_if(all, std::back_inserter(rows), [&figure](const Comparison& row) {
      return row.figure == figure && (row.parts || figure == "delivered" || figure == "occupied");
    });
    if (figure != "delivered") {
      std::ranges::stable_sort(rows, std::ranges::greater{}, distance);
    }
    rows.resize(std::min(rows.size(), figure == "delivered" ? rows.size() : kMostOfAFigure));
    shown.insert(shown.end(), rows.begin(), rows.end());
  }
  return shown;
}

void add_comparison(Table& table, const Comparison& row) {
  const int decimals = decimals_for(std::max(std::abs(row.simulated), row.theory.value_or(0)));
  const std::string around =
      row.half_width ? " ±" + fixed(*row.half_width, decimals) : std::string{};
  table.add({row.figure,
             name(row.of),
             row.theory ? fixed(*row.theory, decimals) : "grows",
             fixed(row.simulated, decimals) + around,
             name(row.unit),
             row.parts ? "apart" : ""});
  if (row.parts) {
    table.add_note(row.reason);
  }
}

}  // namespace

std::string comparison_page(const std::vector<Comparison>& comparisons) {
  if (comparisons.empty()) {
    return {};
  }
  Table table({{.header = "figure", .align = Align::Left},
               {.header = "of", .align = Align::Left},
               {.header = "theory"},
               {.header = "simulated"},
               {.header = "unit", .align = Align::Left},
               {.header = "", .align = Align::Left}});
  for (const Comparison& row : worth_showing(comparisons)) {
    add_comparison(table, row);
  }
  const auto n_apart = std::ranges::count_if(comparisons, &Comparison::parts);
  return heading("Beside the simulation") + table.text() +
         wrapped(fmt::format(
             "{} of {} figures agree: theory is within the interval, within a tenth, or so near "
             "that "
             "it does not matter. Shown are what is delivered, the berths, and of each other "
             "figure "
             "those farthest apart; all with -o in capacity_comparison.csv. Means over the window; "
             "waits of a run by Little's law.",
             static_cast<std::ptrdiff_t>(comparisons.size()) - n_apart,
             comparisons.size()));
}

}  // namespace corridor::report
