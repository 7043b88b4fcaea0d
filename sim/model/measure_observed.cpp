// Simulated counterparts of observed figures, one function a measure, one table that names them.

#include <algorithm>
#include <array>
#include <string_view>

#include "measure.hpp"

namespace corridor::model {

namespace {

using scenario::Observed;

/// In tonnes, if all flows have a mass, and in their unit, if they share one.
struct Sum {
  double tonnes = 0;
  double units = 0;
  std::string unit;
  bool mixed = false;
  bool massless = false;
};

template <class AmountOf>
Sum sum_over(const World& world, const Observed& row, AmountOf&& amount_of) {
  Sum sum;
  const std::vector<bool> flows = flows_named(world.layout, row.of);
  for (std::uint32_t f = 0; f < flows.size(); ++f) {
    if (!flows[f]) {
      continue;
    }
    const scenario::Commodity& commodity =
        *world.layout.commodities[world.layout.flows[FlowId{f}].commodity].data;
    const double units = amount_of(FlowId{f}).to_units();
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
Measured as_observed(const Observed& row, const Sum& sum) {
  const std::string unit = row.unit.substr(0, row.unit.find('/'));
  const bool wants_mass = unit == "t" || unit == "kt" || unit == "Mt" || unit == "kg";
  if (wants_mass) {
    return {row.id, sum.massless ? std::nullopt : std::optional{sum.tonnes}, "t"};
  }
  if (sum.mixed) {
    return {row.id, std::nullopt, ""};
  }
  return {row.id, sum.units, sum.unit};
}

Measured carried(const World& world, const Outcome& /*outcome*/, const Observed& row) {
  const std::array<std::string_view, 4> modes = {"rail", "sea", "road", "pipeline"};
  const auto* const mode = std::find(modes.begin(), modes.end(), row.at);
  const auto index = static_cast<std::size_t>(mode == modes.end() ? 1 : mode - modes.begin());
  return as_observed(row, sum_over(world, row, [&](FlowId flow) {
                       return world.record.flows[flow].carried[index];
                     }));
}

Measured delivered(const World& world, const Outcome& /*outcome*/, const Observed& row) {
  return as_observed(row, sum_over(world, row, [&](FlowId flow) {
                       Amount sum;
                       for (const Amount month : world.record.flows[flow].delivered_by_month) {
                         sum += month;
                       }
                       return sum;
                     }));
}

Measured block_trains(const World& world, const Outcome& /*outcome*/, const Observed& row) {
  double trains = 0;
  const std::vector<bool> flows = flows_named(world.layout, row.of);
  for (std::uint32_t f = 0; f < flows.size(); ++f) {
    trains += flows[f] ? static_cast<double>(world.record.flows[FlowId{f}].block_trains) : 0;
  }
  return {row.id, trains, ""};
}

bool is_named(const CallOutcome& call, const Observed& row) {
  return call.node == row.at &&
         std::find(row.of.begin(), row.of.end(), call.service) != row.of.end();
}

Measured departures(const World& /*world*/, const Outcome& outcome, const Observed& row) {
  double sum = 0;
  for (const CallOutcome& call : outcome.calls) {
    sum += is_named(call, row) ? static_cast<double>(call.departures) : 0;
  }
  return {row.id, sum, ""};
}

Measured ship_time(const World& /*world*/, const Outcome& outcome, const Observed& row) {
  double hours = 0;
  double visits = 0;
  for (const CallOutcome& call : outcome.calls) {
    if (is_named(call, row)) {
      hours += call.at_berth * static_cast<double>(call.departures);
      visits += static_cast<double>(call.departures);
    }
  }
  return {row.id, visits > 0 ? std::optional{hours / visits} : std::nullopt, "h"};
}

Measured between_events(const World& world, const Outcome& /*outcome*/, const Observed& row) {
  const auto& probes = world.record.probes();
  for (std::size_t i = 0; i < probes.size(); ++i) {
    if (&world.scenario.observed[probes[i].observed] == &row && world.record.measured[i].n() > 0) {
      return {row.id, world.record.measured[i].mean(), "d"};
    }
  }
  return {row.id, std::nullopt, "d"};
}

struct Measure {
  std::string_view name;
  Measured (*simulated)(const World&, const Outcome&, const Observed&);
};
constexpr std::array<Measure, 7> kMeasures = {{{"carried", carried},
                                               {"delivered", delivered},
                                               {"block_trains", block_trains},
                                               {"departures", departures},
                                               {"ship_time", ship_time},
                                               {"dwell", between_events},
                                               {"transit", between_events}}};

}  // namespace

void measure_observed(const World& world, Outcome& outcome) {
  for (const Observed& row : world.scenario.observed) {
    const auto* const measure =
        std::find_if(kMeasures.begin(), kMeasures.end(), [&row](const Measure& known) {
          return known.name == row.measure;
        });
    outcome.measured.push_back(measure == kMeasures.end()
                                   ? Measured{row.id, std::nullopt, ""}
                                   : measure->simulated(world, outcome, row));
  }
}

}  // namespace corridor::model
