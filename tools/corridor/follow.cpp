#include "follow.hpp"

#include <cstddef>
#include <utility>

#include <fmt/format.h>

#include "corridor/core/diagnostics.hpp"
#include "corridor/scenario/numbers.hpp"

namespace corridor::tools {

std::string problem_of_flow(const std::string& flow, const scenario::Scenario& scenario) {
  if (scenario.flows.contains(flow)) {
    return {};
  }
  std::vector<std::string> names;
  for (const auto& [id, data] : scenario.flows) {
    names.push_back(id);
  }
  const std::string nearest = core::nearest_name(flow, names);
  return fmt::format(
      "no flow '{}'{}", flow, nearest.empty() ? "" : " (did you mean '" + nearest + "'?)");
}

FollowedLot follow_lot(const std::string& lot, const scenario::Scenario& scenario) {
  if (lot.empty()) {
    return {};
  }
  const std::size_t slash = lot.rfind('/');
  const std::string flow = lot.substr(0, slash);
  const bool numbered = slash != std::string::npos &&
                        scenario::parse_natural(lot.substr(slash + 1)).value.value_or(0) > 0;
  if (!numbered) {
    return {.journey = {}, .problem = "a lot is named FLOW/N with N from 1, as in china-poti/12"};
  }
  if (std::string problem = problem_of_flow(flow, scenario); !problem.empty()) {
    return {.journey = {}, .problem = std::move(problem)};
  }
  model::Watch watch;
  watch.follow = lot;
  const model::Outcome outcome =
      model::simulate(scenario, {.seed = scenario.seed, .number = 0}, &watch);
  if (watch.journey.empty()) {
    return {.journey = {},
            .problem = fmt::format(
                "replication 0 offers no lot {} (of {} lots of all flows)", lot, outcome.lots)};
  }
  return {.journey = std::move(watch.journey), .problem = {}};
}

}  // namespace corridor::tools
