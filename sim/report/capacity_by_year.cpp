#include "corridor/report/capacity_by_year.hpp"

#include <algorithm>
#include <set>

#include "capacity_words.hpp"
#include "corridor/report/csv.hpp"
#include "corridor/report/format.hpp"
#include "corridor/report/table.hpp"
#include "corridor/report/text_width.hpp"

namespace corridor::report {

namespace {

std::string ratio_in(const model::ResourceByYear& limit, int year) {
  const auto found = std::ranges::find(limit.years, year, &model::YearOfResource::year);
  return found != limit.years.end() ? fixed(found->ratio, 2) : "-";
}

}  // namespace

std::string by_year_page(const std::vector<model::ResourceByYear>& limits) {
  constexpr std::size_t kMost = 15;
  std::set<int> years;
  for (const model::ResourceByYear& limit : limits) {
    for (const model::YearOfResource& year : limit.years) {
      years.insert(year.year);
    }
  }
  std::vector<Column> columns{{.header = "limit", .align = Align::Left}};
  for (const int year : years) {
    columns.push_back({.header = std::to_string(year), .align = Align::Right});
  }
  columns.push_back({.header = "exceeded", .align = Align::Right});
  Table table(columns);
  for (std::size_t i = 0; i < std::min(kMost, limits.size()); ++i) {
    std::vector<std::string> cells{name(limits[i].name)};
    for (const int year : years) {
      cells.push_back(ratio_in(limits[i], year));
    }
    cells.push_back(limits[i].exceeded ? std::to_string(*limits[i].exceeded) : "-");
    table.add(std::move(cells));
  }
  if (table.empty()) {
    return {};
  }
  return heading("Demand by capacity, year by year") + table.text() +
         wrapped(
             "By theory alone: mean demand of the year on today's routes by what can be served; "
             "above "
             "1 the limit is exceeded. The fullest are shown, all are in capacity_by_year.csv.");
}

NamedText by_year_csv(const std::vector<model::ResourceByYear>& limits) {
  Csv csv({"kind", "limit", "year", "demand", "capacity", "ratio", "exceeded_from"});
  for (const model::ResourceByYear& limit : limits) {
    for (const model::YearOfResource& year : limit.years) {
      csv.text(kind_word(limit.kind)).text(limit.name).count(year.year).number(year.demand);
      csv.number(year.capacity).number(year.ratio);
      csv.text(limit.exceeded ? std::to_string(*limit.exceeded) : "").end_row();
    }
  }
  return {.name = "capacity_by_year.csv", .text = csv.content()};
}

}  // namespace corridor::report
