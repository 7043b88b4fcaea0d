#include "measure_table.hpp"
#include "table_files.hpp"

namespace corridor::report {

using experiment::Summary;

std::string money_csv(const Summary& summary) {
  const std::string& currency = summary.accounts.currency;
  Csv csv({"payer",
           "payee",
           "what",
           "place",
           "flow",
           "mean_" + currency,
           "half_width_" + currency,
           "replications"});
  for (const experiment::MoneySummary& row : summary.accounts.money) {
    csv.text(row.payer).text(row.payee).text(model::to_string(row.what)).text(row.place);
    csv.text(row.flow).estimate(row.amount).end_row();
  }
  return csv.content();
}

std::string emissions_csv(const Summary& summary) {
  MeasureTable table({"mode", "service", "place", "activity"});
  for (const experiment::EmissionSummary& row : summary.accounts.emissions) {
    table.about({row.mode, row.service, row.place, row.activity});
    table.add("co2", "t", row.tonnes);
    table.add("vehicle_distance", "km", row.vehicle_km);
    table.add("transport", "t*km", row.tonne_km);
  }
  return table.content();
}

std::string flow_costs_csv(const Summary& summary) {
  const std::string& currency = summary.accounts.currency;
  MeasureTable table({"flow"});
  for (const experiment::FlowCost& row : summary.accounts.flows) {
    table.about({row.flow});
    if (!currency.empty()) {
      table.add("paid_by_shipper", currency + "/" + row.unit, row.paid);
      table.add("delay_cost", currency + "/" + row.unit, row.delay);
    }
    if (!summary.accounts.emissions.empty()) {
      table.add("co2", "t", row.tonnes);
      table.add("co2_per_tonne", "kg/t", row.kg_per_tonne);
      table.add("co2_per_tonne_km", "g/t/km", row.grams_per_tonne_km);
    }
  }
  return table.content();
}

}  // namespace corridor::report
