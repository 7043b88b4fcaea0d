#pragma once
// What replications tell of tanks.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "cargo_unit.hpp"
#include "corridor/experiment/tank_summary.hpp"
#include "corridor/model/tank_outcome.hpp"

namespace corridor::experiment {

class TankFigures {
 public:
  TankFigures(CargoUnits units, core::Duration window)
      : units_(std::move(units)), window_(window) {}

  void add(const std::vector<model::TankOutcome>& tanks);
  /// By node and tank.
  [[nodiscard]] std::vector<TankSummary> all() const;

 private:
  void add(const model::TankOutcome& row);

  CargoUnits units_;
  core::Duration window_;
  std::map<std::pair<std::string, std::string>, TankSummary> tanks_;
};

}  // namespace corridor::experiment
