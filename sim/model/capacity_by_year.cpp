#include "corridor/model/capacity_by_year.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <utility>

namespace corridor::model {

namespace {

int year_of(core::Time time) {
  return static_cast<int>(
      std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(time)}.year());
}

using Limits = std::map<std::pair<ResourceKind, std::string>, ResourceByYear>;

void add(Limits& limits,
         ResourceKind kind,
         const std::string& name,
         const std::string& unit,
         const YearOfResource& year) {
  ResourceByYear& limit = limits[{kind, name}];
  limit.kind = kind;
  limit.name = name;
  limit.unit = unit;
  limit.years.push_back(year);
  if (!limit.exceeded && year.ratio > 1) {
    limit.exceeded = year.year;
  }
}

void add_load(Limits& limits, const ResourceLoad& load, int year) {
  YearOfResource row{.year = year, .months_exceeded = load.overloaded_months};
  if (load.kind == ResourceKind::Track) {
    row.demand = load.arrivals;
    row.capacity = load.service > 0 ? 1 / load.service : 0;
    row.ratio = load.busy;
    add(limits, load.kind, load.name, "starts/d", row);
    return;
  }
  row.demand = load.arrivals * load.service;
  row.capacity = load.utilisation > 0 ? row.demand / load.utilisation : load.servers;
  row.ratio = load.utilisation;
  add(limits, load.kind, load.name, "servers", row);
}

void add_carrier(Limits& limits, const CarrierLoad& load, int year) {
  const bool trips = load.kind == ResourceKind::Fleet;
  add(limits,
      load.kind,
      load.name,
      (trips ? "trips" : load.unit) + "/d",
      {.year = year,
       .demand = load.needed,
       .capacity = load.most,
       .ratio = load.ratio(),
       .months_exceeded = load.overloaded_months});
}

double highest(const ResourceByYear& limit) {
  return std::ranges::max_element(limit.years, {}, &YearOfResource::ratio)->ratio;
}

}  // namespace

std::vector<ResourceByYear> capacity_by_year(const scenario::Scenario& scenario) {
  Limits limits;
  scenario::Scenario part = scenario;
  for (core::Time from = scenario.from; from < scenario.to; from = part.to) {
    constexpr std::chrono::days kMoreThanAYear{367};
    part.from = from;
    part.to =
        std::min(core::start_of_year(core::start_of_year(from) + kMoreThanAYear), scenario.to);
    const StaticCapacity capacity = static_capacity(part);
    for (const ResourceLoad& load : capacity.loads) {
      add_load(limits, load, year_of(from));
    }
    for (const CarrierLoad& load : capacity.carriers) {
      add_carrier(limits, load, year_of(from));
    }
  }
  std::vector<ResourceByYear> sorted;
  sorted.reserve(limits.size());
  for (auto& [key, limit] : limits) {
    sorted.push_back(std::move(limit));
  }
  std::ranges::stable_sort(sorted, std::ranges::greater{}, highest);
  return sorted;
}

}  // namespace corridor::model
