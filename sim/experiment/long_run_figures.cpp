#include "long_run_figures.hpp"

#include <cstddef>
#include <functional>

#include "corridor/stats/long_run.hpp"

namespace corridor::experiment {
namespace {

using model::FlowOutcome;
using Weight = std::function<double(const FlowOutcome&)>;

/// What was delivered in each part of the window, each flow's lots weighted.
std::vector<double> delivered(const std::vector<FlowOutcome>& flows, const Weight& weight) {
  std::vector<double> parts(model::kRunParts, 0.0);
  for (const FlowOutcome& flow : flows) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      parts[i] += static_cast<double>(flow.delivered_by_part.at(i)) * weight(flow);
    }
  }
  return parts;
}

/// Of the sum over all parts; the number of batches, or 0.
std::size_t set_half_width(const std::vector<double>& parts, double n_parts, Estimate& estimate) {
  const stats::LongRun run = stats::long_run(parts);
  if (run.interval.half_width) {
    estimate.set_batch_half_width(*run.interval.half_width * n_parts);
  }
  return run.n_batches;
}

}  // namespace

void add_batch_means(const std::vector<FlowOutcome>& flows,
                     const CargoUnits& units,
                     Summary& summary) {
  constexpr double kParts = model::kRunParts;
  for (std::size_t f = 0; f < flows.size(); ++f) {
    FlowSummary& flow = summary.flows[f];
    flow.transit_batches = set_half_width(flows[f].transit_by_part, 1, flow.mean);
    flow.delivered_batches =
        set_half_width(delivered({flows[f]}, [&](const FlowOutcome&) { return flow.lot; }),
                       kParts,
                       flow.cargo.delivered);
  }
  for (CommoditySummary& commodity : summary.commodities) {
    const Weight weight = [&](const FlowOutcome& flow) {
      return flow.commodity == commodity.commodity ? units.at(flow.commodity).lot : 0;
    };
    set_half_width(delivered(flows, weight), kParts, commodity.cargo.delivered);
  }
  const Weight tonnes = [&](const FlowOutcome& flow) {
    return units.at(flow.commodity).tonnes_per_lot().value_or(0);
  };
  set_half_width(delivered(flows, tonnes), kParts, summary.totals.delivered_tonnes);
}

}  // namespace corridor::experiment
