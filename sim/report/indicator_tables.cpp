// Indicators of the routes as tables.

#include "corridor/experiment/cpmm.hpp"
#include "measure_table.hpp"
#include "table_files.hpp"

namespace corridor::report {

using experiment::FlowIndicators;
using experiment::Summary;

std::string tcd_csv(const Summary& summary) {
  const std::string& currency = summary.accounts.currency;
  Csv csv({"flow",
           "point",
           "place",
           "mode",
           "km",
           "mean_h",
           "half_width_h",
           "replications",
           "lots_p10_h",
           "lots_p90_h",
           "p10_h",
           "p90_h",
           "unit",
           "mean_cost_" + (currency.empty() ? "per_unit" : currency + "_per_unit"),
           "half_width_cost",
           "replications_cost"});
  for (const FlowIndicators& flow : summary.indicators) {
    std::int64_t number = 0;
    for (const experiment::TcdPoint& point : flow.points) {
      csv.text(flow.flow).count(++number).text(point.place).text(point.mode).number(point.km);
      csv.estimate(point.hours);
      csv.number(point.lots_p10.mean())
          .number(point.lots_p90.mean())
          .number(point.p10)
          .number(point.p90)
          .text(flow.unit);
      csv.estimate(point.cost).end_row();
    }
  }
  return csv.content();
}

std::string cpmm_csv(const Summary& summary) {
  const std::string& currency = summary.accounts.currency;
  MeasureTable table({"flow", "crossing", "mode"});
  for (const FlowIndicators& flow : summary.indicators) {
    for (const experiment::Crossing& crossing : flow.crossings) {
      table.about({flow.flow, crossing.from + " - " + crossing.to, crossing.mode});
      table.add("TFI1", "h", crossing.hours);
      table.add("TFI2", currency + "/20 t", crossing.cost);
    }
    table.about({flow.flow, "", "all"});
    table.add("TFI1", "h", flow.border_hours);
    table.add("TFI2", currency + "/20 t", flow.border_cost);
    table.add("TFI3", currency + "/500 km/20 t", flow.corridor_cost);
    table.add("TFI4_SWOD", "km/h", flow.speed.without_delay);
    table.add("TFI4_SWD", "km/h", flow.speed.with_delay);
    const char* const modes[] = {"rail", "sea", "road", "pipeline"};
    for (std::size_t mode = 0; mode < flow.by_mode.size(); ++mode) {
      if (flow.by_mode.at(mode).with_delay.known()) {
        table.about({flow.flow, "", modes[mode]});
        table.add("TFI4_SWOD", "km/h", flow.by_mode.at(mode).without_delay);
        table.add("TFI4_SWD", "km/h", flow.by_mode.at(mode).with_delay);
      }
    }
  }
  return table.content();
}

std::string cpmm_all_csv(const Summary& summary) {
  Csv csv({"indicator", "mode", "unit", "mean", "median", "cv", "samples"});
  for (const experiment::CpmmRow& row : experiment::cpmm_table(summary)) {
    csv.text(row.indicator).text(row.mode).text(row.unit).number(row.mean).number(row.median);
    csv.number(row.cv).count(static_cast<std::int64_t>(row.samples)).end_row();
  }
  return csv.content();
}

}  // namespace corridor::report
