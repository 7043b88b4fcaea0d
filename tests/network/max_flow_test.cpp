#include "corridor/network/max_flow.hpp"

#include <numeric>
#include <vector>

#include <doctest/doctest.h>

#include "corridor/core/random.hpp"

namespace corridor::network::max_flow_test {
namespace {

std::int64_t capacity_of_cut(const MaxFlow& flow, const std::vector<CapacityArc>& arcs) {
  return std::accumulate(
      flow.cut.begin(), flow.cut.end(), std::int64_t{0}, [&arcs](std::int64_t sum, std::size_t i) {
        return sum + arcs[i].capacity;
      });
}

/// Least capacity over all sets of vertices that hold the source and not the sink.
std::int64_t least_cut(std::size_t n, const std::vector<CapacityArc>& arcs) {
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (std::size_t set = 0; set < (std::size_t{1} << n); ++set) {
    const auto in = [set](std::uint32_t vertex) { return ((set >> vertex) & 1U) != 0; };
    if (!in(0) || in(1)) {
      continue;
    }
    std::int64_t capacity = 0;
    for (const CapacityArc& arc : arcs) {
      capacity += in(arc.from) && !in(arc.to) ? arc.capacity : 0;
    }
    least = std::min(least, capacity);
  }
  return least;
}

// Ford and Fulkerson's example as in Cormen et al. 2009, figure 26.6: 23, over the cut of
// {s, v1, v2, v4} with the arcs v1-v3 (12), v4-v3 (7) and v4-t (4).
TEST_CASE("max flow: a published network of six vertices and its cut") {
  const std::vector<CapacityArc> arcs{{0, 2, 16},
                                      {0, 3, 13},
                                      {3, 2, 4},
                                      {2, 4, 12},
                                      {4, 3, 9},
                                      {3, 5, 14},
                                      {5, 4, 7},
                                      {4, 1, 20},
                                      {5, 1, 4}};
  const MaxFlow flow = max_flow(6, arcs, 0, 1);
  CHECK(flow.value == 23);
  CHECK(flow.cut == std::vector<std::size_t>{3, 6, 8});
}

TEST_CASE("max flow: of two narrowest places the one nearer the source is named") {
  const std::vector<CapacityArc> arcs{{0, 2, 5}, {2, 3, 3}, {3, 4, 8}, {4, 1, 3}};
  const MaxFlow flow = max_flow(5, arcs, 0, 1);
  CHECK(flow.value == 3);
  CHECK(flow.cut == std::vector<std::size_t>{1});
}

TEST_CASE("max flow: parallel arcs add up, arcs back and loops carry nothing") {
  const std::vector<CapacityArc> arcs{{0, 1, 2}, {0, 1, 3}, {1, 0, 9}, {0, 0, 4}};
  const MaxFlow flow = max_flow(2, arcs, 0, 1);
  CHECK(flow.value == 5);
  CHECK(flow.cut == std::vector<std::size_t>{0, 1});
}

TEST_CASE("max flow: none without a way, unlimited without a limit") {
  CHECK(max_flow(3, std::vector<CapacityArc>{{0, 2, 5}}, 0, 1).value == 0);
  CHECK(max_flow(3, std::vector<CapacityArc>{{0, 2, 5}}, 0, 1).cut.empty());
  const std::vector<CapacityArc> open{{0, 2, kUnlimited}, {2, 1, kUnlimited}, {0, 1, 7}};
  CHECK(max_flow(3, open, 0, 1).value >= kUnlimited);
  CHECK(max_flow(3, open, 0, 1).cut.empty());
}

TEST_CASE("max flow: equals the least of all cuts, and its cut has that capacity") {
  constexpr std::size_t kVertices = 7;
  for (std::uint64_t n = 0; n < 60; ++n) {
    core::Stream stream{core::RandomKey{.seed = 3, .replication = 0},
                        core::StreamName::of("arcs", "max flow", ""),
                        n};
    const auto whole = [&stream](double below) {
      return static_cast<std::uint32_t>(stream.uniform() * below);
    };
    std::vector<CapacityArc> arcs;
    for (int i = 0; i < 16; ++i) {
      const std::uint32_t from = whole(kVertices);
      const std::uint32_t to = whole(kVertices);
      arcs.push_back({from, to, whole(10)});
    }
    CAPTURE(n);
    const MaxFlow flow = max_flow(kVertices, arcs, 0, 1);
    CHECK(flow.value == least_cut(kVertices, arcs));
    CHECK(capacity_of_cut(flow, arcs) == flow.value);
  }
}

}  // namespace
}  // namespace corridor::network::max_flow_test
