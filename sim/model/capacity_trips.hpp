#pragma once
// How often each service's vehicles go, by the flows' routes and the departure rules, without a
// run.

#include <optional>
#include <vector>

#include "capacity_period.hpp"

namespace corridor::model {

/// A flow on one of its stages: boarding, landing or staying aboard at a call.
struct FlowStage {
  FlowId flow;
  std::size_t stage = 0;  // the one that begins at the node of boarding; for landing the one after
};

/// What the flows do at one call of a service.
struct CallTraffic {
  std::vector<FlowStage> boarding, landing;
  std::vector<FlowStage> passing;  // aboard when it comes and when it goes
  std::vector<double> aboard;      // units per day on the leg that begins here, by commodity
};

/// Work on a vehicle at a call: one step of one handling.
struct Session {
  const StepPlan* step = nullptr;
  double per_day = 0;
  double days = 0;      // of servers, mean of one
  double length = 0;    // from begin to end: shorter with several servers at once
  double variance = 0;  // days^2
  bool departure = false;
  std::vector<FlowStage> flows;  // whose cargo it is
  double units = 0;              // per day, of those flows
};

/// Demand by flow, service and call.
class Traffic {
 public:
  Traffic(const Layout& layout, const Conditions& conditions);

  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] const Conditions& conditions() const { return conditions_; }
  [[nodiscard]] double units(FlowId flow) const { return units_[flow.value]; }
  [[nodiscard]] double lots(FlowId flow) const;
  /// Groups that are offered per day: lots where each comes alone.
  [[nodiscard]] double groups(FlowId flow) const;
  [[nodiscard]] const std::vector<CallTraffic>& calls(ServiceId service) const {
    return calls_[service.value];
  }
  /// Vehicles per day that the leg from this call needs when all are full.
  [[nodiscard]] double full_loads(ServiceId service, std::uint32_t call) const;
  /// The same for its busiest leg.
  [[nodiscard]] double full_loads(ServiceId service) const;
  /// All work at a call when `per_day` vehicles make it.
  [[nodiscard]] std::vector<Session> sessions(ServiceId service,
                                              std::uint32_t call,
                                              double per_day) const;

 private:
  void add(FlowId flow, std::size_t stage);
  void add_sessions(std::vector<Session>& all,
                    const std::vector<FlowStage>& flows,
                    double per_day,
                    bool departure) const;

  const Layout& layout_;
  const Conditions& conditions_;
  std::vector<double> units_;
  std::vector<std::vector<CallTraffic>> calls_;  // by service and call
};

/// One call in the cycle of a vehicle; days.
struct CallTimes {
  double working = 0;
  double manoeuvring = 0;
  double for_cargo = 0;           // waiting for it
  double for_cargo_at_berth = 0;  // of which at the berth: one vehicle of a service loads at a time
  double closed = 0;              // waiting for weather and windows
  double closed_at_berth = 0;     // of which to leave
};

struct Trips {
  double per_day = 0;
  std::optional<double> most;  // per day that a counted fleet can make; none: no limit
  double running = 0;          // days, of a whole cycle or pass
  std::vector<CallTimes> calls;
  [[nodiscard]] double cycle() const;
};

/// Whether vehicles go as the departure rules say, or as seldom as they can: always full.
enum class Loading { ByRule, Full };

/// By service. A counted fleet of V vehicles whose cycle takes C without waiting for cargo makes at
/// most V / C trips; where it waits to fill, as many as there are full loads, but at least
/// V / (C + at_most). An unlimited fleet makes a train of what has gathered within `at_most` of the
/// first group. Queues for berths and cranes are left out.
std::vector<Trips> trips_of(const Traffic& traffic, Loading loading);

}  // namespace corridor::model
