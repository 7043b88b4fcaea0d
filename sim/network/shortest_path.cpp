#include "corridor/network/shortest_path.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <tuple>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

#include "corridor/core/check.hpp"

namespace corridor::network {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
constexpr PathCost kUnreachable{{kNever, kNever, kNever, kNever}};

using Reversed = boost::adjacency_list<boost::vecS,
                                       boost::vecS,
                                       boost::directedS,
                                       boost::no_property,
                                       boost::property<boost::edge_weight_t, PathCost>>;

/// Cost of the cheapest path from each vertex to `to`.
std::vector<PathCost> costs_to(std::size_t n_vertices,
                               std::span<const PathArc> arcs,
                               std::uint32_t to) {
  Reversed graph(n_vertices);
  for (const PathArc& arc : arcs) {
    boost::add_edge(arc.to, arc.from, arc.cost, graph);
  }
  std::vector<PathCost> costs(n_vertices);
  const auto by_vertex =
      boost::make_iterator_property_map(costs.begin(), boost::get(boost::vertex_index, graph));
  boost::dijkstra_shortest_paths(graph,
                                 to,
                                 boost::distance_map(by_vertex)
                                     .distance_compare(std::less<>{})
                                     .distance_combine(std::plus<>{})
                                     .distance_inf(kUnreachable)
                                     .distance_zero(PathCost{}));
  return costs;
}

/// Arcs that lie on a cheapest path, by start, then rank, then index.
std::vector<std::size_t> tight_arcs(std::span<const PathArc> arcs,
                                    const std::vector<PathCost>& costs) {
  std::vector<std::size_t> tight;
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const PathCost& rest = costs[arcs[i].to];
    if (rest != kUnreachable && arcs[i].cost + rest == costs[arcs[i].from]) {
      tight.push_back(i);
    }
  }
  std::ranges::sort(
      tight, {}, [arcs](std::size_t i) { return std::tuple(arcs[i].from, arcs[i].rank, i); });
  return tight;
}

}  // namespace

std::int64_t to_micro(double units) {
  constexpr double kMost = 1e9;
  CORRIDOR_CHECK(units >= 0, "a cost is not negative");
  return std::llround(std::min(units, kMost) * 1e6);
}

std::optional<std::vector<std::size_t>> shortest_path(std::size_t n_vertices,
                                                      std::span<const PathArc> arcs,
                                                      std::uint32_t from,
                                                      std::uint32_t to) {
  CORRIDOR_CHECK(from < n_vertices && to < n_vertices, "ends are vertices");
  const std::vector<PathCost> costs = costs_to(n_vertices, arcs, to);
  if (costs[from] == kUnreachable) {
    return std::nullopt;
  }
  const std::vector<std::size_t> tight = tight_arcs(arcs, costs);
  std::vector<std::size_t> path;
  for (std::uint32_t at = from; at != to; at = arcs[path.back()].to) {
    const auto next =
        std::ranges::lower_bound(tight, at, {}, [arcs](std::size_t i) { return arcs[i].from; });
    CORRIDOR_CHECK(next != tight.end() && path.size() < arcs.size(), "a cycle costs nothing");
    path.push_back(*next);
  }
  return path;
}

}  // namespace corridor::network
