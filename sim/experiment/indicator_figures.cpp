#include "indicator_figures.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "corridor/core/factors.hpp"

namespace corridor::experiment {

namespace {

constexpr double kTonnes = 20;        // of CPMM's unit of cargo
constexpr double kSection = 500;      // km of CPMM's corridor section
constexpr std::size_t kForBand = 10;  // replications

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

void add_speed(Speeds& speeds, std::optional<double> km, double moving, double hours) {
  if (km && *km > 0 && moving > 0) {
    speeds.without_delay.add(*km / moving);
    speeds.with_delay.add(*km / hours);
  }
}

bool is_at_a_place(model::Charge what) {
  return what == model::Charge::Handling || what == model::Charge::Storage;
}

}  // namespace

IndicatorFigures::IndicatorFigures(const scenario::Scenario& scenario,
                                   CargoUnits units,
                                   const std::vector<model::FlowRoute>& routes)
    : units_(std::move(units)) {
  for (const auto& [id, data] : scenario.flows) {
    const auto found = std::ranges::find(routes, id, &model::FlowRoute::flow);
    const std::vector<model::RouteLeg> none;
    flows_.emplace(id, empty_flow(scenario, id, data, found != routes.end() ? found->legs : none));
  }
}

IndicatorFigures::Flow IndicatorFigures::empty_flow(
    const scenario::Scenario& scenario,
    const std::string& id,
    const scenario::Flow& data,
    const std::vector<model::RouteLeg>& legs) const {
  Flow flow{.result = {},
            .route = RouteProfile(scenario, data, legs),
            .hours = {},
            .is_paid = false,
            .border_is_paid = {},
            .is_elsewhere = false};
  flow.result.flow = id;
  flow.result.unit = units_.at(data.commodity).unit;
  std::optional<double> km = 0;
  for (std::size_t i = 0; i < flow.route.stage_km.size(); ++i) {
    const std::optional<double>& part = flow.route.stage_km[i];
    km = km && part ? std::optional<double>(*km + *part) : std::nullopt;
    TcdPoint& point = flow.result.points.emplace_back();
    point.place = flow.route.stages.stages()[i].name;
    point.mode = i % 2 == 1 && i / 2 < legs.size() ? legs[i / 2].mode : std::string{};
    point.km = km;
  }
  flow.hours.resize(flow.result.points.size());
  for (const RouteProfile::Border& border : flow.route.borders) {
    Crossing& crossing = flow.result.crossings.emplace_back();
    crossing.from = border.from;
    crossing.to = border.to;
    crossing.mode = border.mode;
  }
  flow.border_is_paid.resize(flow.route.borders.size(), false);
  return flow;
}

void IndicatorFigures::add(const model::Outcome& outcome) {
  for (const model::FlowOutcome& row : outcome.flows) {
    Flow& flow = flows_.at(row.flow);
    const std::vector<double> stages(flow.result.points.size(), 0.0);
    const std::vector<double> borders(flow.route.borders.size(), 0.0);
    Spent spent{.hours = stages,
                .moving = stages,
                .cost = stages,
                .border_hours = borders,
                .border_cost = borders};
    add_money(flow, outcome, spent);
    if (row.cohort > 0) {
      add_times(flow, row, outcome, spent);
      add_times_of_route(flow, spent);
      add_bands(flow, row);
    }
    if (row.lots.delivered > 0) {
      const CargoUnit& unit = units_.at(row.commodity);
      add_costs_of_route(flow, spent, unit, static_cast<double>(row.lots.delivered) * unit.lot);
    }
  }
}

void IndicatorFigures::add_times(Flow& flow,
                                 const model::FlowOutcome& row,
                                 const model::Outcome& outcome,
                                 Spent& spent) {
  for (const model::ChargedTime& charged : row.account) {
    const model::CauseKey& cause = outcome.causes[charged.cause];
    const double hours = core::to_hours(charged.time) / static_cast<double>(row.cohort);
    const std::size_t stage = flow.route.stages.stage_of(cause.place);
    const bool moving = cause.activity == model::Activity::Moving;
    spent.hours[stage] += hours;
    spent.moving[stage] += moving ? hours : 0;
    const auto border = flow.route.border_nodes.find(node_or_link(cause.place));
    if (border != flow.route.border_nodes.end() && !moving) {
      spent.border_hours[border->second] += hours;
    }
  }
  flow.is_elsewhere = flow.is_elsewhere || spent.hours.back() > 0;
}

void IndicatorFigures::add_bands(Flow& flow, const model::FlowOutcome& row) {
  const std::size_t n = std::min(row.lot_bands.size(), flow.result.points.size());
  for (std::size_t i = 0; i < n; ++i) {
    flow.result.points[i].lots_p10.add(row.lot_bands[i].p10);
    flow.result.points[i].lots_p90.add(row.lot_bands[i].p90);
  }
}

void IndicatorFigures::add_money(Flow& flow, const model::Outcome& outcome, Spent& spent) {
  const std::string shipper = "shipper of " + flow.result.flow;
  for (const model::MoneyOutcome& row : outcome.money) {
    if (row.flow != flow.result.flow || row.what == model::Charge::Delay) {
      continue;
    }
    const double amount = static_cast<double>(row.millionths) / core::kMillionthsPerUnit;
    if (row.payer == shipper) {
      const std::size_t stage = flow.route.stage_of(row);
      spent.cost[stage] += amount;
      flow.is_paid = true;
      flow.is_elsewhere = flow.is_elsewhere || stage + 1 == spent.cost.size();
    }
    const auto border = flow.route.border_nodes.find(node_or_link(row.place));
    if (is_at_a_place(row.what) && border != flow.route.border_nodes.end()) {
      spent.border_cost[border->second] += amount;
      flow.border_is_paid[border->second] = true;
    }
  }
}

void IndicatorFigures::add_times_of_route(Flow& flow, const Spent& spent) {
  FlowIndicators& result = flow.result;
  double hours = 0;
  struct Sum {
    std::optional<double> km = 0;
    double moving = 0, hours = 0;
  };
  std::array<Sum, 4> by_mode;
  for (std::size_t i = 0; i < result.points.size(); ++i) {
    hours += spent.hours[i];
    result.points[i].hours.add(hours);
    flow.hours[i].add(hours);
    if (const auto mode = flow.route.stage_mode[i]) {
      Sum& sum = by_mode.at(static_cast<std::size_t>(*mode));
      const std::optional<double>& km = flow.route.stage_km[i];
      sum.km = sum.km && km ? std::optional<double>(*sum.km + *km) : std::nullopt;
      sum.moving += spent.moving[i];
      sum.hours += spent.hours[i];
    }
  }
  add_speed(result.speed, flow.route.km(), sum_of(spent.moving), hours);
  for (std::size_t mode = 0; mode < by_mode.size(); ++mode) {
    const Sum& sum = by_mode.at(mode);
    add_speed(result.by_mode.at(mode), sum.km, sum.moving, sum.hours);
  }
  for (std::size_t b = 0; b < result.crossings.size(); ++b) {
    result.crossings[b].hours.add(spent.border_hours[b]);
  }
  if (!result.crossings.empty()) {
    result.border_hours.add(sum_of(spent.border_hours) /
                            static_cast<double>(result.crossings.size()));
  }
}

void IndicatorFigures::add_costs_of_route(Flow& flow,
                                          const Spent& spent,
                                          const CargoUnit& unit,
                                          double units) {
  FlowIndicators& result = flow.result;
  double cost = 0;
  for (std::size_t i = 0; i < result.points.size(); ++i) {
    cost += spent.cost[i] / units;
    result.points[i].cost.add(cost);
  }
  if (!unit.tonnes_per_unit || *unit.tonnes_per_unit <= 0) {
    return;
  }
  const double of_cargo = kTonnes / (units * *unit.tonnes_per_unit);
  for (std::size_t b = 0; b < result.crossings.size(); ++b) {
    result.crossings[b].cost.add(spent.border_cost[b] * of_cargo);
  }
  if (!result.crossings.empty()) {
    result.border_cost.add(sum_of(spent.border_cost) * of_cargo /
                           static_cast<double>(result.crossings.size()));
  }
  if (const auto km = flow.route.km()) {
    result.corridor_cost.add(sum_of(spent.cost) * of_cargo * kSection / *km);
  }
}

void IndicatorFigures::finish_points(const Flow& flow, FlowIndicators& result) {
  for (std::size_t i = 0; i < result.points.size(); ++i) {
    TcdPoint& point = result.points[i];
    point.cost = flow.is_paid ? point.cost : Estimate{};
    if (flow.hours[i].n() >= kForBand) {
      point.p10 = flow.hours[i].quantile(0.1);
      point.p90 = flow.hours[i].quantile(0.9);
    }
  }
  if (!flow.is_elsewhere) {
    result.points.pop_back();
  }
}

void IndicatorFigures::finish_costs(const Flow& flow, FlowIndicators& result) {
  result.corridor_cost = flow.is_paid ? result.corridor_cost : Estimate{};
  bool all_paid = true;
  for (std::size_t b = 0; b < result.crossings.size(); ++b) {
    all_paid = all_paid && flow.border_is_paid[b];
    result.crossings[b].cost = flow.border_is_paid[b] ? result.crossings[b].cost : Estimate{};
  }
  result.border_cost = all_paid ? result.border_cost : Estimate{};
}

void IndicatorFigures::finish(Summary& summary) const {
  for (const auto& [id, flow] : flows_) {
    FlowIndicators& result = summary.indicators.emplace_back(flow.result);
    finish_points(flow, result);
    finish_costs(flow, result);
  }
}

}  // namespace corridor::experiment
