#pragma once
// What replications tell of the flows, their commodities and all cargo together.

#include <map>
#include <string>
#include <vector>

#include "cargo_unit.hpp"
#include "corridor/experiment/route_stages.hpp"
#include "corridor/experiment/summary.hpp"

namespace corridor::experiment {

class FlowFigures {
 public:
  FlowFigures(const scenario::Scenario& scenario,
              CargoUnits units,
              const std::vector<model::FlowRoute>& routes);

  void add(const model::Outcome& outcome);
  /// Fills in `totals`, `commodities` and `flows`.
  void finish(Summary& summary) const;

 private:
  struct Flow {
    FlowSummary summary;
    RouteStages stages;
    std::map<model::CauseKey, Charge> account;
    std::int64_t n_accounts = 0;  // replications in which lots of the flow were delivered
  };

  static void add_flow(Flow& flow, const model::FlowOutcome& row);
  static void add_account(Flow& flow, const model::FlowOutcome& row, const model::Outcome& outcome);
  void add_commodities(const model::Outcome& outcome);
  void add_totals(const model::Outcome& outcome);

  std::map<std::string, Flow> flows_;
  std::map<std::string, CommoditySummary> commodities_;
  CargoUnits units_;
  Totals totals_;
};

}  // namespace corridor::experiment
