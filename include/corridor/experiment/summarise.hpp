#pragma once
// From the outcomes of replications to what they tell together.

#include <cstdint>
#include <memory>
#include <vector>

#include "corridor/experiment/summary.hpp"
#include "corridor/model/check.hpp"
#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

/// Takes outcomes one by one and keeps sums only: memory does not grow with replications but for
/// one line each. The same outcomes in the same order give the same bits.
class Summariser {
 public:
  /// `routes` are model::routes(scenario); the scenario must outlive the summariser.
  Summariser(const scenario::Scenario& scenario,
             std::uint64_t seed,
             const std::vector<model::FlowRoute>& routes);
  Summariser(const Summariser&) = delete;
  Summariser& operator=(const Summariser&) = delete;
  ~Summariser();

  /// In the order of replications 0, 1, ...
  void add(const model::Outcome& outcome);
  [[nodiscard]] Summary summary() const;

 private:
  struct Figures;
  [[nodiscard]] ReplicationRow row_of(const model::Outcome& outcome) const;

  const scenario::Scenario& scenario_;
  std::uint64_t seed_;
  std::vector<ReplicationRow> replications_;
  std::unique_ptr<Figures> complete_;  // of replications that ran to the end
  std::unique_ptr<Figures> stopped_;   // of the others, for when there are none
};

/// All at once.
Summary summarise(const scenario::Scenario& scenario,
                  std::uint64_t seed,
                  const std::vector<model::FlowRoute>& routes,
                  const std::vector<model::Outcome>& outcomes);

}  // namespace corridor::experiment
