#include "corridor/scenario/accounts.hpp"

#include "corridor/core/factors.hpp"

namespace corridor::scenario {

std::string currency_of_accounts(const Scenario& scenario) {
  if (!scenario.currency.empty()) {
    return scenario.currency;
  }
  if (!scenario.currencies.empty()) {
    return scenario.currencies.begin()->second.currency;
  }
  for (const auto& [id, commodity] : scenario.commodities) {
    if (commodity.delay_cost) {
      return commodity.delay_cost->currency;
    }
  }
  for (const auto& [id, option] : scenario.options) {
    for (const std::optional<Money>& cost : {option.capex, option.opex}) {
      if (cost) {
        return cost->currency;
      }
    }
  }
  return {};
}

std::optional<double> in_accounts(const Scenario& scenario, const Money& money) {
  const double units = static_cast<double>(money.micro) / core::kMillionthsPerUnit;
  if (money.currency == currency_of_accounts(scenario)) {
    return units;
  }
  const auto rate = scenario.currencies.find(money.currency);
  if (rate == scenario.currencies.end()) {
    return std::nullopt;
  }
  return units * static_cast<double>(rate->second.micro) / core::kMillionthsPerUnit;
}

}  // namespace corridor::scenario
