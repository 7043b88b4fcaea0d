#pragma once
// What replications tell of money and CO2.

#include <map>
#include <string>
#include <tuple>

#include "cargo_unit.hpp"
#include "corridor/experiment/summary.hpp"

namespace corridor::experiment {

class MoneyFigures {
 public:
  explicit MoneyFigures(CargoUnits units) : units_(std::move(units)) {}

  void add(const model::Outcome& outcome);
  /// Fills in `accounts`.
  void finish(Summary& summary) const;

 private:
  struct Sums {
    double paid = 0, received = 0;
  };
  void add_parties(const model::Outcome& outcome);
  void add_emissions(const model::Outcome& outcome);
  void add_flows(const model::Outcome& outcome);

  using Names = std::tuple<std::string, std::string, std::string>;
  CargoUnits units_;
  std::int64_t n_ = 0;
  std::string currency_;
  std::map<std::tuple<std::string, std::string, model::Charge, std::string, std::string>,
           MoneySummary>
      money_;
  std::map<std::string, PartySummary> parties_;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, EmissionSummary>
      emissions_;
  std::map<std::string, FlowCost> flows_;
};

}  // namespace corridor::experiment
