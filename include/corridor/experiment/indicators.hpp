#pragma once
// What corridor studies print of a route: time, cost and distance along it (UNESCAP), and the trade
// facilitation indicators of CAREC's Corridor Performance Measurement and Monitoring (CPMM). Money
// is in the accounts' currency. Where a part is unknown or has no price, the figure is unknown.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "corridor/experiment/estimate.hpp"

namespace corridor::experiment {

/// The end of a stage of the route: sums from the origin on.
struct TcdPoint {
  std::string place;         // "aktau", or "aktau - alat"
  std::string mode;          // "rail"; empty: a terminal
  std::optional<double> km;  // none: a link before has no length
  Estimate hours;            // of the cohort's lots
  /// Of single lots, each worked out in a replication.
  Estimate lots_p10, lots_p90;
  std::optional<double> p10, p90;  // of `hours`, over replications; none below ten of them
  Estimate cost;                   // paid by the shipper per unit delivered
};

/// Successive nodes of the route in two countries. A node at two borders belongs to the first.
struct Crossing {
  std::string from, to, mode;
  Estimate hours;  // TFI1: in service and waiting at the two nodes
  Estimate cost;   // TFI2: handling and storage there, per 20 t
};

/// TFI4, km/h.
struct Speeds {
  Estimate without_delay;  // SWOD: distance by moving time
  Estimate with_delay;     // SWD: distance by all time
};

struct FlowIndicators {
  std::string flow, unit;
  std::vector<TcdPoint> points;  // the last one: all of the journey
  std::vector<Crossing> crossings;
  Estimate border_hours, border_cost;  // TFI1 and TFI2: means of its crossings
  Estimate corridor_cost;              // TFI3: paid by the shipper per 500 km and 20 t
  Speeds speed;                        // of the whole route
  /// By scenario::Mode: of its legs by that mode with the terminals between two of them.
  std::array<Speeds, 4> by_mode;
};

}  // namespace corridor::experiment
