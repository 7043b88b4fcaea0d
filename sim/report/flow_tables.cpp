#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "measure_table.hpp"
#include "table_files.hpp"

namespace corridor::report {
namespace {

using experiment::FlowSummary;
using experiment::Summary;

constexpr std::array<const char*, 4> kModes{"rail", "sea", "road", "pipeline"};

void add_cargo(MeasureTable& table, const FlowSummary& flow) {
  const auto& cargo = flow.cargo;
  for (const auto& [measure, estimate] : {std::pair{"opening", &cargo.opening},
                                          std::pair{"offered", &cargo.offered},
                                          std::pair{"delivered", &cargo.delivered},
                                          std::pair{"refused", &cargo.refused},
                                          std::pair{"lost", &cargo.lost},
                                          std::pair{"closing", &cargo.closing}}) {
    table.add(measure, flow.unit, *estimate);
  }
  for (std::size_t mode = 0; mode < kModes.size(); ++mode) {
    table.add(fmt::format("carried_by_{}", kModes.at(mode)), flow.unit, flow.carried.at(mode));
  }
  for (std::size_t month = 0; month < flow.delivered_by_month.size(); ++month) {
    table.add(fmt::format("delivered_month_{:02}", month + 1),
              flow.unit,
              flow.delivered_by_month.at(month));
  }
}

void add_transit(MeasureTable& table, const FlowSummary& flow) {
  for (const auto& [measure, estimate] : {std::pair{"free_flow", &flow.free_flow},
                                          std::pair{"transit_mean", &flow.mean},
                                          std::pair{"transit_p50", &flow.p50},
                                          std::pair{"transit_p80", &flow.p80},
                                          std::pair{"transit_p95", &flow.p95},
                                          std::pair{"transit_longest", &flow.longest}}) {
    table.add(measure, "d", *estimate);
  }
}

/// Cells that name a cause.
void add_cause(Csv& csv, const model::CauseKey& cause) {
  csv.text(model::to_string(cause.activity));
  csv.text(cause.lacking == model::Lacking::Nothing ? "" : model::to_string(cause.lacking));
  csv.text(cause.place).text(cause.what);
}

}  // namespace

std::string flows_csv(const Summary& summary) {
  MeasureTable table({"flow", "commodity"});
  for (const FlowSummary& flow : summary.flows) {
    table.about({flow.flow, flow.commodity});
    add_cargo(table, flow);
    add_transit(table, flow);
    table.add("cohort", "lot", flow.cohort);
    table.add("cohort_missing", "lot", flow.missing);
    table.add("on_time", "share", flow.on_time);
    table.add("buffer_index", "ratio", flow.buffer_index);
    table.add("planning_time_index", "ratio", flow.planning_time_index);
    table.add("block_trains", "train", flow.block_trains);
    if (flow.rejected.mean() > 0) {
      table.add("rejected_by_embargo", flow.unit, flow.rejected);
    }
    if (flow.diverted.mean() > 0) {
      table.add("diverted", flow.unit, flow.diverted);
    }
  }
  return table.content();
}

std::string account_csv(const Summary& summary) {
  Csv csv({"flow",
           "stage",
           "stage_name",
           "activity",
           "lacking",
           "place",
           "what",
           "mean_d_per_lot",
           "half_width_d_per_lot",
           "replications",
           "share_of_transit"});
  for (const FlowSummary& flow : summary.flows) {
    for (const experiment::Charge& charge : flow.account) {
      csv.text(flow.flow).count(static_cast<std::int64_t>(charge.stage) + 1);
      csv.text(flow.stages[charge.stage].name);
      add_cause(csv, charge.cause);
      csv.estimate(charge.days).number(charge.days.mean() / flow.mean.mean()).end_row();
    }
  }
  return csv.content();
}

std::string delays_csv(const Summary& summary) {
  Csv csv({"activity",
           "lacking",
           "place",
           "what",
           "mean_lot_d_per_yr",
           "half_width_lot_d_per_yr",
           "replications",
           "mean_d_per_lot",
           summary.weighted_by_tonnes ? "tonne_d_per_yr" : "weighted_lot_d_per_yr",
           "share_of_waiting",
           "main_flow"});
  for (const experiment::CauseDelay& row : summary.delays) {
    add_cause(csv, row.cause);
    csv.estimate(row.delay.lot_days).number(row.delay.days_per_lot.mean());
    csv.number(row.delay.weighted.mean()).number(row.share).text(row.main_flow).end_row();
  }
  return csv.content();
}

std::string months_csv(const Summary& summary) {
  MeasureTable table({"node", "commodity", "year", "month"});
  for (const experiment::MonthSummary& row : summary.months) {
    table.about({row.node, row.commodity, std::to_string(row.year), std::to_string(row.month)});
    table.add("arrived", row.unit, row.arrived);
    table.add("departed", row.unit, row.departed);
    table.add("stock_at_end", row.unit, row.stock);
  }
  return table.content();
}

}  // namespace corridor::report
