// Money, emissions and their share of each flow, as JSON.
#include <nlohmann/json.hpp>

#include "json_parts.hpp"

namespace corridor::report {

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

}  // namespace corridor::report
