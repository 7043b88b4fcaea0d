#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace corridor::network {

/// Vertices 0 .. n_vertices - 1 and what joins two of them, either way.
using Joint = std::pair<std::uint32_t, std::uint32_t>;

/// By vertex: the number of its connected component. Components are numbered from 0 in the order of
/// their first vertices.
std::vector<std::uint32_t> connected_components(std::size_t n_vertices,
                                                std::span<const Joint> joints);

}  // namespace corridor::network
