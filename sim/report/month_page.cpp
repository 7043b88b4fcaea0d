#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "corridor/report/format.hpp"
#include "corridor/report/pages.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {
namespace {

using experiment::Estimate;
using experiment::MonthSummary;
using experiment::Summary;

using Months = std::span<const MonthSummary>;  // of one node and commodity

constexpr std::size_t kMonthsPerTable = 12;
constexpr std::size_t kMostPlaces = 12;

std::string month_header(const MonthSummary& month) {
  static const std::array<const char*, 12> kNames{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto index = static_cast<std::size_t>(month.month - 1);
  return fmt::format("{}\n{}", kNames.at(index), month.year);
}

std::string month_table(Months months) {
  std::vector<Column> columns{{.header = "", .align = Align::Left}};
  for (const MonthSummary& month : months) {
    columns.push_back({.header = month_header(month), .align = Align::Right});
  }
  Table table(columns);
  const auto add = [&](const std::string& label, const Estimate MonthSummary::*figure) {
    std::vector<std::string> cells{label};
    for (const MonthSummary& month : months) {
      cells.push_back(compact((month.*figure).mean()));
    }
    table.add(std::move(cells));
  };
  add("in", &MonthSummary::arrived);
  add("out", &MonthSummary::departed);
  add("stock", &MonthSummary::stock);
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
  std::string text = heading("Flow and stock by node and month");
  for (const Months months : largest_places(summary)) {
    text += fmt::format("\n{}, {} in {}\n",
                        name(months.front().node),
                        name(months.front().commodity),
                        name(months.front().unit));
    for (std::size_t first = 0; first < months.size(); first += kMonthsPerTable) {
      text += month_table(months.subspan(first, std::min(kMonthsPerTable, months.size() - first)));
    }
  }
  text += wrapped("In and out by any mode, origin or destination; stock at the end of the month.");
  const std::size_t n_places = by_place(summary.months).size();
  if (n_places > kMostPlaces) {
    text += wrapped(fmt::format("The {} largest are shown; {} more are in months.csv.",
                                kMostPlaces,
                                n_places - kMostPlaces));
  }
  return text;
}

}  // namespace corridor::report
