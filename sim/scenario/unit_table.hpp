#pragma once
// The one table of units: what may be written, and what is refused with a hint.

#include <string>
#include <string_view>
#include <vector>

#include "corridor/scenario/units.hpp"

namespace corridor::scenario {

/// The units that every scenario knows.
std::vector<Unit> fixed_units();
bool is_currency(std::string_view symbol);
/// All of them, "USD, EUR, ...".
std::string currency_list();
/// Why `symbol` is refused and what to write, or empty.
std::string_view refused_unit_hint(std::string_view symbol);
std::vector<std::string> refused_units();

}  // namespace corridor::scenario
