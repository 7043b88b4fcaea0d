#include "corridor/network/shortest_path.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

namespace corridor::network::shortest_path_test {

using Path = std::vector<std::size_t>;

TEST_CASE("shortest path: parts of the cost are compared from the first to the last") {
  CHECK(PathCost{{1, 9, 9, 9}} < PathCost{{2, 0, 0, 0}});
  CHECK(PathCost{{1, 2, 3, 4}} < PathCost{{1, 2, 4, 0}});
  CHECK(PathCost{{1, 2, 3, 4}} + PathCost{{1, 1, 1, 1}} == PathCost{{2, 3, 4, 5}});
}

TEST_CASE("shortest path: a later part decides only between equals") {
  const std::vector<PathArc> arcs{{0, 1, {{1, 5, 0, 1}}, 0},
                                  {1, 3, {{1, 5, 0, 1}}, 0},
                                  {0, 2, {{1, 4, 0, 1}}, 0},
                                  {2, 3, {{1, 4, 0, 1}}, 0},
                                  {0, 3, {{3, 0, 0, 1}}, 0}};
  CHECK(shortest_path(4, arcs, 0, 3) == Path{2, 3});
}

TEST_CASE("shortest path: of equals the smaller rank, then the smaller index, from the start") {
  const PathCost one{{1, 0, 0, 0}};
  const std::vector<PathArc> arcs{
      {0, 1, one, 7}, {0, 2, one, 3}, {1, 3, one, 0}, {2, 3, one, 9}, {2, 3, one, 9}};
  CHECK(shortest_path(4, arcs, 0, 3) == Path{1, 3});
}

TEST_CASE("shortest path: none, and none needed") {
  const std::vector<PathArc> arcs{{0, 1, {{1, 0, 0, 0}}, 0}};
  CHECK(shortest_path(2, arcs, 1, 0) == std::nullopt);
  CHECK(shortest_path(2, arcs, 1, 1) == Path{});
}

TEST_CASE("shortest path: costs become millionths, the very large ones equal") {
  CHECK(to_micro(0) == 0);
  CHECK(to_micro(1.5) == 1'500'000);
  CHECK(to_micro(0.1) + to_micro(0.2) == to_micro(0.3));
  CHECK(to_micro(1e9) == 1'000'000'000'000'000);
  CHECK(to_micro(1e300) == to_micro(1e9));
  CHECK(to_micro(std::numeric_limits<double>::infinity()) == to_micro(1e9));
}

}  // namespace corridor::network::shortest_path_test
