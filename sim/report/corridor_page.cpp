#include <algorithm>

#include <fmt/format.h>

#include "corridor/experiment/cpmm.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "largest_flows.hpp"

namespace corridor::report {

namespace {

using experiment::FlowIndicators;
using experiment::FlowSummary;
using experiment::Summary;

std::string or_dash(std::optional<double> value) {
  return value ? rounded(*value) : "-";
}

std::string mean_of(const experiment::Estimate& value) {
  return value.known() ? rounded(value.mean()) : "-";
}

std::string tcd_table(const FlowIndicators& flow, const std::string& currency) {
  const bool banded = std::ranges::any_of(
      flow.points, [](const experiment::TcdPoint& point) { return point.p10.has_value(); });
  const bool paid = flow.points.back().cost.known();
  std::vector<Column> columns{{.header = name(flow.flow) + "\nto the end of", .align = Align::Left},
                              {.header = "by", .align = Align::Left},
                              {.header = "km"},
                              {.header = "h"},
                              {.header = "lots\nP10"},
                              {.header = "lots\nP90"}};
  if (banded) {
    columns.push_back({.header = "runs\nP10", .align = Align::Right});
    columns.push_back({.header = "runs\nP90", .align = Align::Right});
  }
  if (paid) {
    columns.push_back({.header = currency + "\nper " + name(flow.unit), .align = Align::Right});
  }
  Table table(columns);
  for (const experiment::TcdPoint& point : flow.points) {
    std::vector<std::string> cells{name(point.place),
                                   point.mode,
                                   or_dash(point.km),
                                   plus_minus(point.hours),
                                   mean_of(point.lots_p10),
                                   mean_of(point.lots_p90)};
    if (banded) {
      cells.push_back(or_dash(point.p10));
      cells.push_back(or_dash(point.p90));
    }
    if (paid) {
      cells.push_back(plus_minus(point.cost));
    }
    table.add(std::move(cells));
  }
  return table.text();
}

}  // namespace

std::string tcd_page(const Summary& summary, const std::vector<std::string>& ids) {
  const auto flows = ids.empty() ? largest_flows(summary) : flows_called(summary, ids);
  std::string text;
  for (const FlowSummary* flow : flows) {
    const auto found = std::ranges::find(summary.indicators, flow->flow, &FlowIndicators::flow);
    const bool told = found != summary.indicators.end() && found->points.size() > 1 &&
                      found->points.back().hours.known();
    if (told) {
      text += (text.empty() ? "" : "\n") + tcd_table(*found, summary.accounts.currency);
    }
  }
  if (text.empty()) {
    return {};
  }
  return heading("Time, cost and distance") + text +
         wrapped(
             "Sums from the origin, means of the lots offered in the window; a tenth of the lots "
             "needs less than lots P10, a tenth more than lots P90. Runs P10 and P90 are of the "
             "means of replications, from ten on. Every flow is in tcd.csv.");
}

std::string cpmm_page(const Summary& summary) {
  Table table({{.header = "indicator", .align = Align::Left},
               {.header = "by", .align = Align::Left},
               {.header = "unit", .align = Align::Left},
               {.header = "mean"},
               {.header = "median"},
               {.header = "CV"},
               {.header = "samples"}});
  for (const experiment::CpmmRow& row : experiment::cpmm_table(summary)) {
    table.add({row.indicator,
               row.mode,
               name(row.unit),
               rounded(row.mean),
               rounded(row.median),
               fixed(row.cv, 2),
               fixed(static_cast<double>(row.samples), 0)});
  }
  if (table.empty()) {
    return {};
  }
  return heading("Corridor indicators (CAREC CPMM)") + table.text() +
         wrapped(
             "TFI1 time and TFI2 cost at a border crossing, TFI3 cost of a section of the "
             "corridor, "
             "TFI4 speed without delay (SWOD) and with it (SWD); weighed by lots. By flow and "
             "crossing, with intervals, in cpmm_flows.csv.");
}

}  // namespace corridor::report
