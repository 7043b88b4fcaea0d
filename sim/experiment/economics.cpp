#include "corridor/experiment/economics.hpp"

namespace corridor::experiment {

double present_worth_factor(const Horizon& horizon) {
  double worth = 0;
  double of_year = 1;
  for (int year = 0; year < horizon.years; ++year) {
    of_year /= 1 + horizon.rate;
    worth += of_year;
  }
  return worth;
}

double annuity_factor(const Horizon& horizon) {
  return 1 / present_worth_factor(horizon);
}

std::optional<double> OptionCost::by_year(const Horizon& horizon) const {
  return capex ? std::optional(*capex * annuity_factor(horizon) + opex) : std::nullopt;
}

std::optional<double> net_present_value(const OptionCost& cost,
                                        double benefit,
                                        const Horizon& horizon) {
  if (!cost.capex) {
    return std::nullopt;
  }
  return (benefit - cost.opex) * present_worth_factor(horizon) - *cost.capex;
}

}  // namespace corridor::experiment
