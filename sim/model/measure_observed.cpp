// Simulated counterparts of observed figures, one function a measure, one table that names them.

#include <algorithm>
#include <array>
#include <string_view>

#include "measure.hpp"

namespace corridor::model {

namespace {

/// In tonnes, if all flows have a mass, and in their unit, if they share one.
struct Sum {
  double tonnes = 0;
  double units = 0;
  std::string unit;
  bool mixed = false;
  bool massless = false;
};

Sum sum_over(const Layout& layout, const Gauge& gauge) {
  Sum sum;
  const std::vector<bool> flows = flows_named(layout, gauge.figure->of);
  for (std::uint32_t f = 0; f < flows.size(); ++f) {
    if (!flows[f]) {
      continue;
    }
    const scenario::Commodity& commodity =
        *layout.commodities[layout.flows[FlowId{f}].commodity].data;
    const double units = gauge.amounts[f].to_units();
    const bool in_tonnes = commodity.unit == "t";
    sum.units += units;
    sum.tonnes += in_tonnes ? units : units * commodity.mass.value_or(Amount{}).to_units();
    sum.massless = sum.massless || (!in_tonnes && !commodity.mass);
    sum.mixed = sum.mixed || (!sum.unit.empty() && sum.unit != commodity.unit);
    sum.unit = commodity.unit;
  }
  return sum;
}

/// In tonnes when the observed figure is, else in the flows' unit if they share one.
Measured amount(const Layout& layout, const Gauge& gauge) {
  const std::string& id = gauge.figure->id;
  const Sum sum = sum_over(layout, gauge);
  const std::string unit = gauge.unit.substr(0, gauge.unit.find('/'));
  const bool wants_mass = unit == "t" || unit == "kt" || unit == "Mt" || unit == "kg";
  if (wants_mass) {
    return {id, sum.massless ? std::nullopt : std::optional{sum.tonnes}, "t"};
  }
  if (sum.mixed) {
    return {id, std::nullopt, ""};
  }
  return {id, sum.units, sum.unit};
}

Measured count(const Layout& /*layout*/, const Gauge& gauge) {
  return {gauge.figure->id, static_cast<double>(gauge.count), ""};
}

Measured ship_time(const Layout& /*layout*/, const Gauge& gauge) {
  const auto ships = static_cast<double>(gauge.count);
  return {gauge.figure->id, ships > 0 ? std::optional{gauge.hours / ships} : std::nullopt, "h"};
}

double statistic(const stats::Sample& sample, scenario::Statistic statistic) {
  switch (statistic) {
    case scenario::Statistic::Mean:
      return sample.mean();
    case scenario::Statistic::P50:
      return sample.quantile(0.50);
    case scenario::Statistic::P80:
      return sample.quantile(0.80);
    case scenario::Statistic::P95:
      return sample.quantile(0.95);
  }
  return 0;
}

Measured time_of_lots(const Layout& /*layout*/, const Gauge& gauge) {
  if (gauge.days.empty()) {
    return {gauge.figure->id, std::nullopt, "d"};
  }
  return {gauge.figure->id, statistic(gauge.days, gauge.figure->statistic), "d"};
}

struct Measure {
  std::string_view name;
  Measured (*simulated)(const Layout&, const Gauge&);
};
constexpr std::array<Measure, 7> kMeasures = {{{"carried", amount},
                                               {"delivered", amount},
                                               {"block_trains", count},
                                               {"departures", count},
                                               {"ship_time", ship_time},
                                               {"dwell", time_of_lots},
                                               {"transit", time_of_lots}}};

}  // namespace

void measure_observed(const World& world, Outcome& outcome) {
  for (const Gauge& gauge : world.record.gauges.all()) {
    const auto* const measure =
        std::find_if(kMeasures.begin(), kMeasures.end(), [&gauge](const Measure& known) {
          return known.name == gauge.figure->measure;
        });
    outcome.measured.push_back(measure == kMeasures.end()
                                   ? Measured{gauge.figure->id, std::nullopt, ""}
                                   : measure->simulated(world.layout, gauge));
  }
}

}  // namespace corridor::model
