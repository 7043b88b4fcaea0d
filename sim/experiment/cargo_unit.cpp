#include "cargo_unit.hpp"

#include <cstddef>

namespace corridor::experiment {

CargoUnits cargo_units(const scenario::Scenario& scenario) {
  CargoUnits units;
  for (const auto& [id, commodity] : scenario.commodities) {
    CargoUnit& unit = units[id];
    unit.unit = commodity.unit;
    unit.lot = commodity.lot.to_units();
    if (commodity.unit == "t") {
      unit.tonnes_per_unit = 1;
    } else if (commodity.mass) {
      unit.tonnes_per_unit = commodity.mass->to_units();
    }
  }
  return units;
}

Tonnes tonnes_of(const model::Outcome& outcome, const CargoUnits& units) {
  constexpr auto kSea = static_cast<std::size_t>(scenario::Mode::Sea);
  Tonnes tonnes;
  for (const model::FlowOutcome& row : outcome.flows) {
    const CargoUnit& unit = units.at(row.commodity);
    const double per_lot = unit.tonnes_per_lot().value_or(0);
    tonnes.offered += static_cast<double>(row.lots.offered) * per_lot;
    tonnes.delivered += static_cast<double>(row.lots.delivered) * per_lot;
    tonnes.by_sea += row.carried.at(kSea).to_units() * unit.tonnes_per_unit.value_or(0);
  }
  return tonnes;
}

}  // namespace corridor::experiment
