#include "corridor/network/graph.hpp"

#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>

#include "corridor/core/check.hpp"
#include "corridor/network/shortest_path.hpp"

namespace corridor::network {
namespace {

std::vector<PathArc> path_arcs(const Graph& graph) {
  std::vector<PathArc> result;
  result.reserve(graph.arcs().size());
  for (const Arc& arc : graph.arcs()) {
    result.push_back({.from = arc.from.value,
                      .to = arc.to.value,
                      .cost = {{to_micro(arc.cost), 1, 0, 0}},
                      .rank = arc.label});
  }
  return result;
}

}  // namespace

Graph::Graph(std::size_t n_nodes, std::vector<Arc> arcs)
    : n_nodes_(n_nodes), arcs_(std::move(arcs)) {
  for (const Arc& arc : arcs_) {
    CORRIDOR_CHECK(arc.from.value < n_nodes && arc.to.value < n_nodes, "an arc joins nodes");
  }
}

std::optional<std::vector<std::size_t>> cheapest_path(const Graph& graph, NodeId from, NodeId to) {
  return cheapest_path(graph, from, {}, to);
}

std::optional<std::vector<std::size_t>> cheapest_path(const Graph& graph,
                                                      NodeId from,
                                                      std::span<const NodeId> via,
                                                      NodeId to) {
  const std::vector<PathArc> arcs = path_arcs(graph);
  std::vector<NodeId> stops(via.begin(), via.end());
  stops.push_back(to);
  std::vector<std::size_t> joined;
  NodeId at = from;
  for (const NodeId stop : stops) {
    const auto part = shortest_path(graph.n_nodes(), arcs, at.value, stop.value);
    if (!part) {
      return std::nullopt;
    }
    joined.insert(joined.end(), part->begin(), part->end());
    at = stop;
  }
  return joined;
}

std::vector<bool> reachable_from(const Graph& graph, NodeId from) {
  using Plain = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
  CORRIDOR_CHECK(from.value < graph.n_nodes(), "reachability is asked from a node");
  Plain plain(graph.n_nodes());
  for (const Arc& arc : graph.arcs()) {
    boost::add_edge(arc.from.value, arc.to.value, plain);
  }
  std::vector<boost::default_color_type> colours(graph.n_nodes());
  boost::breadth_first_search(plain,
                              from.value,
                              boost::color_map(boost::make_iterator_property_map(
                                  colours.begin(), boost::get(boost::vertex_index, plain))));
  std::vector<bool> reached;
  reached.reserve(colours.size());
  for (const auto colour : colours) {
    reached.push_back(colour == boost::black_color);
  }
  return reached;
}

}  // namespace corridor::network
