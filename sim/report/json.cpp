#include "corridor/report/json.hpp"

#include <nlohmann/json.hpp>

#include "corridor/core/fingerprint.hpp"
#include "json_parts.hpp"

namespace corridor::report {
namespace {

using experiment::Summary;

Json totals_of(const experiment::Totals& totals) {
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
            {"totals", totals_of(summary.totals)},
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
