#include "corridor/network/max_flow.hpp"

#include <algorithm>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

#include "corridor/core/check.hpp"

namespace corridor::network {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using FlowGraph = boost::adjacency_list<
    boost::vecS,
    boost::vecS,
    boost::directedS,
    boost::no_property,
    boost::property<
        boost::edge_capacity_t,
        std::int64_t,
        boost::property<boost::edge_residual_capacity_t,
                        std::int64_t,
                        boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

FlowGraph graph_of(std::size_t n_vertices, std::span<const CapacityArc> arcs) {
  FlowGraph graph(n_vertices);
  for (const CapacityArc& arc : arcs) {
    CORRIDOR_CHECK(arc.from < n_vertices && arc.to < n_vertices, "an arc joins vertices");
    CORRIDOR_CHECK(arc.capacity >= 0, "a capacity is not negative");
    const auto forth = boost::add_edge(arc.from, arc.to, graph).first;
    const auto back = boost::add_edge(arc.to, arc.from, graph).first;
    boost::put(boost::edge_capacity, graph, forth, std::min(arc.capacity, kUnlimited));
    boost::put(boost::edge_capacity, graph, back, 0);
    boost::put(boost::edge_reverse, graph, forth, back);
    boost::put(boost::edge_reverse, graph, back, forth);
  }
  return graph;
}

/// Vertices that some more flow could still reach from the source.
std::vector<bool> source_side(const FlowGraph& graph, std::uint32_t source) {
  std::vector<bool> reached(boost::num_vertices(graph));
  std::vector<std::size_t> open{source};
  reached[source] = true;
  while (!open.empty()) {
    const std::size_t vertex = open.back();
    open.pop_back();
    const auto [begin, end] = boost::out_edges(vertex, graph);
    for (auto edge = begin; edge != end; ++edge) {
      const std::size_t next = boost::target(*edge, graph);
      if (!reached[next] && boost::get(boost::edge_residual_capacity, graph, *edge) > 0) {
        reached[next] = true;
        open.push_back(next);
      }
    }
  }
  return reached;
}

}  // namespace

MaxFlow max_flow(std::size_t n_vertices,
                 std::span<const CapacityArc> arcs,
                 std::uint32_t source,
                 std::uint32_t sink) {
  CORRIDOR_CHECK(source < n_vertices && sink < n_vertices && source != sink, "two vertices");
  FlowGraph graph = graph_of(n_vertices, arcs);
  MaxFlow result;
  result.value = boost::push_relabel_max_flow(graph, source, sink);
  if (result.value >= kUnlimited) {
    return result;
  }
  const std::vector<bool> near = source_side(graph, source);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    if (near[arcs[i].from] && !near[arcs[i].to]) {
      result.cut.push_back(i);
    }
  }
  return result;
}

}  // namespace corridor::network
