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

YearOfResource limit_of(const ResourceLoad& load, int year) {
  const bool is_track = load.kind == ResourceKind::Track;
  YearOfResource result;
  result.year = year;
  result.ratio = load.utilisation;
  if (is_track) {
    result.demand = load.arrivals;
    result.capacity = load.service > 0 ? 1 / load.service : 0;
    result.ratio = load.busy;
  } else {
    result.demand = load.arrivals * load.service;
    result.capacity = load.utilisation > 0 ? result.demand / load.utilisation : load.servers;
  }
  return result;
}

double highest(const ResourceByYear& limit) {
  return std::ranges::max_element(limit.years, {}, &YearOfResource::ratio)->ratio;
}

}  // namespace

std::vector<ResourceByYear> capacity_by_year(const scenario::Scenario& scenario) {
  std::map<std::pair<ResourceKind, std::string>, ResourceByYear> limits;
  scenario::Scenario part = scenario;
  for (core::Time from = scenario.from; from < scenario.to; from = part.to) {
    constexpr std::chrono::days kMoreThanAYear{367};
    part.from = from;
    part.to =
        std::min(core::start_of_year(core::start_of_year(from) + kMoreThanAYear), scenario.to);
    for (const ResourceLoad& load : static_capacity(part).loads) {
      ResourceByYear& limit = limits[{load.kind, load.name}];
      limit.kind = load.kind;
      limit.name = load.name;
      const YearOfResource year = limit_of(load, year_of(from));
      limit.years.push_back(year);
      if (!limit.exceeded && year.ratio > 1) {
        limit.exceeded = year.year;
      }
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
