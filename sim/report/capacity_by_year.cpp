#include "corridor/report/capacity_by_year.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "capacity_words.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"
#include "sheet.hpp"

namespace corridor::report {

namespace {

/// "0.88", "0.88*" where a month is above 1 though the year is not, "none" without anything to
/// serve with.
std::string ratio_in(const model::ResourceByYear& limit, int year) {
  const auto found = std::ranges::find(limit.years, year, &model::YearOfResource::year);
  if (found == limit.years.end()) {
    return "- ";
  }
  if (!std::isfinite(found->ratio)) {
    return "none ";
  }
  return fixed(found->ratio, 2) + (found->ratio <= 1 && found->months_exceeded > 0 ? "*" : " ");
}

std::set<int> years_of(const std::vector<model::ResourceByYear>& limits) {
  std::set<int> years;
  for (const model::ResourceByYear& limit : limits) {
    for (const model::YearOfResource& year : limit.years) {
      years.insert(year.year);
    }
  }
  return years;
}

}  // namespace

std::string by_year_page(const std::vector<model::ResourceByYear>& limits) {
  constexpr std::ptrdiff_t kLeast = 15;
  const auto exceeded = std::ranges::count_if(
      limits, [](const model::ResourceByYear& limit) { return limit.exceeded.has_value(); });
  const auto shown = std::min(limits.size(), static_cast<std::size_t>(std::max(kLeast, exceeded)));
  const std::set<int> years = years_of(limits);
  std::vector<Column> columns{{.header = "limit", .align = Align::Left}};
  columns.reserve(years.size() + 2);
  for (const int year : years) {
    columns.push_back({.header = std::to_string(year) + " ", .align = Align::Right});
  }
  columns.push_back({.header = "exceeded", .align = Align::Right});
  Table table(columns);
  for (std::size_t i = 0; i < shown; ++i) {
    std::vector<std::string> cells{resource_words(limits[i].kind, limits[i].name)};
    cells.reserve(columns.size());
    for (const int year : years) {
      cells.push_back(ratio_in(limits[i], year));
    }
    cells.push_back(limits[i].exceeded ? std::to_string(*limits[i].exceeded) : "-");
    table.add(std::move(cells));
  }
  if (table.empty()) {
    return {};
  }
  if (shown < limits.size()) {
    table.add_note(fmt::format("{} more with -o in capacity_by_year.csv", limits.size() - shown));
  }
  return heading("Demand by capacity, year by year") + table.text() +
         wrapped(
             "By theory alone: mean demand of the year on today's routes by what can be served; "
             "above 1 the limit is exceeded, * stands where it is in single months. Of vehicles: "
             "trips needed, if each is full on its busiest leg, by the trips that the fleet can "
             "make. Berths and paths serve the trips that are made: behind a fleet that is too "
             "small they look emptier than they will be with a larger one.");
}

std::vector<NamedText> by_year_files(const std::string& scenario,
                                     const std::vector<model::ResourceByYear>& limits) {
  Sheet sheet{.name = "by_year", .rows = {}};
  for (const model::ResourceByYear& limit : limits) {
    const auto exceeded = limit.exceeded ? std::optional<double>(*limit.exceeded) : std::nullopt;
    for (const model::YearOfResource& year : limit.years) {
      sheet.rows.push_back({text("kind", kind_word(limit.kind)),
                            text("limit", limit.name),
                            number("year", year.year),
                            number("demand", year.demand),
                            number("capacity", year.capacity),
                            text("unit", limit.unit),
                            number("ratio", year.ratio),
                            number("months_exceeded", year.months_exceeded),
                            number("exceeded_from", exceeded)});
    }
  }
  return {{.name = "capacity_by_year.csv", .text = csv_of(sheet)},
          {.name = "capacity_by_year.json", .text = json_of({text("name", scenario)}, {sheet})}};
}

}  // namespace corridor::report
