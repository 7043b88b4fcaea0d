#include "corridor/report/selection_page.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "corridor/core/factors.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "limit_words.hpp"
#include "sheet.hpp"

namespace corridor::report {
namespace {

using experiment::Procedure;

std::string procedure_words(Procedure procedure) {
  switch (procedure) {
    case Procedure::KimNelson:
      return "Kim and Nelson 2001, common random numbers";
    case Procedure::Rinott:
      return "Rinott 1978, independent random numbers";
    case Procedure::Ocba:
      break;
  }
  return "OCBA, Chen et al. 2000, common random numbers";
}

MeasureScale scale(const SelectionFound& found) {
  return scale_of(
      found.measure, found.unit, found.selected.means[found.selected.best], found.years);
}

std::string promise(const SelectionFound& found) {
  const MeasureScale as = scale(found);
  if (found.plan.procedure == Procedure::Ocba) {
    return fmt::format(
        "{} runs were shared so that the best is found most probably; no probability "
        "is promised.",
        found.selected.runs);
  }
  if (!found.selected.complete) {
    return fmt::format(
        "Nothing is promised: with {} replications of each the search gave up "
        "(--max-replications); a wider indifference zone needs fewer.",
        found.plan.most);
  }
  return fmt::format(
      "With a probability of at least {:g} % no other one is better by {} {} or more. It took {} "
      "runs; all alike would have taken {}, so {:.0f} % were saved.",
      core::kPercent * found.plan.confidence,
      rounded(found.plan.indifference * as.factor),
      as.unit,
      found.selected.runs,
      found.selected.runs_if_equal,
      core::kPercent * (1 - static_cast<double>(found.selected.runs) /
                                static_cast<double>(found.selected.runs_if_equal)));
}

/// The best first, then those that stayed longest.
std::vector<std::size_t> order(const SelectionFound& found) {
  std::vector<std::size_t> places(found.names.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  const double sign = experiment::more_is_better(found.measure) ? -1 : 1;
  std::ranges::stable_sort(places, [&](std::size_t a, std::size_t b) {
    if ((a == found.selected.best) != (b == found.selected.best)) {
      return a == found.selected.best;
    }
    return sign * found.selected.means[a] < sign * found.selected.means[b];
  });
  return places;
}

std::optional<std::int64_t> out_at(const SelectionFound& found, std::size_t place) {
  return found.selected.eliminated_at.empty() ? std::nullopt : found.selected.eliminated_at[place];
}

}  // namespace

std::string selection_page(const std::string& scenario, const SelectionFound& found) {
  const MeasureScale as = scale(found);
  Table table({{.header = "option", .align = Align::Left},
               {.header = as.name + "\n" + as.unit},
               {.header = "best is\nthat apart"},
               {.header = "replications"},
               {.header = "out after"}});
  for (const std::size_t place : order(found)) {
    const auto out = out_at(found, place);
    table.add(
        {name(found.names[place]),
         rounded(found.selected.means[place] * as.factor),
         place == found.selected.best ? "" : rounded(found.selected.behind[place] * as.factor),
         std::to_string(found.selected.replications[place]),
         out ? std::to_string(*out) : ""});
  }
  return heading(name(scenario) + ": the best of " + std::to_string(found.names.size())) +
         wrapped(fmt::format("By {} the best is {}. {}",
                             as.name,
                             name(found.names[found.selected.best]),
                             promise(found))) +
         wrapped(procedure_words(found.plan.procedure) + ".") + "\n" + table.text();
}

std::vector<NamedText> selection_files(const std::string& scenario, const SelectionFound& found) {
  Sheet sheet{.name = "selection", .rows = {}};
  for (const std::size_t place : order(found)) {
    const auto out = out_at(found, place);
    sheet.rows.push_back(
        {text("options", found.names[place]),
         text("best", place == found.selected.best ? "yes" : "no"),
         number("mean_" + experiment::to_string(found.measure) + "_" + found.unit,
                found.selected.means[place]),
         number("best_less_this", found.selected.behind[place]),
         number("replications", static_cast<double>(found.selected.replications[place])),
         number("out_after", out ? std::optional(static_cast<double>(*out)) : std::nullopt)});
  }
  const Row head{text("name", scenario),
                 text("procedure", procedure_words(found.plan.procedure)),
                 number("confidence", found.plan.confidence),
                 number("indifference", found.plan.indifference),
                 text("complete", found.selected.complete ? "yes" : "no"),
                 number("runs", static_cast<double>(found.selected.runs)),
                 number("runs_if_equal", static_cast<double>(found.selected.runs_if_equal))};
  return {{.name = "selection.csv", .text = csv_of(sheet)},
          {.name = "selection.json", .text = json_of(head, {sheet})}};
}

}  // namespace corridor::report
