// Long because the parts of one document are written together.
#include "corridor/report/json.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include <nlohmann/json.hpp>

#include "corridor/core/fingerprint.hpp"
#include "corridor/core/text.hpp"
#include "table_files.hpp"

namespace corridor::report {
namespace {

using experiment::Estimate;
using experiment::Summary;
using Json = nlohmann::ordered_json;

/// Nine significant digits; what JSON cannot say is null.
Json number(double value) {
  constexpr int kSignificant = 9;
  if (!std::isfinite(value)) {
    return nullptr;
  }
  const std::string text = core::format_number(value, kSignificant);
  double rounded = 0;
  std::from_chars(text.data(), text.data() + text.size(), rounded);
  return rounded;
}

Json number(std::optional<double> value) {
  return value ? number(*value) : Json(nullptr);
}

Json of(const Estimate& estimate) {
  return {{"mean", number(estimate.mean())},
          {"half_width", number(estimate.half_width())},
          {"n", estimate.n()}};
}

template <std::size_t N>
Json means(const std::array<Estimate, N>& estimates) {
  Json list = Json::array();
  for (const Estimate& estimate : estimates) {
    list.push_back(number(estimate.mean()));
  }
  return list;
}

Json of(const experiment::CargoLedger& cargo) {
  return {{"opening", of(cargo.opening)},
          {"offered", of(cargo.offered)},
          {"delivered", of(cargo.delivered)},
          {"refused", of(cargo.refused)},
          {"lost", of(cargo.lost)},
          {"closing", of(cargo.closing)}};
}

Json of(const model::CauseKey& cause) {
  return {{"activity", model::to_string(cause.activity)},
          {"lacking", model::to_string(cause.lacking)},
          {"place", cause.place},
          {"what", cause.what}};
}

Json of(const experiment::Delay& delay) {
  return {{"lot_days_per_yr", of(delay.lot_days)}, {"days_per_lot", of(delay.days_per_lot)}};
}

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

Json of(const experiment::FacilitySummary& row) {
  Json time = Json::object();
  for (std::size_t state = 0; state < row.shares.size(); ++state) {
    time[stats::to_string(static_cast<stats::FacilityState>(state))] = of(row.shares.at(state));
  }
  return {{"node", row.node},
          {"facility", row.facility},
          {"count", row.count},
          {"time", std::move(time)},
          {"mean_queue", of(row.mean_queue)},
          {"longest_queue", of(row.longest_queue)},
          {"served", of(row.served)},
          {"delay", of(row.delay)}};
}

Json of(const experiment::StorageSummary& row) {
  return {{"node", row.node},
          {"storage", row.storage},
          {"commodity", row.commodity},
          {"unit", row.unit},
          {"capacity", number(row.capacity)},
          {"mean_level", of(row.mean_level)},
          {"highest", of(row.highest)},
          {"share_full", of(row.share_full)},
          {"delay", of(row.delay)}};
}

Json of(const experiment::TankSummary& row) {
  Json marks = Json::array();
  for (const experiment::TankMarkSummary& mark : row.marks) {
    marks.push_back({{"level", number(mark.level)},
                     {"share_at_or_above", of(mark.share_at_or_above)},
                     {"reached", of(mark.reached)}});
  }
  return {{"node", row.node},
          {"tank", row.tank},
          {"commodity", row.commodity},
          {"unit", row.unit},
          {"flow", row.flow},
          {"capacity", number(row.capacity)},
          {"opening", of(row.opening)},
          {"inflow", of(row.inflow)},
          {"received", of(row.received)},
          {"drawn", of(row.drawn)},
          {"closing", of(row.closing)},
          {"shut_in", of(row.lost)},
          {"lowest", of(row.lowest)},
          {"mean_level", of(row.mean_level)},
          {"highest", of(row.highest)},
          {"volume_hours", of(row.volume_hours)},
          {"share_shut_in", of(row.share_shut_in)},
          {"share_empty", of(row.share_empty)},
          {"shut_ins", of(row.shut_ins)},
          {"marks", std::move(marks)}};
}

Json of(const experiment::EmbargoSummary& row) {
  return {{"embargo", row.embargo},
          {"node", row.node},
          {"declared", of(row.declared)},
          {"days_in_force", of(row.days_in_force)},
          {"held_lots", of(row.held)},
          {"rejected_lots", of(row.rejected)},
          {"diverted_lots", of(row.diverted)}};
}

Json of(const experiment::LinkSummary& row) {
  return {{"link", row.link},
          {"from", row.from},
          {"to", row.to},
          {"starts", of(row.starts)},
          {"slots", number(row.slots)},
          {"vehicle_days_waited", of(row.vehicle_days_waited)},
          {"delay", of(row.delay)}};
}

Json of(const experiment::CallSummary& row) {
  Json load = Json::object();
  for (const auto& [commodity, estimate] : row.mean_load) {
    load[commodity] = of(estimate);
  }
  return {{"service", row.service},
          {"call", row.call + 1},
          {"node", row.node},
          {"departures", of(row.departures)},
          {"departures_by_month", means(row.departures_by_month)},
          {"mean_load", std::move(load)},
          {"hours",
           {{"wait_for_berth", of(row.wait_for_berth)},
            {"at_berth", of(row.at_berth)},
            {"working", of(row.berth_working)},
            {"occupied_idle", of(row.berth_idle)},
            {"closed", of(row.berth_closed)}}},
          {"mean_waiting_lots", of(row.mean_waiting_lots)},
          {"left_behind", of(row.left_behind)},
          {"missed", of(row.missed)},
          {"not_lifted", of(row.not_lifted)},
          {"delay", of(row.delay)}};
}

Json of(const experiment::ValidationRow& row) {
  return {{"figure", row.observed.id},
          {"measure", row.observed.measure},
          {"statistic", statistic_word(row.observed.statistic)},
          {"from", core::to_string(row.period.from)},
          {"to", core::to_string(row.period.to)},
          {"unit", row.observed.unit},
          {"simulated", of(row.simulated)},
          {"observed", number(row.observed.value)},
          {"verdict", experiment::to_string(row.verdict)},
          {"deviation", row.simulated.known() ? number(row.deviation) : Json(nullptr)},
          {"tolerance", number(row.observed.tolerance)},
          {"role", role_word(row.observed.role)},
          {"why_no_value", row.reason},
          {"source", row.observed.source},
          {"confidence", confidence_word(row.observed.confidence)},
          {"note", row.observed.note}};
}

Json of(const experiment::Growth& row) {
  return {
      {"node", row.node},
      {"flow", row.flow},
      {"commodity", row.commodity},
      {"unit", row.unit},
      {"per_day", {{"mean", number(row.per_day.mean())}, {"half_width", number(row.half_width)}}},
      {"first", number(row.first)},
      {"last", number(row.last)},
      {"arrived_per_day", number(row.arrived_per_day)}};
}

Json of(const experiment::WarmUp& warm_up) {
  const bool to_earlier = warm_up.basis == experiment::WarmUp::Basis::DistanceToEarlier;
  return {
      {"given_days", number(core::to_days(warm_up.given))},
      {"mser5_days", warm_up.suggested ? number(core::to_days(*warm_up.suggested)) : Json(nullptr)},
      {"at_limit", warm_up.at_limit},
      {"series", to_earlier ? "distance to runs that began earlier" : "lots in the corridor"},
      {"replications", warm_up.replications},
      {"why_unknown", warm_up.unknown}};
}

Json of(const experiment::PrecisionResult& result) {
  return {{"measure", experiment::to_string(result.measure)},
          {"unit", result.unit},
          {"asked", number(result.asked)},
          {"reached", result.reached},
          {"relative_half_width", number(result.relative_half_width)},
          {"mean", number(result.mean)},
          {"n", result.n}};
}

Json of(const experiment::MoneySummary& row) {
  return {{"payer", row.payer},
          {"payee", row.payee},
          {"what", model::to_string(row.what)},
          {"place", row.place},
          {"flow", row.flow},
          {"amount", of(row.amount)}};
}

Json of(const experiment::EmissionSummary& row) {
  return {{"mode", row.mode},
          {"service", row.service},
          {"place", row.place},
          {"activity", row.activity},
          {"tonnes", of(row.tonnes)},
          {"vehicle_km", of(row.vehicle_km)},
          {"tonne_km", of(row.tonne_km)}};
}

Json of(const experiment::FlowCost& row) {
  return {{"flow", row.flow},
          {"unit", row.unit},
          {"paid_by_shipper_per_unit", of(row.paid)},
          {"delay_cost_per_unit", of(row.delay)},
          {"co2_tonnes", of(row.tonnes)},
          {"co2_kg_per_tonne", of(row.kg_per_tonne)},
          {"co2_grams_per_tonne_km", of(row.grams_per_tonne_km)}};
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

Json of(const experiment::FlowIndicators& flow);

template <class Row>
Json list_of(const std::vector<Row>& rows) {
  Json list = Json::array();
  for (const Row& row : rows) {
    list.push_back(of(row));
  }
  return list;
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

Json of(const experiment::Totals& totals) {
  return {{"offered_tonnes", of(totals.offered_tonnes)},
          {"delivered_tonnes", of(totals.delivered_tonnes)},
          {"sea_tonnes", of(totals.sea_tonnes)},
          {"block_trains", of(totals.block_trains)},
          {"waiting_share", of(totals.waiting_share)}};
}

std::string text_of(const Json& json) {
  constexpr int kIndent = 1;
  return json.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string summary_json(const Summary& summary, const std::string& version) {
  Json json{{"corridor", version},
            {"name", summary.name},
            {"options", summary.options},
            {"from", core::to_string(summary.window.from)},
            {"to", core::to_string(summary.window.to)},
            {"seed", summary.seed},
            {"fingerprint", core::to_hex(summary.fingerprint)},
            {"replications", summary.replications.size()},
            {"replications_used", summary.n_used},
            {"replications_stopped", summary.n_stopped()},
            {"weighted_by", summary.weighted_by_tonnes ? "tonnes" : "lots"},
            {"totals", of(summary.totals)},
            {"commodities", list_of(summary.commodities)},
            {"flows", list_of(summary.flows)},
            {"delays", list_of(summary.delays)},
            {"facilities", list_of(summary.facilities)},
            {"storages", list_of(summary.storages)},
            {"links", list_of(summary.links)},
            {"calls", list_of(summary.calls)},
            {"warm_up", of(summary.course.warm_up)},
            {"equilibrium_known", summary.course.growth_known},
            {"not_in_equilibrium", list_of(summary.course.growths)},
            {"validation", list_of(summary.validation)}};
  if (!summary.indicators.empty()) {
    json["indicators"] = list_of(summary.indicators);
  }
  if (!summary.tanks.empty()) {
    json["tanks"] = list_of(summary.tanks);
  }
  if (!summary.embargoes.empty()) {
    json["embargoes"] = list_of(summary.embargoes);
  }
  if (!summary.accounts.empty()) {
    json["accounts"] = {{"currency", summary.accounts.currency},
                        {"money", list_of(summary.accounts.money)},
                        {"emissions", list_of(summary.accounts.emissions)},
                        {"flows", list_of(summary.accounts.flows)}};
  }
  if (summary.precision) {
    json["precision"] = list_of(summary.precision->results);
  }
  return text_of(json);
}

std::string run_json(const RunRecord& record) {
  const Json json{{"command", record.command},
                  {"options", record.options},
                  {"corridor", record.version},
                  {"seed", record.seed},
                  {"replications", record.replications},
                  {"fingerprint", core::to_hex(record.fingerprint)},
                  {"threads", record.threads},
                  {"host", record.host},
                  {"compiler", record.compiler},
                  {"files", record.files},
                  {"input_hash", core::to_hex(record.input_hash)},
                  {"started", record.started},
                  {"wall_seconds", number(record.wall_seconds)}};
  return text_of(json);
}

}  // namespace corridor::report
