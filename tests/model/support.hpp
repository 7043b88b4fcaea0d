#pragma once
// A scenario from YAML text, run once, and what happened, in words that can be compared at a
// glance.

#include <string>
#include <vector>

#include "corridor/core/diagnostics.hpp"
#include "corridor/model/simulate.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::test {

/// The head of a scenario: ten days from 2024-01-01 without warm-up, then at most twenty until all
/// is delivered; commodities `box` and `truck` in lots of one.
std::string ten_days();
/// The first n items of a list "4 35 66".
std::string first(int n, const std::string& list);

/// The scenario of the text; a mistake in it ends the test case with its diagnostics.
scenario::Scenario scenario_of(const std::string& yaml);
/// One line a diagnostic, "error: path: message"; empty when there is none.
std::string diagnostics_of(const std::string& yaml);

class Journal final : public model::TraceSink {
 public:
  void write(const model::TraceEvent& event) override { events.push_back(event); }
  std::vector<model::TraceEvent> events;
};

/// What one replication did.
struct Trial {
  core::Time from;
  model::Outcome outcome;
  std::vector<model::TraceEvent> events;
  std::vector<model::JourneyStage> journey;

  /// Minutes from the start of the window to each `event` of `entity` (at `place`, if given; for
  /// the entity "" of anybody): "4 35 66.5".
  [[nodiscard]] std::string minutes(const std::string& entity,
                                    const std::string& event,
                                    const std::string& place = {}) const;
  /// Quantities of the same events.
  [[nodiscard]] std::string quantities(const std::string& entity,
                                       const std::string& event,
                                       const std::string& place = {}) const;
  /// Minutes at which the lots of a flow were delivered, in order of delivery.
  [[nodiscard]] std::string delivered(const std::string& flow) const;

  // rows of the outcome; a missing one ends the test case
  [[nodiscard]] const model::FlowOutcome& flow(const std::string& id) const;
  [[nodiscard]] const model::FacilityOutcome& facility(const std::string& node,
                                                       const std::string& id) const;
  [[nodiscard]] const model::StorageOutcome& storage(const std::string& node,
                                                     const std::string& id) const;
  [[nodiscard]] const model::LinkOutcome& link(const std::string& id,
                                               const std::string& from) const;
  [[nodiscard]] const model::CallOutcome& call(const std::string& service,
                                               const std::string& node) const;
  [[nodiscard]] double measured(const std::string& id) const;

  /// Minutes of the flow's account charged to waiting for what is lacking, or spent moving or in
  /// service; at `place` if given.
  [[nodiscard]] double minutes_lacking(const std::string& flow,
                                       model::Lacking lacking,
                                       const std::string& place = {}) const;
  [[nodiscard]] double minutes_of(const std::string& flow,
                                  model::Activity activity,
                                  const std::string& place = {}) const;
};

/// Runs it as it is: it may lock or refuse.
Trial attempt(const scenario::Scenario& scenario,
              model::Replication replication = {},
              const std::string& follow = {});
/// Runs it; it must pass the check, complete, and balance.
Trial run(const scenario::Scenario& scenario, model::Replication replication = {});
Trial run(const std::string& yaml, model::Replication replication = {});

}  // namespace corridor::test
