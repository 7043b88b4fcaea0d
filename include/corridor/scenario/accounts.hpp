#pragma once
// Money of a scenario in one currency.

#include <optional>
#include <string>

#include "corridor/scenario/scenario.hpp"

namespace corridor::scenario {

/// The currency in which a scenario's money is added up: the one it names; else the one that its
/// exchange rates are in; else that of its delay costs, in byte order of the commodities; else that
/// of its options. Empty when it has no prices at all.
std::string currency_of_accounts(const Scenario& scenario);

/// Units of that currency; none when it has another one and no rate is given for it.
std::optional<double> in_accounts(const Scenario& scenario, const Money& money);

}  // namespace corridor::scenario
