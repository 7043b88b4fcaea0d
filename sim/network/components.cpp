#include "corridor/network/components.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

#include "corridor/core/check.hpp"

namespace corridor::network {

std::vector<std::uint32_t> connected_components(std::size_t n_vertices,
                                                std::span<const Joint> joints) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(n_vertices);
  for (const auto& [a, b] : joints) {
    CORRIDOR_CHECK(a < n_vertices && b < n_vertices, "a joint joins vertices");
    boost::add_edge(a, b, graph);
  }
  std::vector<std::uint32_t> component(n_vertices);
  boost::connected_components(
      graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
  return component;
}

}  // namespace corridor::network
