#include "corridor/network/graph.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/random.hpp"

namespace corridor::network::graph_test {

using corridor::core::Stream;
using Path = std::vector<std::size_t>;

namespace {

Arc arc(std::uint32_t from, std::uint32_t to, double cost, std::uint32_t label = 0) {
  return {.from = NodeId{from}, .to = NodeId{to}, .cost = cost, .label = label};
}

std::uint32_t below(Stream& stream, std::uint32_t n) {
  return static_cast<std::uint32_t>(stream.bits() % n);
}

/// Few nodes, whole costs from 0 to 3 and three labels: ties abound.
Graph random_graph(Stream& stream) {
  const std::uint32_t n_nodes = 2 + below(stream, 5);
  const std::uint32_t n_arcs = below(stream, 14);
  std::vector<Arc> arcs;
  for (std::uint32_t i = 0; i < n_arcs; ++i) {
    const std::uint32_t from = below(stream, n_nodes);
    const std::uint32_t to = below(stream, n_nodes);
    const double cost = below(stream, 4);
    arcs.push_back(arc(from, to, cost, below(stream, 3)));
  }
  return {n_nodes, std::move(arcs)};
}

/// What the contract orders paths by.
using Rank = std::tuple<double, std::size_t, std::vector<std::pair<std::uint32_t, std::size_t>>>;

/// Tries every simple path.
class BruteForce {
 public:
  BruteForce(const Graph& graph, NodeId from, NodeId to) : graph_(graph), to_(to) {
    visited_.resize(graph.n_nodes());
    extend(from);
  }
  [[nodiscard]] const std::optional<Path>& best() const { return best_; }

 private:
  void extend(NodeId at) {
    if (at == to_) {
      consider();
      return;
    }
    visited_[at.value] = true;
    for (std::size_t i = 0; i < graph_.arcs().size(); ++i) {
      if (graph_.arcs()[i].from == at && !visited_[graph_.arcs()[i].to.value]) {
        path_.push_back(i);
        extend(graph_.arcs()[i].to);
        path_.pop_back();
      }
    }
    visited_[at.value] = false;
  }

  void consider() {
    Rank rank{0, path_.size(), {}};
    for (const std::size_t i : path_) {
      std::get<0>(rank) += graph_.arcs()[i].cost;
      std::get<2>(rank).emplace_back(graph_.arcs()[i].label, i);
    }
    if (!best_ || rank < best_rank_) {
      best_ = path_;
      best_rank_ = rank;
    }
  }

  const Graph& graph_;
  NodeId to_;
  std::vector<bool> visited_;
  Path path_;
  std::optional<Path> best_;
  Rank best_rank_;
};

}  // namespace

TEST_CASE("graph: the cheapest path of a hand-worked corridor") {
  // Altynkol 0, Almaty 1, Zhezkazgan 2, Aktau 3, Alat 4: by 1 and 2 to 3, then by sea.
  const Graph graph(5,
                    {arc(0, 1, 300),
                     arc(1, 2, 1100),
                     arc(2, 3, 1500),
                     arc(1, 3, 2700),
                     arc(3, 4, 490),
                     arc(4, 3, 490)});
  CHECK(cheapest_path(graph, NodeId{0}, NodeId{4}) == Path{0, 1, 2, 4});
  CHECK(cheapest_path(graph, NodeId{1}, NodeId{3}) == Path{1, 2});
  CHECK(cheapest_path(graph, NodeId{4}, NodeId{3}) == Path{5});
  CHECK(cheapest_path(graph, NodeId{4}, NodeId{0}) == std::nullopt);
  CHECK(cheapest_path(graph, NodeId{2}, NodeId{2}) == Path{});
}

TEST_CASE("graph: of equally cheap paths the one with fewer arcs") {
  const Graph graph(3, {arc(0, 1, 0.1), arc(1, 2, 0.2), arc(0, 2, 0.3)});
  CHECK(cheapest_path(graph, NodeId{0}, NodeId{2}) == Path{2});
}

TEST_CASE("graph: then the smaller labels, then the earlier arcs") {
  const Graph by_label(4, {arc(0, 1, 1, 5), arc(1, 3, 1, 0), arc(0, 2, 1, 4), arc(2, 3, 1, 9)});
  CHECK(cheapest_path(by_label, NodeId{0}, NodeId{3}) == Path{2, 3});
  const Graph by_index(2, {arc(0, 1, 2), arc(0, 1, 1), arc(0, 1, 1)});
  CHECK(cheapest_path(by_index, NodeId{0}, NodeId{1}) == Path{1});
}

TEST_CASE("graph: costs that differ by less than a millionth are equal") {
  const Graph graph(2, {arc(0, 1, 0.1 + 0.2, 2), arc(0, 1, 0.3, 1)});
  CHECK(cheapest_path(graph, NodeId{0}, NodeId{1}) == Path{1});
}

TEST_CASE("graph: arcs that cost nothing, also in circles") {
  const Graph graph(4, {arc(0, 1, 0), arc(1, 0, 0), arc(1, 1, 0), arc(1, 2, 0), arc(2, 3, 0)});
  CHECK(cheapest_path(graph, NodeId{0}, NodeId{3}) == Path{0, 3, 4});
}

TEST_CASE("graph: by way of nodes the parts are joined in order") {
  const Graph graph(4, {arc(0, 1, 1), arc(1, 2, 1), arc(2, 1, 1), arc(1, 3, 1), arc(0, 3, 1)});
  const auto by = [&graph](std::vector<NodeId> via) {
    return cheapest_path(graph, NodeId{0}, via, NodeId{3});
  };
  CHECK(by({}) == Path{4});
  CHECK(by({NodeId{1}}) == Path{0, 3});
  CHECK(by({NodeId{2}}) == Path{0, 1, 2, 3});
  CHECK(by({NodeId{2}, NodeId{1}}) == Path{0, 1, 2, 3});
  CHECK(by({NodeId{0}}) == Path{4});
  CHECK(by({NodeId{3}, NodeId{1}}) == std::nullopt);
}

TEST_CASE("graph: agrees with the trial of every path on random graphs full of ties") {
  int found = 0;
  for (std::uint64_t n = 0; n < 2'000; ++n) {
    Stream stream({1, 0}, {1, 1}, n);
    const Graph graph = random_graph(stream);
    const NodeId from{0};
    const NodeId to{1};
    const BruteForce brute_force(graph, from, to);
    CAPTURE(n);
    CHECK(cheapest_path(graph, from, to) == brute_force.best());
    CHECK(reachable_from(graph, from)[to.value] == brute_force.best().has_value());
    found += brute_force.best() ? 1 : 0;
  }
  CHECK(found > 500);
}

TEST_CASE("graph: what can be reached, in the direction of the arcs") {
  const Graph graph(5, {arc(0, 1, 1), arc(1, 2, 1), arc(3, 0, 1), arc(2, 0, 1)});
  CHECK(reachable_from(graph, NodeId{0}) == std::vector<bool>{true, true, true, false, false});
  CHECK(reachable_from(graph, NodeId{3}) == std::vector<bool>{true, true, true, true, false});
  CHECK(reachable_from(graph, NodeId{4}) == std::vector<bool>{false, false, false, false, true});
}

}  // namespace corridor::network::graph_test
