#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "corridor/network/ids.hpp"

namespace corridor::network {

/// A ride with one service from one of its calls to a later one.
struct ServiceLeg {
  NodeId from;
  NodeId to;
  std::uint32_t service = 0;
  std::uint32_t from_call = 0;  // index in the service's calling pattern
  std::uint32_t to_call = 0;
  double hours = 0;
  double cost = 0;
};

enum class Criterion { Time, Cost };

struct RouteQuery {
  NodeId from;
  NodeId to;
  Criterion criterion = Criterion::Time;
  /// When not empty: exactly these services, in this order.
  std::vector<std::uint32_t> services{};
  /// Which legs may be used (such as: carry the commodity); when empty, all.
  std::function<bool(const ServiceLeg&)> allows{};
  /// Added to the time for each change of service.
  double hours_per_change = 0;
};

/// All legs that the services offer; finds the route of a flow over them.
class ServiceNetwork {
 public:
  /// The ends of every leg must be nodes 0 .. n_nodes - 1; hours and cost must not be negative.
  /// They are compared in microseconds and in millionths.
  ServiceNetwork(std::size_t n_nodes, std::vector<ServiceLeg> legs);

  [[nodiscard]] std::size_t n_legs() const { return legs_.size(); }
  [[nodiscard]] const ServiceLeg& leg(LegId id) const { return legs_[id.value]; }

  /// The legs of the best route, in order; nothing if there is none. Best is least by the
  /// criterion, then by the other one (so that without tariffs the cheapest route is the fastest),
  /// then with the fewest changes, then with the fewest legs; then, compared leg by leg from the
  /// start, with the smaller service, or with equal services the smaller leg id. A change is every
  /// alighting between two legs: only a ride on with the same service from the very call at which
  /// the leg ended is none. From a node to itself the route has no legs, unless services are named.
  [[nodiscard]] std::optional<std::vector<LegId>> route(const RouteQuery& query) const;

 private:
  std::size_t n_nodes_;
  std::vector<ServiceLeg> legs_;
  std::vector<std::vector<std::uint32_t>> from_;  // legs that begin at each node
};

}  // namespace corridor::network
