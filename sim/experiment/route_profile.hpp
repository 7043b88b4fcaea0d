#pragma once
// Lengths, modes and borders of a route, stage by stage.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/route_stages.hpp"
#include "corridor/model/money_outcome.hpp"

namespace corridor::experiment {

struct RouteProfile {
  struct Border {
    std::string from, to, mode;
  };

  RouteProfile(const scenario::Scenario& scenario,
               const scenario::Flow& flow,
               const std::vector<model::RouteLeg>& legs);

  /// Where money is paid for a thing at `place`: the through rate when the first leg begins.
  [[nodiscard]] std::size_t stage_of(const model::MoneyOutcome& row) const;
  /// Of the whole route; unknown with a link without length, or without a leg.
  [[nodiscard]] std::optional<double> km() const;

  RouteStages stages;
  std::vector<std::optional<double>> stage_km;            // 0 of a terminal
  std::vector<std::optional<scenario::Mode>> stage_mode;  // of a terminal: between two such legs
  std::vector<Border> borders;
  std::map<std::string, std::size_t> border_nodes;  // to the index of their border

 private:
  void add_leg(const scenario::Scenario& scenario, const model::RouteLeg& leg);
  void add_borders(const scenario::Scenario& scenario,
                   const scenario::Flow& flow,
                   const std::vector<model::RouteLeg>& legs);
  /// `last` is the node before whose country is known.
  void come_to(const scenario::Scenario& scenario,
               const std::string& at,
               const std::string& mode,
               std::string& last);

  std::map<std::string, std::size_t> legs_;  // stage by name
};

}  // namespace corridor::experiment
