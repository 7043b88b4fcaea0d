#include "common_unit.hpp"

namespace corridor::scenario {

std::string common_unit(const Scenario& scenario, const std::vector<std::string>& cargo) {
  std::string unit;
  for (const std::string& id : cargo) {
    const auto found = scenario.commodities.find(id);
    if (found == scenario.commodities.end() || (!unit.empty() && found->second.unit != unit)) {
      return {};
    }
    unit = found->second.unit;
  }
  return unit;
}

}  // namespace corridor::scenario
