#pragma once
// What an option costs and brings by the year.

#include <optional>

namespace corridor::experiment {

/// How money of different years is weighed.
struct Horizon {
  double rate = 0.08;  // of interest, a year; 0 is allowed
  int years = 20;      // of use
};

/// Part of an investment that is paid back each year, interest included (capital recovery factor):
/// r / (1 - (1 + r)^-n); 1 / n without interest.
double annuity_factor(const Horizon& horizon);
/// What a unit a year for all years is worth today: 1 / annuity_factor().
double present_worth_factor(const Horizon& horizon);

/// Units of the accounts' currency.
struct OptionCost {
  std::optional<double> capex;  // none: not published
  double opex = 0;              // a year

  /// Investment by the year, and running cost; none without an investment.
  [[nodiscard]] std::optional<double> by_year(const Horizon& horizon) const;
};

/// Net present value of a benefit a year that comes at each year's end: worth of (benefit - opex)
/// less the investment. None without an investment.
std::optional<double> net_present_value(const OptionCost& cost,
                                        double benefit,
                                        const Horizon& horizon);

}  // namespace corridor::experiment
