#include "flow_figures.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "corridor/experiment/reliability.hpp"

namespace corridor::experiment {
namespace {

using model::Activity;
using model::FlowOutcome;

void add(CargoLedger& cargo, const std::array<double, 6>& units) {
  cargo.opening.add(units[0]);
  cargo.offered.add(units[1]);
  cargo.delivered.add(units[2]);
  cargo.refused.add(units[3]);
  cargo.lost.add(units[4]);
  cargo.closing.add(units[5]);
}

std::array<double, 6> in_units(const model::LotLedger& lots, double lot) {
  const auto units = [&](std::int64_t n) { return static_cast<double>(n) * lot; };
  return {units(lots.opening),
          units(lots.offered),
          units(lots.delivered),
          units(lots.refused),
          units(lots.lost),
          units(lots.closing)};
}

template <std::size_t N>
void add(std::array<Estimate, N>& estimates, const std::array<double, N>& values) {
  for (std::size_t i = 0; i < N; ++i) {
    estimates[i].add(values[i]);
  }
}

template <std::size_t N>
std::array<double, N> in_units(const std::array<core::Amount, N>& amounts) {
  std::array<double, N> units{};
  std::ranges::transform(amounts, units.begin(), [](core::Amount a) { return a.to_units(); });
  return units;
}

template <std::size_t N>
void accumulate(std::array<double, N>& sum, const std::array<double, N>& values) {
  std::ranges::transform(sum, values, sum.begin(), [](double a, double b) { return a + b; });
}

const std::vector<model::RouteLeg>& legs_of(const std::vector<model::FlowRoute>& routes,
                                            const std::string& flow) {
  static const std::vector<model::RouteLeg> kNone;
  const auto found = std::ranges::find(routes, flow, &model::FlowRoute::flow);
  return found != routes.end() ? found->legs : kNone;
}

FlowSummary empty_summary(const std::string& id,
                          const scenario::Flow& flow,
                          const CargoUnit& unit,
                          const RouteStages& stages) {
  FlowSummary summary;
  summary.flow = id;
  summary.from = flow.from;
  summary.to = flow.to;
  summary.commodity = flow.commodity;
  summary.unit = unit.unit;
  summary.lot = unit.lot;
  summary.tonnes_per_unit = unit.tonnes_per_unit;
  for (const RouteStages::Stage& stage : stages.stages()) {
    StageTime& time = summary.stages.emplace_back();
    time.name = stage.name;
    time.service = stage.service;
  }
  return summary;
}

Estimate& activity_of(StageTime& stage, Activity activity) {
  switch (activity) {
    case Activity::Moving:
      return stage.moving;
    case Activity::InService:
      return stage.in_service;
    case Activity::Waiting:
      break;
  }
  return stage.waiting;
}

constexpr std::array<Activity, 3> kActivities{
    Activity::Moving, Activity::InService, Activity::Waiting};

}  // namespace

FlowFigures::FlowFigures(const scenario::Scenario& scenario,
                         CargoUnits units,
                         const std::vector<model::FlowRoute>& routes)
    : units_(std::move(units)) {
  for (const auto& [id, data] : scenario.flows) {
    const RouteStages stages(scenario, data, legs_of(routes, id));
    const FlowSummary summary = empty_summary(id, data, units_.at(data.commodity), stages);
    flows_.emplace(id, Flow{.summary = summary, .stages = stages, .account = {}, .n_accounts = 0});
    CommoditySummary& commodity = commodities_[data.commodity];
    commodity.commodity = data.commodity;
    commodity.unit = summary.unit;
    commodity.tonnes_per_unit = summary.tonnes_per_unit;
  }
}

void FlowFigures::add(const model::Outcome& outcome) {
  for (const FlowOutcome& row : outcome.flows) {
    Flow& flow = flows_.at(row.flow);
    add_flow(flow, row);
    if (row.cohort > 0) {
      add_account(flow, row, outcome);
    }
  }
  add_commodities(outcome);
  add_totals(outcome);
}

void FlowFigures::add_flow(Flow& flow, const FlowOutcome& row) {
  FlowSummary& s = flow.summary;
  experiment::add(s.cargo, in_units(row.lots, s.lot));
  if (row.lots.offered > 0) {
    s.delivered_share.add(static_cast<double>(row.lots.delivered) /
                          static_cast<double>(row.lots.offered));
  }
  s.cohort.add(static_cast<double>(row.cohort));
  s.missing.add(static_cast<double>(row.cohort - row.cohort_delivered));
  if (row.has_due && row.cohort > 0) {
    s.on_time.add(static_cast<double>(row.on_time) / static_cast<double>(row.cohort));
  }
  s.free_flow.add(row.free_flow_days);
  s.mean.add(row.transit.mean);
  s.p50.add(row.transit.p50);
  s.p80.add(row.transit.p80);
  s.p95.add(row.transit.p95);
  s.longest.add(row.transit.longest);
  s.buffer_index.add(buffer_index(row.transit.mean, row.transit.p95));
  s.planning_time_index.add(planning_time_index(row.free_flow_days, row.transit.p95));
  s.quantiles_withheld += row.cohort > 0 && !row.transit.p95 ? 1 : 0;
  s.block_trains.add(static_cast<double>(row.block_trains));
  s.rejected.add(static_cast<double>(row.trade.rejected) * s.lot);
  s.diverted.add(static_cast<double>(row.trade.diverted) * s.lot);
  experiment::add(s.carried, in_units(row.carried));
  experiment::add(s.delivered_by_month, in_units(row.delivered_by_month));
}

void FlowFigures::add_account(Flow& flow, const FlowOutcome& row, const model::Outcome& outcome) {
  ++flow.n_accounts;
  std::vector<std::array<double, kActivities.size()>> days(flow.summary.stages.size());
  for (const model::ChargedTime& charged : row.account) {
    const model::CauseKey& cause = outcome.causes[charged.cause];
    const double per_lot = core::to_days(charged.time) / static_cast<double>(row.cohort);
    const std::size_t stage = flow.stages.stage_of(cause.place);
    days[stage].at(static_cast<std::size_t>(cause.activity)) += per_lot;
    Charge& charge = flow.account[cause];
    charge.cause = cause;
    charge.stage = stage;
    charge.days.fill_with_zeros(flow.n_accounts - 1);
    charge.days.add(per_lot);
  }
  for (std::size_t stage = 0; stage < days.size(); ++stage) {
    for (const Activity activity : kActivities) {
      activity_of(flow.summary.stages[stage], activity)
          .add(days[stage].at(static_cast<std::size_t>(activity)));
    }
  }
}

void FlowFigures::add_commodities(const model::Outcome& outcome) {
  struct Sum {
    std::array<double, 6> cargo{};
    std::array<double, 4> carried{};
  };
  std::map<std::string, Sum> sums;
  for (const FlowOutcome& row : outcome.flows) {
    Sum& sum = sums[row.commodity];
    accumulate(sum.cargo, in_units(row.lots, units_.at(row.commodity).lot));
    accumulate(sum.carried, in_units(row.carried));
  }
  for (const auto& [commodity, sum] : sums) {
    experiment::add(commodities_.at(commodity).cargo, sum.cargo);
    experiment::add(commodities_.at(commodity).carried, sum.carried);
  }
}

void FlowFigures::add_totals(const model::Outcome& outcome) {
  const Tonnes tonnes = tonnes_of(outcome, units_);
  std::int64_t block_trains = 0;
  for (const FlowOutcome& row : outcome.flows) {
    block_trains += row.block_trains;
  }
  totals_.offered_tonnes.add(tonnes.offered);
  totals_.delivered_tonnes.add(tonnes.delivered);
  totals_.sea_tonnes.add(tonnes.by_sea);
  totals_.block_trains.add(static_cast<double>(block_trains));
}

void FlowFigures::finish(Summary& summary) const {
  summary.totals = totals_;
  for (const auto& [id, commodity] : commodities_) {
    summary.commodities.push_back(commodity);
  }
  for (const auto& [id, flow] : flows_) {
    FlowSummary& result = summary.flows.emplace_back(flow.summary);
    for (const auto& [cause, charge] : flow.account) {
      result.account.push_back(charge);
      result.account.back().days.fill_with_zeros(flow.n_accounts);
    }
    std::ranges::stable_sort(result.account, {}, &Charge::stage);
  }
}

}  // namespace corridor::experiment
