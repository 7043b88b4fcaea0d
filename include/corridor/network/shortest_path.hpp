#pragma once
// The search beneath all routing: Dijkstra's algorithm over costs of several integer parts, so that
// every tie is broken by a stated rule and none by rounding.

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace corridor::network {

/// Parts in falling order of importance: (cost), then (second cost), ... None is negative.
struct PathCost {
  std::array<std::int64_t, 4> parts{};

  friend auto operator<=>(const PathCost&, const PathCost&) = default;
  friend PathCost operator+(const PathCost& a, const PathCost& b) {
    PathCost sum;
    for (std::size_t i = 0; i < sum.parts.size(); ++i) {
      sum.parts[i] = a.parts[i] + b.parts[i];
    }
    return sum;
  }
};

/// `units` rounded to millionths. What is above 10^9 units counts as 10^9, so that the sum along a
/// path of 9,000 arcs fits; `units` must not be negative.
std::int64_t to_micro(double units);

struct PathArc {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  PathCost cost;
  std::uint32_t rank = 0;
};

/// Indices of the arcs of the cheapest path, in order; nothing if there is none, no arcs if `from`
/// is `to`. Of equally cheap paths the one whose arcs, compared one by one from the start, have the
/// smaller rank, or with equal ranks the smaller index. No cycle may cost nothing.
std::optional<std::vector<std::size_t>> shortest_path(std::size_t n_vertices,
                                                      std::span<const PathArc> arcs,
                                                      std::uint32_t from,
                                                      std::uint32_t to);

}  // namespace corridor::network
