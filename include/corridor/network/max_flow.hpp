#pragma once
// Max-flow and min-cut with integer capacities, so that the two are equal exactly.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace corridor::network {

/// A one-way connection of limited capacity, not negative. What is above kUnlimited counts as
/// kUnlimited.
struct CapacityArc {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::int64_t capacity = 0;
};

/// Sums of a thousand such capacities fit into 64 bits.
inline constexpr std::int64_t kUnlimited = 1'000'000'000'000'000;

struct MaxFlow {
  /// At least kUnlimited when no limited cut parts the two vertices.
  std::int64_t value = 0;
  /// Indices of the arcs of the minimum cut nearest the source, rising; empty when the flow is
  /// unlimited. Their capacities sum to `value`. Of several minimum cuts this one has the fewest
  /// vertices on the source's side; it does not depend on which maximum flow was found.
  std::vector<std::size_t> cut;
};

/// Greatest flow from `source` to another vertex `sink` over vertices 0 .. n_vertices - 1
/// (Goldberg and Tarjan 1988, push-relabel).
MaxFlow max_flow(std::size_t n_vertices,
                 std::span<const CapacityArc> arcs,
                 std::uint32_t source,
                 std::uint32_t sink);

}  // namespace corridor::network
