#include "corridor/network/service_network.hpp"

#include <algorithm>
#include <utility>

#include "corridor/core/check.hpp"
#include "corridor/network/shortest_path.hpp"

// The search runs over states "aboard leg i, with the k-th named service", so that a change can
// cost something and the named services can be counted off. Without named services k is always 0.

namespace corridor::network {
namespace {

std::int64_t microseconds(double hours) {
  return to_micro(hours * 3600);
}

bool rides_on(const ServiceLeg& last, const ServiceLeg& next) {
  return last.service == next.service && last.to_call == next.from_call;
}

class StateGraph {
 public:
  /// `from` tells the legs that begin at each node.
  StateGraph(const std::vector<ServiceLeg>& legs,
             const std::vector<std::vector<std::uint32_t>>& from,
             const RouteQuery& query)
      : legs_(legs),
        from_(from),
        query_(query),
        n_stages_(std::max<std::size_t>(query.services.size(), 1)) {
    find_reachable();
    add_boarding();
    for (const std::uint32_t leg : allowed_) {
      add_onward(leg);
    }
    add_arrival();
  }

  [[nodiscard]] std::optional<std::vector<LegId>> best() const {
    const auto path = shortest_path(n_states() + 2, arcs_, origin(), destination());
    if (!path) {
      return std::nullopt;
    }
    std::vector<LegId> route;
    for (const std::size_t arc : *path) {
      if (arcs_[arc].to != destination()) {
        route.push_back(LegId{arcs_[arc].to / static_cast<std::uint32_t>(n_stages_)});
      }
    }
    return route;
  }

 private:
  [[nodiscard]] std::size_t n_states() const { return legs_.size() * n_stages_; }
  [[nodiscard]] std::uint32_t state(std::uint32_t leg, std::size_t stage) const {
    return static_cast<std::uint32_t>(leg * n_stages_ + stage);
  }
  [[nodiscard]] std::uint32_t origin() const { return static_cast<std::uint32_t>(n_states()); }
  [[nodiscard]] std::uint32_t destination() const { return origin() + 1; }
  [[nodiscard]] bool fits(const ServiceLeg& leg, std::size_t stage) const {
    return query_.services.empty() || query_.services[stage] == leg.service;
  }

  /// Allowed legs that can be ridden at all, in order, and the nodes where they begin: a network
  /// may hold many corridors.
  void find_reachable() {
    std::vector<std::uint32_t> nodes{query_.from.value};
    std::vector<bool> seen(from_.size());
    seen[query_.from.value] = true;
    onward_.resize(from_.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (const std::uint32_t leg : from_[nodes[i]]) {
        if (query_.allows && !query_.allows(legs_[leg])) {
          continue;
        }
        onward_[nodes[i]].push_back(leg);
        allowed_.push_back(leg);
        if (!seen[legs_[leg].to.value]) {
          seen[legs_[leg].to.value] = true;
          nodes.push_back(legs_[leg].to.value);
        }
      }
    }
    std::ranges::sort(allowed_);
  }

  void board(std::uint32_t from_state, std::uint32_t leg, std::size_t stage, bool change) {
    const std::int64_t time =
        microseconds(legs_[leg].hours) + (change ? microseconds(query_.hours_per_change) : 0);
    const std::int64_t cost = to_micro(legs_[leg].cost);
    PathCost total{{time, cost, change ? 1 : 0, 1}};
    if (query_.criterion == Criterion::Cost) {
      std::swap(total.parts[0], total.parts[1]);
    }
    arcs_.push_back(
        {.from = from_state, .to = state(leg, stage), .cost = total, .rank = legs_[leg].service});
  }

  void add_boarding() {
    for (const std::uint32_t leg : onward_[query_.from.value]) {
      if (fits(legs_[leg], 0)) {
        board(origin(), leg, 0, false);
      }
    }
  }

  void add_onward(std::uint32_t leg) {
    for (const std::uint32_t next : onward_[legs_[leg].to.value]) {
      const bool change = !rides_on(legs_[leg], legs_[next]);
      for (std::size_t stage = 0; stage < n_stages_; ++stage) {
        if (!fits(legs_[leg], stage)) {
          continue;
        }
        if (fits(legs_[next], stage)) {
          board(state(leg, stage), next, stage, change);
        }
        if (stage + 1 < n_stages_ && fits(legs_[next], stage + 1)) {
          board(state(leg, stage), next, stage + 1, true);
        }
      }
    }
  }

  void add_arrival() {
    for (const std::uint32_t leg : allowed_) {
      if (legs_[leg].to == query_.to && fits(legs_[leg], n_stages_ - 1)) {
        arcs_.push_back({.from = state(leg, n_stages_ - 1), .to = destination(), .cost = {}});
      }
    }
  }

  const std::vector<ServiceLeg>& legs_;
  const std::vector<std::vector<std::uint32_t>>& from_;
  const RouteQuery& query_;
  std::size_t n_stages_;
  std::vector<std::uint32_t> allowed_;
  std::vector<std::vector<std::uint32_t>> onward_;  // of these, by node
  std::vector<PathArc> arcs_;
};

}  // namespace

ServiceNetwork::ServiceNetwork(std::size_t n_nodes, std::vector<ServiceLeg> legs)
    : n_nodes_(n_nodes), legs_(std::move(legs)), from_(n_nodes) {
  for (std::uint32_t id = 0; id < legs_.size(); ++id) {
    const ServiceLeg& leg = legs_[id];
    CORRIDOR_CHECK(leg.from.value < n_nodes && leg.to.value < n_nodes, "a leg joins nodes");
    CORRIDOR_CHECK(leg.hours >= 0 && leg.cost >= 0, "a leg takes and costs something or nothing");
    from_[leg.from.value].push_back(id);
  }
}

std::optional<std::vector<LegId>> ServiceNetwork::route(const RouteQuery& query) const {
  CORRIDOR_CHECK(query.from.value < n_nodes_ && query.to.value < n_nodes_, "ends are nodes");
  if (query.from == query.to && query.services.empty()) {
    return std::vector<LegId>{};
  }
  return StateGraph(legs_, from_, query).best();
}

}  // namespace corridor::network
