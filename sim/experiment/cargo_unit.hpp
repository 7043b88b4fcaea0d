#pragma once
// How commodities are counted and what they weigh.

#include <map>
#include <optional>
#include <string>

#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

struct CargoUnit {
  std::string unit;
  double lot = 1;                         // units
  std::optional<double> tonnes_per_unit;  // none: the scenario does not say

  [[nodiscard]] std::optional<double> tonnes_per_lot() const {
    return tonnes_per_unit ? std::optional<double>(*tonnes_per_unit * lot) : std::nullopt;
  }
};

using CargoUnits = std::map<std::string, CargoUnit>;  // by commodity
CargoUnits cargo_units(const scenario::Scenario& scenario);

/// Tonnes of all flows whose commodity has a mass, within the window.
struct Tonnes {
  double offered = 0, delivered = 0, by_sea = 0;
};
Tonnes tonnes_of(const model::Outcome& outcome, const CargoUnits& units);

}  // namespace corridor::experiment
