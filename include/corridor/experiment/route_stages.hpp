#pragma once
// A journey cut into stages in the order of its route: the terminals where lots change vehicles,
// and the ways between them with all that happens there while aboard.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "corridor/model/check.hpp"
#include "corridor/scenario/scenario.hpp"

namespace corridor::experiment {

/// "aktau" of "aktau.customs".
std::string node_or_link(const std::string& place);

class RouteStages {
 public:
  struct Stage {
    std::string name;     // "aktau", or "aktau - alat"
    std::string service;  // of a way
  };

  /// Stages of a flow along `legs`; without legs the flow is served where it starts.
  RouteStages(const scenario::Scenario& scenario,
              const scenario::Flow& flow,
              const std::vector<model::RouteLeg>& legs);

  /// The last stage, "elsewhere", is for places off the route.
  [[nodiscard]] const std::vector<Stage>& stages() const { return stages_; }
  /// Stage of "aktau", "aktau.customs" or "aktau-alat".
  [[nodiscard]] std::size_t stage_of(const std::string& place) const;

 private:
  void add_terminal(const std::string& node);
  void add_way(const scenario::Scenario& scenario, const model::RouteLeg& leg);

  std::vector<Stage> stages_;
  std::map<std::string, std::size_t> terminals_;
  std::map<std::string, std::size_t> on_the_way_;  // links, and nodes that are passed aboard
};

}  // namespace corridor::experiment
