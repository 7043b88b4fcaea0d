#pragma once
// How long single lots have been on their way when they leave each terminal and end each leg of
// their flow's first route.

#include <cstdint>
#include <vector>

#include "corridor/model/gauges.hpp"
#include "corridor/model/layout.hpp"
#include "corridor/model/lots.hpp"
#include "corridor/model/outcome.hpp"

namespace corridor::model {

/// Points of a route: the end of the first terminal, of the first leg, of the second terminal and
/// so on; the last is delivery, wherever it is. A terminal ends with the departure of the vehicle,
/// a leg with its arrival, before it waits for a berth. A lot counts once at a point, and at none
/// that it has passed by: one that takes another way counts where that meets the first route.
class RouteTimes {
 public:
  explicit RouteTimes(const Layout& layout);

  /// Of a lot that was offered within the window; other milestones than departure, arrival and
  /// delivery are no points.
  void milestone(Lot& lot, Milestone milestone, NodeId node, Time now);
  /// The run ends before it is delivered: at the points ahead it took longer than all that came.
  void never_came(const Lot& lot);
  /// By point; to the second.
  [[nodiscard]] std::vector<LotBand> bands(FlowId flow);

 private:
  /// Seconds as integers: of a year of the corridor there are some hundred thousand.
  struct Point {
    std::vector<std::uint32_t> seconds;  // of those that came
    std::size_t ahead = 0;               // lots that have not come there
  };
  struct Route {
    std::size_t n_stages = 0;
    std::vector<std::uint16_t> terminal;  // by NodeId, from 1; 0: not on the first route
    std::vector<Point> points;
  };
  core::IdVector<FlowId, Route> routes_;
};

}  // namespace corridor::model
