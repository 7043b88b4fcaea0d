#pragma once
// Money and CO2 over replications: units of the accounts' currency, tonnes, kilometres.

#include <string>
#include <vector>

#include "corridor/experiment/estimate.hpp"
#include "corridor/model/money_outcome.hpp"

namespace corridor::experiment {

/// What one pays another for one thing at one place, in the statistics window.
struct MoneySummary {
  std::string payer, payee;
  model::Charge what = model::Charge::Freight;
  std::string place, flow;
  Estimate amount;
};

/// What one receives less what it pays.
struct PartySummary {
  std::string party;
  Estimate paid, received;
};

struct EmissionSummary {
  std::string mode, service, place, activity;
  Estimate tonnes, vehicle_km, tonne_km;
};

/// Of a flow: what its shipper pays in the window for each unit delivered in it, what waiting costs
/// him for each unit offered in it, and its part of the services' CO2.
struct FlowCost {
  std::string flow, unit;
  Estimate paid, delay;   // per unit
  Estimate tonnes;        // of CO2
  Estimate kg_per_tonne;  // of CO2, per tonne delivered
  Estimate grams_per_tonne_km;
};

struct Accounts {
  std::string currency;  // empty: nothing has a price
  std::vector<MoneySummary> money;
  std::vector<PartySummary> parties;  // the largest payer first
  std::vector<EmissionSummary> emissions;
  std::vector<FlowCost> flows;  // those that pay or emit

  [[nodiscard]] bool empty() const { return money.empty() && emissions.empty(); }
};

}  // namespace corridor::experiment
