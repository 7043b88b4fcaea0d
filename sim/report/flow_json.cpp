// What came of flows and commodities, as JSON.
#include <utility>

#include <nlohmann/json.hpp>

#include "json_parts.hpp"

namespace corridor::report {
namespace {

Json stages_of(const experiment::FlowSummary& flow) {
  Json stages = Json::array();
  for (const experiment::StageTime& stage : flow.stages) {
    stages.push_back({{"place", stage.name},
                      {"service", stage.service},
                      {"moving", of(stage.moving)},
                      {"in_service", of(stage.in_service)},
                      {"waiting", of(stage.waiting)}});
  }
  return stages;
}

}  // namespace

Json of(const experiment::FlowSummary& flow) {
  Json account = Json::array();
  for (const experiment::Charge& charge : flow.account) {
    Json line = of(charge.cause);
    line["stage"] = charge.stage;
    line["days"] = of(charge.days);
    account.push_back(std::move(line));
  }
  return {{"flow", flow.flow},
          {"from", flow.from},
          {"to", flow.to},
          {"commodity", flow.commodity},
          {"unit", flow.unit},
          {"lot", number(flow.lot)},
          {"tonnes_per_unit", number(flow.tonnes_per_unit)},
          {"cargo", of(flow.cargo)},
          {"cohort_lots", of(flow.cohort)},
          {"missing_lots", of(flow.missing)},
          {"on_time_share", of(flow.on_time)},
          {"buffer_index", of(flow.buffer_index)},
          {"planning_time_index", of(flow.planning_time_index)},
          {"transit_days",
           {{"free_flow", of(flow.free_flow)},
            {"mean", of(flow.mean)},
            {"p50", of(flow.p50)},
            {"p80", of(flow.p80)},
            {"p95", of(flow.p95)},
            {"longest", of(flow.longest)},
            {"quantiles_withheld", flow.quantiles_withheld}}},
          {"block_trains", of(flow.block_trains)},
          {"carried_by_mode", means(flow.carried)},
          {"delivered_by_month", means(flow.delivered_by_month)},
          {"stages", stages_of(flow)},
          {"account", std::move(account)}};
}

Json of(const experiment::CommoditySummary& commodity) {
  return {{"commodity", commodity.commodity},
          {"unit", commodity.unit},
          {"tonnes_per_unit", number(commodity.tonnes_per_unit)},
          {"cargo", of(commodity.cargo)},
          {"carried_by_mode", means(commodity.carried)}};
}

Json of(const experiment::CauseDelay& row) {
  Json json = of(row.cause);
  json["delay"] = of(row.delay);
  json["share"] = number(row.share);
  json["main_flow"] = row.main_flow;
  return json;
}

Json of(const experiment::TcdPoint& point) {
  return {{"place", point.place},
          {"mode", point.mode},
          {"km", number(point.km)},
          {"hours", of(point.hours)},
          {"lots_p10_hours", of(point.lots_p10)},
          {"lots_p90_hours", of(point.lots_p90)},
          {"p10_hours", number(point.p10)},
          {"p90_hours", number(point.p90)},
          {"cost_per_unit", of(point.cost)}};
}

Json of(const experiment::Crossing& crossing) {
  return {{"from", crossing.from},
          {"to", crossing.to},
          {"mode", crossing.mode},
          {"tfi1_hours", of(crossing.hours)},
          {"tfi2_cost_per_20_t", of(crossing.cost)}};
}

Json of(const experiment::FlowIndicators& flow) {
  return {{"flow", flow.flow},
          {"unit", flow.unit},
          {"tcd", list_of(flow.points)},
          {"crossings", list_of(flow.crossings)},
          {"tfi1_hours", of(flow.border_hours)},
          {"tfi2_cost_per_20_t", of(flow.border_cost)},
          {"tfi3_cost_per_500_km_20_t", of(flow.corridor_cost)},
          {"tfi4_swod_km_per_h", of(flow.speed.without_delay)},
          {"tfi4_swd_km_per_h", of(flow.speed.with_delay)}};
}

}  // namespace corridor::report
