#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "corridor/network/ids.hpp"

namespace corridor::network {

/// A one-way connection. `label` is the caller's name for it (a link, a service) and breaks ties.
struct Arc {
  NodeId from;
  NodeId to;
  double cost = 0;  // not negative
  std::uint32_t label = 0;
};

/// Nodes 0 .. n_nodes - 1 and arcs between them; does not change.
class Graph {
 public:
  /// The ends of every arc must be nodes. Parallel arcs and arcs from a node to itself are allowed.
  Graph(std::size_t n_nodes, std::vector<Arc> arcs);

  [[nodiscard]] std::size_t n_nodes() const { return n_nodes_; }
  [[nodiscard]] const std::vector<Arc>& arcs() const { return arcs_; }

 private:
  std::size_t n_nodes_;
  std::vector<Arc> arcs_;
};

/// Indices of the arcs of the cheapest path, in order; nothing if there is none, no arcs if `from`
/// is `to`. Costs are compared in millionths. Of equally cheap paths the one with fewer arcs; then,
/// compared arc by arc from the start, with the smaller label, or with equal labels the smaller
/// index.
std::optional<std::vector<std::size_t>> cheapest_path(const Graph& graph, NodeId from, NodeId to);

/// The same by way of the nodes `via` in this order: the cheapest path of each part, joined. It may
/// pass a node more than once.
std::optional<std::vector<std::size_t>> cheapest_path(const Graph& graph,
                                                      NodeId from,
                                                      std::span<const NodeId> via,
                                                      NodeId to);

/// By node: whether a path leads there from `from`, which itself counts.
std::vector<bool> reachable_from(const Graph& graph, NodeId from);

}  // namespace corridor::network
