#pragma once
// What replications tell of time, cost and distance along the flows' routes.

#include <map>
#include <string>
#include <vector>

#include "cargo_unit.hpp"
#include "corridor/experiment/summary.hpp"
#include "corridor/stats/sample.hpp"
#include "route_profile.hpp"

namespace corridor::experiment {

class IndicatorFigures {
 public:
  IndicatorFigures(const scenario::Scenario& scenario,
                   CargoUnits units,
                   const std::vector<model::FlowRoute>& routes);

  void add(const model::Outcome& outcome);
  /// Fills in `indicators`.
  void finish(Summary& summary) const;

 private:
  struct Flow {
    FlowIndicators result;
    RouteProfile route;
    std::vector<stats::Sample> hours;  // by stage: a cumulative value for each replication
    bool is_paid = false;              // the shipper pays for something
    std::vector<bool> border_is_paid;
    bool is_elsewhere = false;  // time or money off the route
  };
  static void finish_points(const Flow& flow, FlowIndicators& result);
  static void finish_costs(const Flow& flow, FlowIndicators& result);
  struct Spent {  // of one replication, by stage or border
    std::vector<double> hours, moving, cost, border_hours, border_cost;
  };

  [[nodiscard]] Flow empty_flow(const scenario::Scenario& scenario,
                                const std::string& id,
                                const scenario::Flow& data,
                                const std::vector<model::RouteLeg>& legs) const;
  static void add_times(Flow& flow,
                        const model::FlowOutcome& row,
                        const model::Outcome& outcome,
                        Spent& spent);
  static void add_bands(Flow& flow, const model::FlowOutcome& row);
  static void add_money(Flow& flow, const model::Outcome& outcome, Spent& spent);
  static void add_times_of_route(Flow& flow, const Spent& spent);
  static void add_costs_of_route(Flow& flow,
                                 const Spent& spent,
                                 const CargoUnit& unit,
                                 double units);

  CargoUnits units_;
  std::map<std::string, Flow> flows_;
};

}  // namespace corridor::experiment
