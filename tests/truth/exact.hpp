#pragma once
// Simulated figures against exact ones, under one rule: the half-width of the 95 % interval over
// replications is at most 1.5 % of the exact value, and the error at most 4 standard errors. A wide
// interval does not pass, a right one does not fail by bad luck. Seeds are fixed, the warm-up is
// deleted, and every account and ledger must balance. Each figure is a row of docs/truth.md.

#include <functional>
#include <string>
#include <vector>

#include "corridor/model/outcome.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::test {

/// The head of a scenario of `years` whole years from 2024 on, after 60 days of warm-up; commodity
/// `job` in lots of one.
std::string years(int years);

/// Replications of one scenario.
class Replicated {
 public:
  Replicated(const std::string& yaml, int replications);
  Replicated(const scenario::Scenario& scenario, int replications);

  using Measure = std::function<double(const model::Outcome&)>;
  void expect(const std::string& what, double exact, const Measure& measure) const;
  /// The whole interval lies between two bounds and is no wider than 1.5 % of its mean either way.
  void expect_between(const std::string& what,
                      double low,
                      double high,
                      const Measure& measure) const;
  /// In every replication, to 1e-9 of it.
  void expect_exactly(const std::string& what, double exact, const Measure& measure) const;
  /// Little (1961): what the lots are charged for waiting at a facility is its mean queue times the
  /// window, in every replication, but for the lots that are there at its ends.
  void check_littles_law(const std::string& facility) const;
  /// Lots delivered per hour.
  [[nodiscard]] Measure throughput(const std::string& flow) const;

 private:
  [[nodiscard]] std::vector<double> values_of(const Measure& measure) const;

  double window_hours_;
  std::vector<model::Outcome> outcomes_;
};

// measures

/// Hours from offer to delivery, mean over the lots of the flow.
Replicated::Measure time_in_system(const std::string& flow);
/// Hours of waiting for what is lacking, mean over the lots of the flow.
Replicated::Measure waiting(const std::string& flow, model::Lacking lacking);
/// Of the lots of the flow offered in the window, the share that was refused.
Replicated::Measure refused(const std::string& flow);
/// Units in the storage "node.storage", mean over time.
Replicated::Measure level(const std::string& storage);
/// Share of time in which the storage had no room for one more lot.
Replicated::Measure share_full(const std::string& storage);
/// A figure of a call, as &CallOutcome::wait_for_berth.
Replicated::Measure at_call(const std::string& service,
                            const std::string& node,
                            double model::CallOutcome::*figure);
/// Lots that wait for a facility, mean over time.
Replicated::Measure queue_length(const std::string& facility);
/// Share of server time that a facility's servers spend working or so.
Replicated::Measure share_of_time(const std::string& facility, stats::FacilityState state);

}  // namespace corridor::test
