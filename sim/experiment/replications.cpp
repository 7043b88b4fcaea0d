#include "corridor/experiment/replications.hpp"

#include <cstddef>

#include "corridor/model/simulate.hpp"

namespace corridor::experiment {

bool run_replications(const scenario::Scenario& scenario,
                      const RunPlan& plan,
                      const TakeOutcome& take,
                      Progress& progress,
                      const std::function<bool()>& enough) {
  const int threads = n_threads(plan.threads, plan.replications);
  std::vector<model::Outcome> slots(static_cast<std::size_t>(window(threads)));
  const auto slot = [&](int number) -> model::Outcome& {
    return slots[static_cast<std::size_t>(number) % slots.size()];
  };
  const auto simulate = [&](int number) {
    slot(number) = model::simulate(
        scenario, {.seed = plan.seed, .number = static_cast<std::uint64_t>(number)});
  };
  return run_in_order({.pieces = plan.replications,
                       .threads = threads,
                       .work = simulate,
                       .take = [&](int number) { take(slot(number)); },
                       .enough = enough},
                      progress);
}

std::vector<model::Outcome> collect_replications(const scenario::Scenario& scenario,
                                                 const RunPlan& plan,
                                                 Progress& progress) {
  std::vector<model::Outcome> outcomes;
  run_replications(
      scenario,
      plan,
      [&](const model::Outcome& outcome) { outcomes.push_back(outcome); },
      progress);
  return outcomes;
}

}  // namespace corridor::experiment
