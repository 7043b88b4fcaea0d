#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using experiment::MonthSummary;
using experiment::Summary;

using Months = std::span<const MonthSummary>;  // of one node and commodity

constexpr std::size_t kMonthsPerTable = 12;
constexpr std::size_t kMostPlaces = 12;

/// A column of the table: what came and went, on average over the replications, and what was left.
struct Period {
  std::string header;
  double arrived = 0;
  double departed = 0;
  double stock = 0;
};

std::string month_header(const MonthSummary& month) {
  static const std::array<const char*, 12> kNames{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto index = static_cast<std::size_t>(month.month - 1);
  return fmt::format("{}\n{}", kNames.at(index), month.year);
}

/// Of more than two years, years: a month each would be hundreds of columns.
bool is_by_year(Months months) {
  return months.size() > 2 * kMonthsPerTable;
}

std::vector<Period> periods_of(Months months) {
  const bool years = is_by_year(months);
  std::vector<Period> periods;
  for (const MonthSummary& month : months) {
    const std::string header = years ? fmt::format("{}", month.year) : month_header(month);
    if (periods.empty() || periods.back().header != header) {
      periods.push_back({.header = header});
    }
    periods.back().arrived += month.arrived.mean();
    periods.back().departed += month.departed.mean();
    periods.back().stock = month.stock.mean();
  }
  return periods;
}

std::string period_table(std::span<const Period> periods) {
  std::vector<Column> columns{{.header = "", .align = Align::Left}};
  for (const Period& period : periods) {
    columns.push_back({.header = period.header, .align = Align::Right});
  }
  Table table(columns);
  const auto add = [&](const std::string& label, double Period::*figure) {
    std::vector<std::string> cells{label};
    for (const Period& period : periods) {
      cells.push_back(compact(period.*figure));
    }
    table.add(std::move(cells));
  };
  add("in", &Period::arrived);
  add("out", &Period::departed);
  add("stock", &Period::stock);
  return table.text();
}

double arrived(Months months) {
  double sum = 0;
  for (const MonthSummary& month : months) {
    sum += month.arrived.mean();
  }
  return sum;
}

std::vector<Months> by_place(const std::vector<MonthSummary>& all) {
  std::vector<Months> places;
  for (std::size_t first = 0; first < all.size();) {
    std::size_t last = first;
    while (last < all.size() && all[last].node == all[first].node &&
           all[last].commodity == all[first].commodity) {
      ++last;
    }
    places.emplace_back(&all[first], last - first);
    first = last;
  }
  return places;
}

/// The places with the largest flow in tonnes (in units where a commodity has no mass), in order of
/// their names.
std::vector<Months> largest_places(const Summary& summary) {
  std::map<std::string, double> tonnes_per_unit;
  for (const experiment::CommoditySummary& commodity : summary.commodities) {
    tonnes_per_unit[commodity.commodity] = commodity.tonnes_per_unit.value_or(1);
  }
  const auto tonnes = [&](Months months) {
    return arrived(months) * tonnes_per_unit[months.front().commodity];
  };
  std::vector<Months> places = by_place(summary.months);
  std::ranges::stable_sort(places, std::ranges::greater{}, tonnes);
  places.resize(std::min(places.size(), kMostPlaces));
  std::ranges::sort(places, {}, [](Months months) { return months.data(); });
  return places;
}

}  // namespace

std::string month_page(const Summary& summary) {
  if (summary.months.empty()) {
    return {};
  }
  const bool years = is_by_year(by_place(summary.months).front());
  std::string text =
      heading(fmt::format("Flow and stock by node and {}", years ? "year" : "month"));
  for (const Months months : largest_places(summary)) {
    text += fmt::format("\n{}, {} in {}\n",
                        name(months.front().node),
                        name(months.front().commodity),
                        name(months.front().unit));
    const std::vector<Period> periods = periods_of(months);
    for (std::size_t first = 0; first < periods.size(); first += kMonthsPerTable) {
      const std::size_t n = std::min(kMonthsPerTable, periods.size() - first);
      text += period_table(std::span(periods).subspan(first, n));
    }
  }
  text += wrapped(
      fmt::format("In and out by any mode, origin or destination; stock at the end of the {}.",
                  years ? "year; months are in months.csv" : "month"));
  const std::size_t n_places = by_place(summary.months).size();
  if (n_places > kMostPlaces) {
    text += wrapped(fmt::format("The {} largest are shown; {} more are in months.csv.",
                                kMostPlaces,
                                n_places - kMostPlaces));
  }
  return text;
}

}  // namespace corridor::report
