#include "corridor/experiment/cpmm.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "corridor/stats/sample.hpp"

namespace corridor::experiment {

namespace {

constexpr std::array<const char*, 3> kModes{"rail", "sea", "road"};  // as scenario::Mode

struct Observations {
  stats::Sample sample;
  double weights = 0, sum = 0, squares = 0;

  void add(const Estimate& estimate, double weight) {
    if (estimate.known() && weight > 0) {
      const double value = estimate.mean();
      sample.add(value, weight);
      weights += weight;
      sum += weight * value;
      squares += weight * value * value;
    }
  }
};

using ByMode = std::map<std::string, Observations>;

void add_both(ByMode& by_mode, const std::string& mode, const Estimate& value, double weight) {
  by_mode["all"].add(value, weight);
  by_mode[mode].add(value, weight);
}

struct Indicators {
  ByMode border_hours, border_cost, corridor_cost, without_delay, with_delay;
};

/// CPMM is about what trucks, trains and ships carry.
bool has_pipeline(const FlowIndicators& flow) {
  return std::ranges::any_of(flow.points,
                             [](const TcdPoint& point) { return point.mode == "pipeline"; });
}

void add_flow(Indicators& all, const FlowIndicators& flow, double lots) {
  for (const Crossing& crossing : flow.crossings) {
    add_both(all.border_hours, crossing.mode, crossing.hours, lots);
    add_both(all.border_cost, crossing.mode, crossing.cost, lots);
  }
  all.corridor_cost["all"].add(flow.corridor_cost, lots);
  all.without_delay["all"].add(flow.speed.without_delay, lots);
  all.with_delay["all"].add(flow.speed.with_delay, lots);
  for (std::size_t mode = 0; mode < kModes.size(); ++mode) {
    const Speeds& speeds = flow.by_mode.at(mode);
    all.without_delay[kModes.at(mode)].add(speeds.without_delay, lots);
    all.with_delay[kModes.at(mode)].add(speeds.with_delay, lots);
  }
}

void add_rows(std::vector<CpmmRow>& rows,
              const std::string& indicator,
              const std::string& unit,
              const ByMode& by_mode) {
  for (const char* mode : {"all", "rail", "sea", "road"}) {
    const auto found = by_mode.find(mode);
    if (found == by_mode.end() || found->second.sample.empty()) {
      continue;
    }
    const Observations& seen = found->second;
    const double mean = seen.sum / seen.weights;
    const double variance = std::fmax(0.0, seen.squares / seen.weights - mean * mean);
    rows.push_back({.indicator = indicator,
                    .mode = mode,
                    .unit = unit,
                    .mean = mean,
                    .median = seen.sample.quantile(0.5),
                    .cv = mean > 0 ? std::sqrt(variance) / mean : 0,
                    .samples = seen.sample.n()});
  }
}

}  // namespace

std::vector<CpmmRow> cpmm_table(const Summary& summary) {
  Indicators all;
  for (std::size_t f = 0; f < summary.indicators.size(); ++f) {
    const Estimate& lots = summary.flows.at(f).cohort;
    if (!has_pipeline(summary.indicators[f])) {
      add_flow(all, summary.indicators[f], lots.known() ? lots.mean() : 0);
    }
  }
  const std::string& currency = summary.accounts.currency;
  std::vector<CpmmRow> rows;
  add_rows(rows, "TFI1", "h", all.border_hours);
  add_rows(rows, "TFI2", currency + "/20 t", all.border_cost);
  add_rows(rows, "TFI3", currency + "/500 km/20 t", all.corridor_cost);
  add_rows(rows, "SWOD", "km/h", all.without_delay);
  add_rows(rows, "SWD", "km/h", all.with_delay);
  return rows;
}

}  // namespace corridor::experiment
